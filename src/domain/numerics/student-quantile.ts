import { computeNormalQuantile } from './normal-distribution';
import { quantise } from './quantise';
import { computeStudentTails } from './student-distribution';

/**
 * The t that a Student variable exceeds in size with probability `tails`, by bisection to nine digits: P(|T| >= t) = tails. Throws a RangeError outside of
 * (0, 1], and as `computeStudentTails`.
 */
export function computeStudentQuantile(tails: number, degreesOfFreedom: number): number {
  if (!(tails > 0 && tails <= 1)) throw new RangeError(`a probability of two tails lies in (0, 1], not at ${tails}`);
  let low = 0;
  let high = Math.max(1, 2 * computeNormalQuantile(1 - tails / 2));
  while (computeStudentTails(high, degreesOfFreedom) > tails) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 64 && high - low > 1e-10 * high; step++) {
    const middle = (low + high) / 2;
    if (computeStudentTails(middle, degreesOfFreedom) > tails) low = middle;
    else high = middle;
  }
  return quantise((low + high) / 2);
}
