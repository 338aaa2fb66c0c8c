import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { createRandom } from '../../../src/domain/numerics/random';
import { createChangePointDetector, type ChangePointPrior } from '../../../src/domain/regime/change-points';
import { measureChangePointF1, measureCovering } from '../../support/change-point-scores';

const prior: ChangePointPrior = { mean: 0, meanWeight: 1, shape: 1, scale: 1 };

const fixture = path.resolve(__dirname, '../../fixtures/nile-flow.json');
const nile = JSON.parse(fs.readFileSync(fixture, 'utf8')) as { flow: number[]; annotations: Record<string, number[]> };
const marked = { length: 100, marks: Object.values(nile.annotations) };

function standardise(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  return values.map((value) => (value - mean) / deviation);
}

/** First values of the stretches, read back from the likeliest length at the end to the likeliest before it began. */
function readBack(values: readonly number[], hazard: number): number[] {
  const detector = createChangePointDetector({ hazard, prior });
  const lengths = values.map((value) => {
    detector.push(value);
    return detector.likeliestLength();
  });
  const points: number[] = [];
  for (let t = values.length; t > 0;) {
    t -= lengths[t - 1]!;
    if (t > 0) points.unshift(t);
  }
  return points;
}

describe('the flow of the Nile, 1871 to 1970', () => {
  test('changed once: a new stretch begins with value 28, the year after 1898', () => {
    expect(readBack(standardise(nile.flow), 1 / 100)).toEqual([28]);
  });

  test('is known to have changed by the fourth value of the new stretch, and not before', () => {
    const detector = createChangePointDetector({ hazard: 1 / 100, prior });
    const lengths = standardise(nile.flow).map((value) => {
      detector.push(value);
      return detector.likeliestLength();
    });
    expect(lengths.slice(0, 31)).toEqual(Array.from({ length: 31 }, (_, t) => t + 1));
    expect(lengths[31]).toBe(4);
  });

  test('scores the published covering .888 and F1 1.000; no change at all scores .758 and .824', () => {
    const found = readBack(standardise(nile.flow), 1 / 100);
    expect(measureCovering(found, marked)).toBeCloseTo(0.888, 3);
    expect(measureChangePointF1(found, marked)).toBeCloseTo(1, 3);
    expect(measureCovering([], marked)).toBeCloseTo(0.758, 3);
    expect(measureChangePointF1([], marked)).toBeCloseTo(0.824, 3);
  });
});

/** ln Gamma by Stirling's series after a shift. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 20) shift -= Math.log(at++);
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * at) - 1 / (360 * at ** 3);
}

/** Marginal density of a stretch in closed form (Murphy 2007, equation 95). */
function weighStretch(values: readonly number[]): number {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const [weight, shape] = [prior.meanWeight + n, prior.shape + n / 2];
  const scale = prior.scale + 0.5 * squares + (prior.meanWeight * n * (mean - prior.mean) ** 2) / (2 * weight);
  return Math.exp(
    logGamma(shape) -
      logGamma(prior.shape) +
      prior.shape * Math.log(prior.scale) -
      shape * Math.log(scale) +
      0.5 * Math.log(prior.meanWeight / weight) -
      (n / 2) * Math.log(2 * Math.PI),
  );
}

test('every way to cut the values into stretches is weighed', () => {
  const hazard = 0.2;
  const list = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(list, (values) => {
      const n = values.length;
      const weights = new Array<number>(n + 1).fill(0);
      for (let cuts = 0; cuts < 2 ** (n - 1); cuts++) {
        let weight = 1;
        let from = 0;
        for (let t = 1; t <= n; t++) {
          const cut = t < n && ((cuts >> (t - 1)) & 1) === 1;
          if (t < n) weight *= cut ? hazard : 1 - hazard;
          if (!cut && t < n) continue;
          weight *= weighStretch(values.slice(from, t));
          if (t === n) weights[n - from]! += weight;
          from = t;
        }
      }
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const detector = createChangePointDetector({ hazard, prior, leastProbability: 0 });
      values.forEach((value) => detector.push(value));
      let within = 0;
      for (let length = 1; length <= n; length++) {
        within += weights[length]! / total;
        expect(detector.changeProbability(length)).toBeCloseTo(within, 9);
      }
    }),
    { numRuns: 40 },
  );
});

test('a change that is given the probability p has happened p of the time', () => {
  const random = createRandom(5);
  const hazard = 1 / 30;
  const bins = Array.from({ length: 5 }, () => ({ count: 0, sum: 0, changed: 0 }));
  for (let series = 0; series < 1_500; series++) {
    const detector = createChangePointDetector({ hazard, prior, leastProbability: 1e-6 });
    let [length, mean, deviation] = [0, 0, 1];
    for (let t = 0; t < 40; t++) {
      if (t === 0 || random.uniform() < hazard) {
        // Precision from Gamma(1, 1), the mean about 0 with the deviation that follows.
        deviation = 1 / Math.sqrt(-Math.log(1 - random.uniform()));
        mean = deviation * random.normal();
        length = 0;
      }
      length++;
      detector.push(mean + deviation * random.normal());
    }
    const probability = detector.changeProbability(10);
    const bin = bins[Math.min(4, Math.floor(5 * probability))]!;
    bin.count++;
    bin.sum += probability;
    bin.changed += Number(length <= 10);
  }
  const filled = bins.filter((bin) => bin.count >= 30);
  expect(filled).toHaveLength(5);
  for (const { count, sum, changed } of filled) {
    const expected = sum / count;
    expect(Math.abs(changed / count - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / count));
  }
});

test('what is pruned away changes the probability of a change by less than a hundredth', () => {
  const random = createRandom(9);
  const detectors = [0, 1e-4].map((leastProbability) =>
    createChangePointDetector({ hazard: 1 / 100, prior, leastProbability }),
  );
  for (let t = 0; t < 600; t++) {
    const value = (t % 200 < 100 ? 0.5 : 2) * random.normal();
    detectors.forEach((detector) => detector.push(value));
    const [exact, pruned] = detectors.map((detector) => detector.changeProbability(20));
    expect(Math.abs(exact! - pruned!)).toBeLessThan(0.01);
  }
});

test('an outlier of any size leaves probabilities', () => {
  const detector = createChangePointDetector({ hazard: 0.01, prior });
  for (const value of [0, 1, -1, 1e100, 0, -1e-300]) {
    detector.push(value);
    expect(detector.changeProbability(1_000)).toBeCloseTo(1, 9);
    expect(detector.expectedLength()).toBeGreaterThanOrEqual(1);
  }
});
