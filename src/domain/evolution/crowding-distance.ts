import type { Scored } from './fitness';
import { scoreRows, type ObjectiveRows } from './objective-rows';

/** Room around each member of a front, one number a member; among equals in a dimension the order is that of their ids. */
export function computeCrowdingDistances(front: readonly Scored[]): number[] {
  const order = front.map((_, index) => index).sort((a, b) => (front[a]!.id < front[b]!.id ? -1 : 1));
  const distances = new Array<number>(front.length);
  const sorted = computeRowCrowding(
    scoreRows(order.map((index) => front[index]!)),
    order.map((_, place) => place),
  );
  order.forEach((index, place) => (distances[index] = sorted[place]!));
  return distances;
}

/**
 * Room around each row of a front, in the front's order: the sum of its neighbours' gaps, each objective scaled by its range; Infinity at
 * the ends of an objective that varies (Deb et al. 2002). Among equals in an objective the order is that of the front.
 */
export function computeRowCrowding({ values, width }: ObjectiveRows, front: readonly number[]): number[] {
  const distances = new Array<number>(front.length).fill(0);
  if (front.length === 0) return distances;
  for (let column = 0; column < width; column++) {
    const value = (place: number): number => values[front[place]! * width + column]!;
    const order = front.map((_, place) => place).sort((a, b) => value(a) - value(b) || a - b);
    const first = order[0]!;
    const last = order[order.length - 1]!;
    const range = value(last) - value(first);
    // Where all are equal nobody stands at an end.
    if (range === 0) continue;
    distances[first] = Number.POSITIVE_INFINITY;
    distances[last] = Number.POSITIVE_INFINITY;
    for (let place = 1; place < order.length - 1; place++)
      distances[order[place]!]! += (value(order[place + 1]!) - value(order[place - 1]!)) / range;
  }
  return distances;
}
