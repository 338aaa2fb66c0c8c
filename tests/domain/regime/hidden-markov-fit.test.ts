import { createRandom } from '../../../src/domain/numerics/random';
import { createHiddenMarkovFilter } from '../../../src/domain/regime/hidden-markov';
import { fitHiddenMarkov, type HiddenMarkovFit } from '../../../src/domain/regime/hidden-markov-fit';
import { calmAndWild, drawChain } from '../../support/hidden-chains';

const options = (states = 2): { states: number; starts: number; random: ReturnType<typeof createRandom> } => ({
  states,
  starts: 3,
  random: createRandom(1),
});

function fit(values: Float64Array, states = 2): HiddenMarkovFit {
  const fitted = fitHiddenMarkov(values, options(states));
  if (!fitted) throw new Error('no fit');
  return fitted;
}

test('a chain of two states is found again, within the error of its length', () => {
  const { values, states } = drawChain(calmAndWild, 6_000, createRandom(7));
  const { means, deviations, transition } = fit(values);
  const wild = states.reduce((sum, state) => sum + state, 0);
  // Four standard errors of what full knowledge of the states would leave, and half as many again for not knowing them.
  [values.length - wild, wild].forEach((count, state) => {
    const deviation = calmAndWild.deviations[state]!;
    expect(Math.abs(means[state]! - calmAndWild.means[state]!)).toBeLessThan((6 * deviation) / Math.sqrt(count));
    expect(Math.abs(deviations[state]! / deviation - 1)).toBeLessThan(6 / Math.sqrt(2 * count));
    const stay = calmAndWild.transition[state]![state]!;
    expect(Math.abs(transition[state]![state]! - stay)).toBeLessThan(6 * Math.sqrt((stay * (1 - stay)) / count));
  });
});

test('the states come calmest first, whatever the draws', () => {
  for (let seed = 0; seed < 5; seed++) {
    const { values } = drawChain(calmAndWild, 600, createRandom(seed));
    const { deviations } = fit(values, 3);
    expect([...deviations].sort((a, b) => a - b)).toEqual(deviations);
  }
});

test('no iteration makes the values less likely', () => {
  const { values } = drawChain(calmAndWild, 800, createRandom(5));
  let before = -Infinity;
  for (let iterations = 1; iterations <= 25; iterations++) {
    const fitted = fitHiddenMarkov(values, { states: 2, starts: 1, random: createRandom(1), iterations });
    expect(fitted!.logLikelihood).toBeGreaterThanOrEqual(before - 1e-9);
    before = fitted!.logLikelihood;
  }
});

test('the likelihood it states is that of the filter, and above that of the truth', () => {
  const { values } = drawChain(calmAndWild, 2_000, createRandom(9));
  const fitted = fit(values);
  const likelihoodOf = (model: Parameters<typeof createHiddenMarkovFilter>[0]): number => {
    const filter = createHiddenMarkovFilter(model);
    for (const value of values) filter.push(value);
    return filter.logLikelihood();
  };
  expect(likelihoodOf(fitted)).toBeCloseTo(fitted.logLikelihood, 1);
  expect(likelihoodOf(fitted)).toBeGreaterThan(likelihoodOf(calmAndWild));
});

test('the unit of the values is carried through', () => {
  const { values } = drawChain(calmAndWild, 1_000, createRandom(4));
  const one = fit(values);
  const other = fit(values.map((value) => value * 256));
  other.deviations.forEach((deviation, state) => expect(deviation / 256).toBeCloseTo(one.deviations[state]!, 10));
  other.transition.flat().forEach((rate, index) => expect(rate).toBeCloseTo(one.transition.flat()[index]!, 8));
});

test('probabilities sum to 1, and stillness for days closes no state on a point', () => {
  const { values } = drawChain(calmAndWild, 1_000, createRandom(6));
  values.fill(0, 100, 300);
  const { start, transition, deviations } = fit(values, 3);
  for (const row of [start, ...transition]) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  expect(deviations[0]).toBeGreaterThan(1e-4);
});

test('too few values, or values that do not vary, have no model', () => {
  expect(
    fitHiddenMarkov(
      Float64Array.from({ length: 39 }, (_, t) => t % 3),
      options(),
    ),
  ).toBeUndefined();
  expect(fitHiddenMarkov(new Float64Array(500).fill(0.01), options())).toBeUndefined();
  expect(() => fitHiddenMarkov(new Float64Array(500).fill(Number.NaN), options())).toThrow(RangeError);
});

test('equal input gives equal bits, and another start may be handed in', () => {
  const { values } = drawChain(calmAndWild, 700, createRandom(2));
  expect(fit(values)).toEqual(fit(values));
  const near = fitHiddenMarkov(values, { ...options(), starts: 1, near: calmAndWild });
  expect(near!.logLikelihood).toBeCloseTo(fit(values).logLikelihood, 2);
});
