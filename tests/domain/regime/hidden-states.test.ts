import { createRandom } from '../../../src/domain/numerics/random';
import { hiddenStatesPolicy } from '../../../src/domain/regime/hidden-markov-policy';
import { openHiddenStates } from '../../../src/domain/regime/hidden-states';
import { calmAndWild, drawChain } from '../../support/hidden-chains';

const policy = { ...hiddenStatesPolicy, states: 2, firstFit: 200, refitEvery: 100, window: 400 };
const { values, states } = drawChain(calmAndWild, 900, createRandom(8));

function read(returns: Float64Array): number[] {
  const stream = openHiddenStates(policy);
  return Array.from(returns, (value) => stream.push(value)?.[1] ?? Number.NaN);
}

test('it is silent until its first fit and speaks at every return from then on', () => {
  const wild = read(values);
  expect(wild.findIndex((probability) => !Number.isNaN(probability))).toBe(199);
  expect(wild.slice(199).every((probability) => probability >= 0 && probability <= 1)).toBe(true);
});

test('what comes later changes nothing, refits included', () => {
  const altered = values.map((value, t) => (t < 550 ? value : -3 * value));
  expect(read(altered).slice(0, 550)).toEqual(read(values).slice(0, 550));
  expect(read(values.subarray(0, 550))).toEqual(read(values).slice(0, 550));
});

test('it knows the state of a market it was never told of', () => {
  const wild = read(values);
  const right = wild.slice(200).filter((probability, t) => Number(probability > 0.5) === states[t + 200]).length;
  expect(right / 700).toBeGreaterThan(0.85);
});

test('the model is fitted anew, and to its window alone', () => {
  const stream = openHiddenStates(policy);
  const late = openHiddenStates(policy);
  values.forEach((value) => stream.push(value));
  expect(stream.model()).toBeDefined();
  // What left the window long ago leaves but the start of the search behind.
  Float64Array.from({ length: 500 }, (_, t) => (t % 2 === 0 ? 0.2 : -0.2) * (t % 7)).forEach((value) =>
    late.push(value),
  );
  values.slice(500).forEach((value) => late.push(value));
  expect(late.model()!.deviations[1]).toBeCloseTo(stream.model()!.deviations[1]!, 4);
});

test('a market that does not move waits for one that does', () => {
  const stream = openHiddenStates(policy);
  for (let t = 0; t < 300; t++) expect(stream.push(0)).toBeUndefined();
  values.forEach((value) => stream.push(value));
  expect(stream.push(Number.NaN)).toBeDefined();
});
