/**
 * P(|T| >= |t|) for Student's t with whole degrees of freedom, by the finite series of Abramowitz & Stegun (1964), 26.7.3 and 26.7.4. Absolute
 * error about 1e-15. Throws a RangeError on degrees of freedom that are no whole number from 1, or a t that is not a number.
 */
export function computeStudentTails(t: number, degreesOfFreedom: number): number {
  if (!(Number.isInteger(degreesOfFreedom) && degreesOfFreedom >= 1))
    throw new RangeError(`degrees of freedom are a whole number from 1, not ${degreesOfFreedom}`);
  if (Number.isNaN(t)) throw new RangeError('the distribution of t at NaN');
  const size = Math.abs(t);
  const cosineSquared = degreesOfFreedom / (degreesOfFreedom + size * size);
  const sine =
    size > 1 ? 1 / Math.sqrt(1 + degreesOfFreedom / (size * size)) : size / Math.sqrt(degreesOfFreedom + size * size);
  const odd = degreesOfFreedom % 2;
  let term = odd ? Math.sqrt(cosineSquared) : 1;
  let sum = degreesOfFreedom > 1 ? term : 0;
  for (let k = 2 + odd; k <= degreesOfFreedom - 2; k += 2) {
    term *= ((k - 1) / k) * cosineSquared;
    sum += term;
  }
  const inside = odd ? (2 / Math.PI) * (Math.atan(size / Math.sqrt(degreesOfFreedom)) + sine * sum) : sine * sum;
  return Math.min(Math.max(1 - inside, 0), 1);
}
