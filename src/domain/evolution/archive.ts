import { dominates, fitnessDimensions, type Scored } from './fitness';

/**
 * The best ever found, bounded in size and never getting worse: fitness space is cut into boxes of edge `epsilon`, and of the boxes that no
 * other box dominates each keeps one genome (epsilon-Pareto archive, Laumanns, Thiele, Deb & Zitzler 2002). Whoever leaves is replaced by
 * one whose box is at least as good. Only feasible genomes enter. The result is sorted by id and does not depend on the order of newcomers.
 */
export function updateArchive<T extends Scored>(archive: readonly T[], newcomers: readonly T[], epsilon: number): T[] {
  const boxes = new Map<string, Box<T>>();
  for (const member of archive) {
    const box = boxOf(member, epsilon);
    boxes.set(box.key, box);
  }
  const ordered = [...newcomers].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const newcomer of ordered) if (newcomer.violation === 0) admit(boxes, boxOf(newcomer, epsilon));
  return [...boxes.values()].map(({ member }) => member).sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Box<T> {
  readonly member: T;
  readonly corner: readonly number[];
  readonly key: string;
}

function admit<T extends Scored>(boxes: Map<string, Box<T>>, newcomer: Box<T>): void {
  const rival = boxes.get(newcomer.key);
  if (rival) {
    if (dominates(newcomer.member, rival.member)) boxes.set(newcomer.key, newcomer);
    return;
  }
  for (const box of boxes.values()) if (boxDominates(box.corner, newcomer.corner)) return;
  for (const [key, box] of boxes) if (boxDominates(newcomer.corner, box.corner)) boxes.delete(key);
  boxes.set(newcomer.key, newcomer);
}

function boxOf<T extends Scored>(member: T, epsilon: number): Box<T> {
  const corner = fitnessDimensions.map((dimension) => Math.floor(member.fitness[dimension] / epsilon));
  return { member, corner, key: corner.join(',') };
}

/** At least as good in every dimension; equal boxes were told apart before. */
function boxDominates(a: readonly number[], b: readonly number[]): boolean {
  for (let column = 0; column < a.length; column++) if (a[column]! < b[column]!) return false;
  return true;
}
