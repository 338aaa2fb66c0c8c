import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';

export interface Grid {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A point of the grid, all equally likely. */
export function drawFromGrid({ min, max, step }: Grid, random: Random): number {
  const points = Math.floor((max - min) / step + 1e-9) + 1;
  return quantise(min + random.integer(points) * step);
}

/**
 * A nearby point of the grid: a normal step with a deviation of a tenth of the range times `length`, at least one grid step, never the
 * same point.
 */
export function stepOnGrid(
  value: number,
  { min, max, step }: Grid,
  { random, length }: { random: Random; length: number },
): number {
  const last = Math.floor((max - min) / step + 1e-9);
  if (last === 0) return min;
  const distance = Math.max(1, Math.round(Math.abs(random.normal()) * 0.1 * length * ((max - min) / step)));
  const direction = random.uniform() < 0.5 ? -1 : 1;
  const place = Math.round((value - min) / step);
  const moved = Math.min(last, Math.max(0, place + direction * distance));
  const other = moved === place ? (place === 0 ? 1 : place - 1) : moved;
  return quantise(min + other * step);
}
