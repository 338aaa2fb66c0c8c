import { computeNormalCdf } from '../../numerics/normal-distribution';
import { quantise } from '../../numerics/quantise';
import { computeStudentQuantile } from '../../numerics/student-quantile';

export interface JumpLimitOptions {
  /** Bars looked at, at least 2. */
  readonly tests: number;
  /** Probability that noise alone makes a jump in so many bars. */
  readonly significance: number;
  /** Returns that the deviation is measured on, at least 4; absent: so many that it is known. */
  readonly windowBars?: number;
}

/** Variance of the bipower variation of n normal returns over its square, times n: pi^2 / 4 + pi - 3 (Barndorff-Nielsen & Shephard 2004). */
const bipowerNoise = (Math.PI * Math.PI) / 4 + Math.PI - 3;

/**
 * Deviations from which a move counts as a jump: the limit of Gumbel for the largest of `tests` standard normal numbers (Lee & Mykland 2008, lemma 1; their
 * constants times c = sqrt(2 / pi)). A deviation measured on few returns is itself uncertain; the limit is then moved to the same probability of
 * the Student distribution whose degrees of freedom match the bipower variation's (Satterthwaite 1946), or short windows would see jumps everywhere.
 */
export function computeJumpLimit({ tests, significance, windowBars }: JumpLimitOptions): number {
  const root = Math.sqrt(2 * Math.log(tests));
  const centre = root - (Math.log(Math.PI) + Math.log(Math.log(tests))) / (2 * root);
  const limit = quantise(centre - Math.log(-Math.log(1 - significance)) / root);
  if (windowBars === undefined) return limit;
  const degreesOfFreedom = Math.max(1, Math.round((2 * (windowBars - 2)) / bipowerNoise));
  return computeStudentQuantile(2 * computeNormalCdf(-limit), degreesOfFreedom);
}
