import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { createRandom } from '../../../src/domain/numerics/random';
import { findMinimum } from '../../../src/domain/numerics/simplex-search';
import { createHiddenMarkovFilter, type HiddenMarkovModel } from '../../../src/domain/regime/hidden-markov';
import { calmAndWild, drawChain } from '../../support/hidden-chains';
import { filterMarkovAutoregression, type MarkovAutoregression } from '../../support/markov-autoregression';

const fixture = path.resolve(__dirname, '../../fixtures/gnp-growth.json');
const gnp = JSON.parse(fs.readFileSync(fixture, 'utf8')) as { growth: number[]; filtered: number[] };

/** Every path of states, weighed: what the recursion must come to. */
function weighPaths(model: HiddenMarkovModel, values: readonly number[]): { last: number[]; likelihood: number } {
  const last = model.start.map(() => 0);
  const walk = (state: number, t: number, weight: number): void => {
    const z = (values[t]! - model.means[state]!) / model.deviations[state]!;
    const grown = (weight * Math.exp(-0.5 * z * z)) / (model.deviations[state]! * Math.sqrt(2 * Math.PI));
    if (t === values.length - 1) last[state]! += grown;
    else model.transition[state]!.forEach((probability, to) => walk(to, t + 1, grown * probability));
  };
  model.start.forEach((probability, state) => walk(state, 0, probability));
  const likelihood = last.reduce((sum, weight) => sum + weight, 0);
  return { last: last.map((weight) => weight / likelihood), likelihood };
}

const threeStates: HiddenMarkovModel = {
  start: [0.5, 0.3, 0.2],
  transition: [
    [0.9, 0.08, 0.02],
    [0.1, 0.8, 0.1],
    [0.05, 0.25, 0.7],
  ],
  means: [0.3, 0, -0.5],
  deviations: [0.5, 1, 2],
};

test('the filter sums over every path of states', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 6 }), (values) => {
      const filter = createHiddenMarkovFilter(threeStates);
      let now: number[] = [];
      for (const value of values) now = Array.from(filter.push(value));
      const { last, likelihood } = weighPaths(threeStates, values);
      now.forEach((probability, state) => expect(probability).toBeCloseTo(last[state]!, 12));
      expect(filter.logLikelihood()).toBeCloseTo(Math.log(likelihood), 10);
    }),
  );
});

describe('the filter of Hamilton, the oracle', () => {
  // Hamilton (1989) as re-estimated by the packages of today: p11, p21, the means, the log deviation and four lags.
  const published: MarkovAutoregression = {
    stay0: 0.754673,
    back0: 0.095915,
    means: [-0.358811, 1.163516],
    variance: Math.exp(-0.262658) ** 2,
    lags: [0.013486, -0.057521, -0.246983, -0.212923],
  };

  test('gives the published likelihood and filtered probabilities of US growth', () => {
    const { logLikelihood, filtered } = filterMarkovAutoregression(gnp.growth, published);
    expect(logLikelihood).toBeCloseTo(-181.26339, 5);
    expect(filtered).toHaveLength(131);
    filtered.forEach((probability, t) => expect(Math.abs(probability - gnp.filtered[t]!)).toBeLessThan(1e-5));
  });

  test('finds the published parameters by maximum likelihood', () => {
    const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
    const read = (at: readonly number[]): MarkovAutoregression => ({
      stay0: logistic(at[0]!),
      back0: logistic(at[1]!),
      means: [at[2]!, at[3]!],
      variance: Math.exp(at[4]!),
      lags: at.slice(5),
    });
    const cost = (at: readonly number[]): number => {
      const { logLikelihood } = filterMarkovAutoregression(gnp.growth, read(at));
      return Number.isFinite(logLikelihood) ? -logLikelihood : Infinity;
    };
    let best = [1, -2, -0.5, 1, -0.5, 0, 0, 0, 0];
    for (const step of [0.3, 0.1]) best = findMinimum(cost, { start: best, step, tolerance: 1e-13, maxSteps: 1_500 });
    const found = read(best);
    expect(-cost(best)).toBeCloseTo(-181.26339, 5);
    expect(found.stay0).toBeCloseTo(published.stay0, 5);
    expect(found.back0).toBeCloseTo(published.back0, 6);
    expect(found.means[0]).toBeCloseTo(published.means[0], 5);
    expect(found.means[1]).toBeCloseTo(published.means[1], 5);
    found.lags.forEach((lag, index) => expect(lag).toBeCloseTo(published.lags[index]!, 5));
  });

  test('agrees with ours where there are no lags and one deviation', () => {
    const model = { stay0: 0.75, back0: 0.1, means: [-0.4, 1.2], variance: 0.8, lags: [] } as const;
    const oracle = filterMarkovAutoregression(gnp.growth, model);
    const ours = createHiddenMarkovFilter({
      start: [0.1 / 0.35, 0.25 / 0.35],
      transition: [
        [0.75, 0.25],
        [0.1, 0.9],
      ],
      means: model.means,
      deviations: [Math.sqrt(0.8), Math.sqrt(0.8)],
    });
    gnp.growth.forEach((value, t) => expect(ours.push(value)[1]).toBeCloseTo(oracle.filtered[t]!, 12));
    expect(ours.logLikelihood()).toBeCloseTo(oracle.logLikelihood, 9);
  });
});

