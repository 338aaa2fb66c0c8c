import { quantise } from '../numerics/quantise';
import type { Scored } from './fitness';
import { createObjectiveRows, scoreRows, type ObjectiveRows } from './objective-rows';

/**
 * Volume that the points dominate, bounded by the reference point; a point that is not better than the reference in every objective adds
 * nothing. Exact: two and three objectives by a sweep (Fonseca, Paquete & Lopez-Ibanez 2006), more by the exclusive volumes of WFG with
 * slicing (While, Bradstreet & Barone 2012). The order of the points does not matter. Throws a RangeError on lengths that differ.
 */
export function computeHypervolume(
  points: readonly (readonly number[])[],
  reference: readonly number[],
  direction: ObjectiveRows['direction'] = 'minimise',
): number {
  const rows = createObjectiveRows(points, direction);
  if (rows.count === 0) return 0;
  if (rows.width !== reference.length)
    throw new RangeError(`the reference has ${reference.length} objectives, the points have ${rows.width}`);
  return measureRows(rows, reference);
}

/** Volume of fitness space, [0, 1] in each score, that the feasible members dominate, cut to twelve digits: the progress of an archive in one number. */
export function computeArchiveHypervolume(archive: readonly Scored[]): number {
  const rows = scoreRows(archive.filter(({ violation }) => violation === 0));
  return quantise(measureRows(rows, new Array<number>(rows.width).fill(0)));
}

/** As distances below the reference, where 0 adds nothing and more is better. */
function measureRows({ count, width, values, direction }: ObjectiveRows, reference: readonly number[]): number {
  const sign = direction === 'maximise' ? 1 : -1;
  const gains: Float64Array[] = [];
  for (let index = 0; index < count; index++) {
    const gain = new Float64Array(width);
    for (let column = 0; column < width; column++)
      gain[column] = sign * (values[index * width + column]! - reference[column]!);
    if (gain.every((value) => value > 0)) gains.push(gain);
  }
  return measureVolume(gains, width);
}

/** Volume of the union of the boxes from 0 to each point in the first `width` coordinates. */
function measureVolume(points: readonly Float64Array[], width: number): number {
  if (points.length === 0) return 0;
  if (width === 1) return points.reduce((most, point) => Math.max(most, point[0]!), 0);
  if (width > 3) return sumExclusiveVolumes(keepNondominated(points, width), width);
  const sorted = [...points].sort((a, b) => compareFrom(a, b, width - 1));
  return width === 3 ? sweepVolume(sorted) : sweepArea(sorted);
}

/** Descending in the last coordinate, then in those before it. */
function compareFrom(a: Float64Array, b: Float64Array, last: number): number {
  for (let column = last; column >= 0; column--) if (a[column] !== b[column]) return b[column]! - a[column]!;
  return 0;
}

function sweepArea(sorted: readonly Float64Array[]): number {
  let area = 0;
  let reach = 0;
  for (const point of sorted)
    if (point[0]! > reach) {
      area += (point[0]! - reach) * point[1]!;
      reach = point[0]!;
    }
  return area;
}

/** From the highest third coordinate downwards the area below grows; between two steps it is constant. */
function sweepVolume(sorted: readonly Float64Array[]): number {
  const stairs = createStairs(sorted.length);
  let volume = 0;
  let area = 0;
  for (let index = 0; index < sorted.length; index++) {
    const point = sorted[index]!;
    area += addStair(stairs, point[0]!, point[1]!);
    volume += area * (point[2]! - (sorted[index + 1]?.[2] ?? 0));
  }
  return volume;
}

/** Corners of a union of rectangles at the origin: `across` falls, `up` rises. */
interface Stairs {
  readonly across: Float64Array;
  readonly up: Float64Array;
  count: number;
}

function createStairs(capacity: number): Stairs {
  return { across: new Float64Array(capacity), up: new Float64Array(capacity), count: 0 };
}

/** Adds a rectangle and returns the area that it adds. */
function addStair(stairs: Stairs, x: number, y: number): number {
  const { across, up, count } = stairs;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (across[middle]! >= x) low = middle + 1;
    else high = middle;
  }
  // Those before `low` reach as far across; the last of them is the highest.
  let floor = low > 0 ? up[low - 1]! : 0;
  if (floor >= y) return 0;
  let gain = 0;
  let right = x;
  let end = low;
  for (; end < count && up[end]! <= y; end++) {
    gain += (right - across[end]!) * (y - floor);
    right = across[end]!;
    floor = up[end]!;
  }
  gain += (right - (end < count ? across[end]! : 0)) * (y - floor);
  across.copyWithin(low + 1, end, count);
  up.copyWithin(low + 1, end, count);
  across[low] = x;
  up[low] = y;
  stairs.count = count - (end - low) + 1;
  return gain;
}

/**
 * Each point adds what no point before it covers. Those before it are higher in the last coordinate, so cut to its box they are all as
 * high as the point itself and one dimension falls away.
 */
function sumExclusiveVolumes(points: readonly Float64Array[], width: number): number {
  const inner = width - 1;
  const sorted = [...points].sort((a, b) => compareFrom(a, b, inner));
  const measureCovered = inner === 3 ? sweepBoxes(sorted) : cutBoxes(sorted, inner);
  let volume = 0;
  sorted.forEach((point, index) => {
    let own = 1;
    for (let column = 0; column < inner; column++) own *= point[column]!;
    volume += point[inner]! * (own - measureCovered(point, index));
  });
  return volume;
}

/** What of a point's box those before it cover, in the first `inner` coordinates. */
type CoveredVolume = (point: Float64Array, index: number) => number;

function cutBoxes(sorted: readonly Float64Array[], inner: number): CoveredVolume {
  return (point, index) => {
    const boxes = sorted.slice(0, index).map((other) => {
      const box = new Float64Array(inner);
      for (let column = 0; column < inner; column++) box[column] = Math.min(point[column]!, other[column]!);
      return box;
    });
    return measureVolume(boxes, inner);
  };
}

/** The same for three coordinates without a sort for each point: cutting keeps the order of the third. */
function sweepBoxes(sorted: readonly Float64Array[]): CoveredVolume {
  const order = sorted.map((_, index) => index).sort((a, b) => compareFrom(sorted[a]!, sorted[b]!, 2) || a - b);
  const stairs = createStairs(sorted.length);
  return (point, index) => {
    const x = point[0]!;
    const y = point[1]!;
    const top = point[2]!;
    stairs.count = 0;
    let covered = 0;
    let area = 0;
    let level = top;
    for (const other of order) {
      if (other >= index) continue;
      const box = sorted[other]!;
      const height = Math.min(top, box[2]!);
      covered += area * (level - height);
      level = height;
      area += addStair(stairs, Math.min(x, box[0]!), Math.min(y, box[1]!));
      // Nothing is left to be covered below.
      if (box[0]! >= x && box[1]! >= y) break;
    }
    return covered + area * level;
  };
}

function keepNondominated(points: readonly Float64Array[], width: number): Float64Array[] {
  const sorted = [...points].sort((a, b) => compareFrom(a, b, width - 1));
  const kept: Float64Array[] = [];
  for (const point of sorted) if (!kept.some((other) => covers(other, point, width))) kept.push(point);
  return kept;
}

function covers(a: Float64Array, b: Float64Array, width: number): boolean {
  for (let column = 0; column < width; column++) if (a[column]! < b[column]!) return false;
  return true;
}
