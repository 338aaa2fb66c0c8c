import { solveLinearSystem } from '../numerics/linear-system';
import type { ObjectiveRows } from './objective-rows';

// Weight of the other axes where the extreme point of an axis is looked for (Deb & Jain 2014, section IV-C).
const offAxis = 1e-6;
// An intercept below this says that an objective does not vary; dividing by it would magnify noise.
const leastRange = 1e-9;

/**
 * The chosen rows with every objective minimised, moved to 0 at its best value and divided by its range, so that directions mean the same on
 * each axis (Deb & Jain 2014, algorithm 2). The range is where the plane through the extreme points cuts the axis; where there is no such
 * plane, or it cuts beyond the worst value, the worst value among the chosen is taken.
 */
export function normaliseObjectives(rows: ObjectiveRows, chosen: readonly number[]): number[][] {
  const { values, width, direction } = rows;
  const sign = direction === 'maximise' ? -1 : 1;
  const points = chosen.map((index) =>
    Array.from(values.subarray(index * width, (index + 1) * width), (value) => sign * value),
  );
  const ideal = columnsOf(width).map((column) =>
    points.reduce((best, point) => Math.min(best, point[column]!), Infinity),
  );
  const moved = points.map((point) => point.map((value, column) => value - ideal[column]!));
  const ranges = findRanges(moved, width);
  return moved.map((point) => point.map((value, column) => value / ranges[column]!));
}

function columnsOf(width: number): number[] {
  return Array.from({ length: width }, (_, column) => column);
}

/** One range an axis, each above 0. */
function findRanges(moved: readonly (readonly number[])[], width: number): number[] {
  const worst = columnsOf(width).map((column) => moved.reduce((most, point) => Math.max(most, point[column]!), 0));
  const extremes = columnsOf(width).map((axis) => findExtreme(moved, axis));
  const plane = solveLinearSystem(
    extremes,
    extremes.map(() => 1),
  );
  const intercepts = plane?.map((slope) => 1 / slope);
  const usable = intercepts?.every(
    (intercept, column) => intercept > leastRange && intercept <= worst[column]! * (1 + leastRange),
  );
  return (intercepts && usable ? intercepts : worst).map((range) => (range > leastRange ? range : 1));
}

/** The point that lies nearest to an axis: least in the greatest of its weighted coordinates. */
function findExtreme(moved: readonly (readonly number[])[], axis: number): readonly number[] {
  let extreme = moved[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const point of moved) {
    let most = 0;
    point.forEach((value, column) => (most = Math.max(most, column === axis ? value : value / offAxis)));
    if (most < least) {
      least = most;
      extreme = point;
    }
  }
  return extreme;
}
