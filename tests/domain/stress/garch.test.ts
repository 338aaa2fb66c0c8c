import { createRandom } from '../../../src/domain/numerics/random';
import { computeGarchVariances, fitGarch, type Garch } from '../../../src/domain/stress/garch';

// The estimates on the exchange rates of Bollerslev & Ghysels (1996), the benchmark of Fiorentini et al. (1996).
const truth: Garch = { mu: -0.00619041, omega: 0.0107613, alpha: 0.153134, beta: 0.805974 };

function simulate({ mu, omega, alpha, beta }: Garch, length: number, seed: number): number[] {
  const random = createRandom(seed);
  let variance = omega / (1 - alpha - beta);
  return Array.from({ length }, () => {
    const surprise = Math.sqrt(variance) * random.normal();
    variance = omega + alpha * surprise * surprise + beta * variance;
    return mu + surprise;
  });
}

function logLikelihood(returns: readonly number[], garch: Garch): number {
  const variances = computeGarchVariances(returns, garch);
  return returns.reduce((sum, value, t) => {
    const h = variances[t]!;
    return sum - (Math.log(2 * Math.PI) + Math.log(h) + (value - garch.mu) ** 2 / h) / 2;
  }, 0);
}

const returns = simulate(truth, 1_974, 3);

test('variances by hand: the first is omega + (alpha + beta) mean(e^2), each next follows from the surprise', () => {
  const variances = computeGarchVariances([1, -1, 3], { mu: 1, omega: 0.5, alpha: 0.25, beta: 0.5 });
  // Surprises 0, -2 and 2: their mean square is 8 / 3.
  expect(Array.from(variances)).toEqual([2.5, 1.75, 2.375, 2.6875]);
});

test('no parameters nearby are more likely, to the sixth digit of each', () => {
  const fit = fitGarch(returns)!;
  expect(fit.logLikelihood).toBeCloseTo(logLikelihood(returns, fit), 8);
  for (const name of ['mu', 'omega', 'alpha', 'beta'] as const) {
    const at = (step: number): number => logLikelihood(returns, { ...fit, [name]: fit[name] * (1 + step) });
    const [below, above] = [at(-1e-3), at(1e-3)];
    expect(Math.max(below, above)).toBeLessThan(fit.logLikelihood);
    // Where a parabola through the three points has its top, as a share of the step.
    const top = (above - below) / (2 * (2 * fit.logLikelihood - above - below));
    expect(Math.abs(top)).toBeLessThan(name === 'mu' ? 0.05 : 0.01);
  }
});

test('finds the parameters of a long simulated series again', () => {
  const fit = fitGarch(simulate(truth, 20_000, 5))!;
  expect(Math.abs(fit.alpha - truth.alpha)).toBeLessThan(0.02);
  expect(Math.abs(fit.beta - truth.beta)).toBeLessThan(0.02);
  expect(Math.abs(fit.omega / truth.omega - 1)).toBeLessThan(0.15);
});

test('returns in another unit have the same alpha and beta', () => {
  const [one, other] = [fitGarch(returns)!, fitGarch(returns.map((value) => value / 100))!];
  expect(other.alpha).toBeCloseTo(one.alpha, 5);
  expect(other.beta).toBeCloseTo(one.beta, 5);
  expect(other.omega * 1e4).toBeCloseTo(one.omega, 6);
});

test('stays stationary, and leaves too short or motionless series alone', () => {
  const trending = Array.from({ length: 300 }, (_, t) => Math.sin(t) * Math.exp(t / 60));
  const { alpha, beta } = fitGarch(trending)!;
  expect(alpha + beta).toBeLessThan(1);
  expect(fitGarch(returns.slice(0, 99))).toBeUndefined();
  expect(fitGarch(new Array<number>(200).fill(0.01))).toBeUndefined();
  expect(() => fitGarch([...returns, NaN])).toThrow(RangeError);
});
