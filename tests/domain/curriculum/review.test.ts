import { chooseTrained, reviewTraining, type TrainedAccount } from '../../../src/domain/curriculum/review';
import type { Scored } from '../../../src/domain/evolution/fitness';

const scored = (id: string, score: number, violation = 0): Scored => ({
  id,
  violation,
  fitness: { survival: score, profit: score, adaptability: score, robustness: score },
});

test('the best of the archive by weighted fitness is chosen, ties by id', () => {
  expect(chooseTrained([scored('b', 0.5), scored('a', 0.5), scored('c', 0.4)], scored('z', 0.3)).id).toBe('a');
});

test('the strategy that a round began with stays where nothing is better than it', () => {
  expect(chooseTrained([scored('a', 0.5)], scored('z', 0.5)).id).toBe('z');
  expect(chooseTrained([scored('a', 0.5)], scored('z', 0.6)).id).toBe('z');
  expect(chooseTrained([], scored('z', 0.1, 3)).id).toBe('z');
});

test('who breaks a constraint is not chosen, and gives way to whoever does not', () => {
  expect(chooseTrained([scored('a', 0.9, 1), scored('b', 0.2)], scored('z', 0.1)).id).toBe('b');
  expect(chooseTrained([scored('a', 0.2)], scored('z', 0.9, 0.1)).id).toBe('a');
  expect(chooseTrained([scored('a', 0.9, 1)], scored('z', 0.1)).id).toBe('z');
});

/** So many bars that rise and fall by turns, with this mean. */
const returnsOf = (mean: number, bars = 600): Float64Array =>
  Float64Array.from({ length: bars }, (_, bar) => mean + (bar % 2 === 0 ? 0.001 : -0.001));

const account = (changes: Partial<TrainedAccount>): TrainedAccount => ({
  ...{ run: 'x-foundation-0', strategy: 'a', stage: 'foundation', round: 0, rounds: 3, trainedLevel: 0 },
  ...{ returns: returnsOf(0.0005), periodsPerYear: 252 },
  ...changes,
});

test('a candidate that meets its targets in sample is ready at once', () => {
  const review = reviewTraining(account({}));
  expect(review).toMatchObject({ run: 'x-foundation-0', strategy: 'a', ready: true, trainedLevel: 0, level: 1 });
  expect(review.why).toContain('round 1 of 3: the targets are met in sample');
});

test('one that does not is trained on until no round is left, and told why and how hard', () => {
  const weak = { returns: returnsOf(0) };
  const first = reviewTraining(account(weak));
  expect(first).toMatchObject({ ready: false, level: -1 });
  expect(first.why).toContain('Sharpe ratio 0.00 below 0.6 in sample');
  expect(first.why).toContain('easier');
  const last = reviewTraining(account({ ...weak, round: 2 }));
  expect(last.ready).toBe(true);
  expect(last.why).toContain('no round is left');
});

test('a drawdown too deep is a shortfall of its own, and so is a Calmar ratio where the stage asks for one', () => {
  const returns = returnsOf(0.0005);
  returns[10] = -0.05;
  expect(reviewTraining(account({ returns })).why).toMatch(/drawdown 5\.\d % above 4\.0 %/);
  const proficiency = reviewTraining(account({ stage: 'proficiency', returns: returnsOf(0, 900) }));
  expect(proficiency.why).toContain('Calmar ratio');
});

test('with too few episodes in sample more training would bring no more, and the gates shall say so', () => {
  const review = reviewTraining(account({ returns: returnsOf(0, 499) }));
  expect(review.ready).toBe(true);
  expect(review.why).toContain('49 episodes in sample');
});

test('the count of the plans is told beside', () => {
  expect(reviewTraining(account({})).why).toContain(
    '60 of 60 episodes meet them, 60 in a row at the most (the seed asks for 10)',
  );
});
