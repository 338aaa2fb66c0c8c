import type { Random } from '../numerics/random';
import { sortRows } from './nondominated-sort';
import { normaliseObjectives } from './objective-normalisation';
import type { ObjectiveRows } from './objective-rows';
import { chooseLayers, createReferencePoints } from './reference-points';

export interface ReferenceSelection {
  readonly size: number;
  /** Breaks ties between directions and between members; a stream of its own makes the choice repeatable. */
  readonly random: Random;
}

/**
 * Indices of the survivors, best front first (the environmental selection of NSGA-III, Deb & Jain 2014): whole fronts while they fit; of the
 * first that does not, those whose directions are the emptiest. Infeasible members fill what feasible ones leave, the nearest to feasible
 * first (Jain & Deb 2014).
 */
export function selectByReferencePoints(rows: ObjectiveRows, { size, random }: ReferenceSelection): number[] {
  const chosen: number[] = [];
  for (const front of sortRows(rows)) {
    if (chosen.length + front.length <= size) {
      chosen.push(...front);
      continue;
    }
    const places = size - chosen.length;
    const infeasible = rows.violations[front[0]!]! > 0;
    return [...chosen, ...(infeasible ? front.slice(0, places) : fillNiches(rows, { chosen, front, places, random }))];
  }
  return chosen;
}

interface Split {
  readonly chosen: readonly number[];
  readonly front: readonly number[];
  readonly places: number;
  readonly random: Random;
}

/** A member seen from its nearest direction. */
interface Association {
  readonly direction: number;
  /** Square of the perpendicular distance to it. */
  readonly distance: number;
}

/** Niche preservation (Deb & Jain 2014, algorithm 4). */
function fillNiches(rows: ObjectiveRows, { chosen, front, places, random }: Split): number[] {
  if (places === 0) return [];
  const directions = createReferencePoints(rows.width, chooseLayers(rows.width, chosen.length + places));
  const normalised = normaliseObjectives(rows, [...chosen, ...front]);
  const associations = normalised.map((point) => associate(point, directions));
  const crowd = new Int32Array(directions.length);
  for (let place = 0; place < chosen.length; place++) crowd[associations[place]!.direction]!++;
  const waiting = directions.map((): { index: number; distance: number }[] => []);
  front.forEach((index, place) => {
    const { direction, distance } = associations[chosen.length + place]!;
    waiting[direction]!.push({ index, distance });
  });
  const taken: number[] = [];
  while (taken.length < places) {
    const direction = drawEmptiest(crowd, waiting, random);
    const niche = waiting[direction]!;
    // The first of an empty direction is the nearest to it; later ones are drawn.
    const place = crowd[direction] === 0 ? findNearest(niche) : random.integer(niche.length);
    taken.push(niche[place]!.index);
    niche.splice(place, 1);
    crowd[direction]!++;
  }
  return taken;
}

function drawEmptiest(crowd: Int32Array, waiting: readonly (readonly unknown[])[], random: Random): number {
  let fewest = Number.POSITIVE_INFINITY;
  let emptiest: number[] = [];
  crowd.forEach((members, direction) => {
    if (waiting[direction]!.length === 0 || members > fewest) return;
    if (members < fewest) emptiest = [];
    fewest = members;
    emptiest.push(direction);
  });
  return emptiest[random.integer(emptiest.length)]!;
}

function findNearest(niche: readonly { readonly distance: number }[]): number {
  let nearest = 0;
  niche.forEach(({ distance }, place) => {
    if (distance < niche[nearest]!.distance) nearest = place;
  });
  return nearest;
}

function associate(point: readonly number[], directions: readonly (readonly number[])[]): Association {
  let direction = 0;
  let distance = Number.POSITIVE_INFINITY;
  directions.forEach((reference, index) => {
    const square = squareDistance(point, reference);
    if (square < distance) {
      direction = index;
      distance = square;
    }
  });
  return { direction, distance };
}

/** From a point to the line through the origin and the reference. */
function squareDistance(point: readonly number[], reference: readonly number[]): number {
  let along = 0;
  let length = 0;
  for (let column = 0; column < point.length; column++) {
    along += point[column]! * reference[column]!;
    length += reference[column]! * reference[column]!;
  }
  let square = 0;
  for (let column = 0; column < point.length; column++) {
    const aside = point[column]! - (along / length) * reference[column]!;
    square += aside * aside;
  }
  return square;
}
