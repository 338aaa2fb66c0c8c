import type { Scored } from './fitness';
import { scoreRows, type ObjectiveRows } from './objective-rows';

/** Fronts of indices, best first: nobody in a front is dominated by anyone of the same or a later front (fast sort of Deb et al. 2002). */
export function sortNondominated(population: readonly Scored[]): number[][] {
  return sortRows(scoreRows(population));
}

/** The same for any number of objectives; a lower violation dominates whatever the objectives say (Deb 2000). Indices rise within a front. */
export function sortRows(rows: ObjectiveRows): number[][] {
  const { count } = rows;
  const dominatedBy = Array.from({ length: count }, (): number[] => []);
  const dominators = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const outcome = compareRows(rows, i, j);
      if (outcome > 0) {
        dominatedBy[i]!.push(j);
        dominators[j]!++;
      } else if (outcome < 0) {
        dominatedBy[j]!.push(i);
        dominators[i]!++;
      }
    }
  }
  const fronts: number[][] = [];
  let front: number[] = [];
  for (let index = 0; index < count; index++) if (dominators[index] === 0) front.push(index);
  while (front.length > 0) {
    fronts.push(front);
    const next: number[] = [];
    for (const index of front)
      for (const loser of dominatedBy[index]!) {
        dominators[loser]!--;
        if (dominators[loser] === 0) next.push(loser);
      }
    front = next.sort((a, b) => a - b);
  }
  return fronts;
}

/** The relation of `dominates` between two rows: 1 where the first dominates, -1 where the second does, else 0. */
function compareRows({ values, width, direction, violations }: ObjectiveRows, first: number, second: number): number {
  if (violations[first] !== violations[second]) return violations[first]! < violations[second]! ? 1 : -1;
  const a = first * width;
  const b = second * width;
  let higher = 0;
  let lower = 0;
  for (let column = 0; column < width; column++) {
    higher |= Number(values[a + column]! > values[b + column]!);
    lower |= Number(values[a + column]! < values[b + column]!);
  }
  return direction === 'maximise' ? higher - lower : lower - higher;
}
