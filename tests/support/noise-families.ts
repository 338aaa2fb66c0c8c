import { createRandom } from '../../src/domain/numerics/random';
import {
  resampleDifferentials,
  type ResampledDifferentials,
} from '../../src/domain/validation/resampled-differentials';
import type { ReturnMatrix } from '../../src/domain/validation/stage-evidence';
import { drawReturns } from './return-matrices';

/** The differentials of a matrix, resampled; for a matrix that has some. */
export function resampled(matrix: ReturnMatrix, { resamples = 99, seed = 1 } = {}): ResampledDifferentials {
  const differentials = resampleDifferentials(matrix, { resamples, random: createRandom(seed) });
  if (differentials === undefined) throw new Error('nothing varies');
  return differentials;
}

/** Families of strategies with the means given (in deviations of a bar), drawn again and again, 100 bars each. */
export function drawFamilies(count: number, means: readonly number[], seed: number): ResampledDifferentials[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => resampled(drawReturns(random, means, 100), { seed: seed + i }));
}

/** Differentials worked by hand: three strategies with a standard error of 1, of which the last is poor, and four resamples. */
export const handWorked: ResampledDifferentials = {
  ...{ rows: 4, kept: [0, 2, 3], leftOut: [1], observations: 16, resamples: 4, meanBlockLength: 1 },
  means: Float64Array.of(1, 2, -3),
  errors: Float64Array.of(1, 1, 1),
  deviations: Float64Array.from([...[0.5, -1, 2.5], ...[1.2, 0.3, -0.5], ...[-0.4, 2.1, 1], ...[0.2, -0.6, 1.5]]),
};