test('a state that is given the probability p is the true one p of the time', () => {
  const random = createRandom(11);
  const bins = Array.from({ length: 10 }, () => ({ count: 0, sum: 0, wild: 0 }));
  for (let chain = 0; chain < 4_000; chain++) {
    const { values, states } = drawChain(calmAndWild, 25, random);
    const filter = createHiddenMarkovFilter(calmAndWild);
    let wild = 0;
    for (const value of values) wild = filter.push(value)[1]!;
    const bin = bins[Math.min(9, Math.floor(10 * wild))]!;
    bin.count++;
    bin.sum += wild;
    bin.wild += states[24]!;
  }
  const filled = bins.filter((bin) => bin.count >= 30);
  expect(filled.length).toBeGreaterThan(6);
  for (const { count, sum, wild } of filled) {
    const expected = sum / count;
    // Four binomial errors in each of ten bins: wrong once in a thousand runs.
    expect(Math.abs(wild / count - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / count) + 1e-9);
  }
});

test('the unit of the values changes nothing', () => {
  const { values } = drawChain(calmAndWild, 200, createRandom(3));
  const scaled = {
    ...calmAndWild,
    means: calmAndWild.means.map((m) => m * 1024),
    deviations: calmAndWild.deviations.map((d) => d * 1024),
  };
  const [one, other] = [createHiddenMarkovFilter(calmAndWild), createHiddenMarkovFilter(scaled)];
  for (const value of values) {
    const wild = one.push(value)[1]!;
    expect(other.push(value * 1024)[1]).toBeCloseTo(wild, 12);
  }
});

test('an unseen value moves the chain on and tells nothing', () => {
  const filter = createHiddenMarkovFilter(calmAndWild);
  const before = Array.from(filter.push(0.03));
  const likelihood = filter.logLikelihood();
  const after = filter.push(Number.NaN);
  expect(after[0]).toBeCloseTo(before[0]! * 0.98 + before[1]! * 0.05, 14);
  expect(filter.logLikelihood()).toBe(likelihood);
});

test('a value far beyond every state leaves probabilities that sum to 1', () => {
  const filter = createHiddenMarkovFilter({
    ...calmAndWild,
    start: [1, 0],
    transition: [
      [1, 0],
      [0, 1],
    ],
  });
  for (const value of [0, 1e6, -1e150, 0]) {
    const now = filter.push(value);
    expect(now[0]! + now[1]!).toBeCloseTo(1, 12);
  }
});
