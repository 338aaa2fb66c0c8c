import { decideOnStagnation, updateStagnation, type StagnationState } from '../../../src/domain/evolution/stagnation';

/** One reading a generation, all in one arena. */
function follow(readings: readonly number[], arena = 0): StagnationState {
  let state: StagnationState | undefined;
  readings.forEach((hypervolume, generation) => {
    state = updateStagnation(state, { generation, hypervolume, arena });
  });
  if (!state) throw new Error('no readings');
  return state;
}

test('generations without progress are counted from the last one that had some', () => {
  expect(follow([0.1])).toEqual({
    ...{ generation: 0, hypervolume: 0.1, arena: 0, best: 0.1, progressAt: 0 },
    ...{ generationsWithoutProgress: 0, restarts: 0 },
  });
  expect(follow([0.1, 0.2, 0.2, 0.2])).toMatchObject({ best: 0.2, progressAt: 1, generationsWithoutProgress: 2 });
  expect(follow([0, 0, 0.01])).toMatchObject({ best: 0.01, progressAt: 2, generationsWithoutProgress: 0 });
});

test('a step below a tenth of a per cent is none, but several of them add up to one', () => {
  expect(follow([0.5, 0.5004])).toMatchObject({ best: 0.5, generationsWithoutProgress: 1 });
  expect(follow([0.5, 0.5004, 0.5008])).toMatchObject({ best: 0.5008, generationsWithoutProgress: 0 });
});

test('a loss is no progress, and does not lower the mark', () => {
  expect(follow([0.5, 0.4, 0.45])).toMatchObject({ best: 0.5, hypervolume: 0.45, generationsWithoutProgress: 2 });
});

test('scores of another arena are measured from a mark of their own, which is no progress by itself', () => {
  const before = follow([0.5, 0.5, 0.5]);
  const moved = updateStagnation(before, { generation: 3, hypervolume: 0.2, arena: 1 });
  expect(moved).toMatchObject({ best: 0.2, progressAt: 0, generationsWithoutProgress: 3, arena: 1 });
  const grown = updateStagnation(moved, { generation: 4, hypervolume: 0.21, arena: 1 });
  expect(grown).toMatchObject({ best: 0.21, progressAt: 4, generationsWithoutProgress: 0 });
});

test('scenarios that change every other generation do not hide that nothing improves', () => {
  let state: StagnationState | undefined;
  for (let generation = 0; generation <= 20; generation++)
    state = updateStagnation(state, { generation, hypervolume: 0.5, arena: Math.floor(generation / 2) });
  expect(state?.generationsWithoutProgress).toBe(20);
  expect(decideOnStagnation(state!, { restarts: true, contextRates: false }).action).toBe('restart');
});

const still = (generations: number): StagnationState => follow(new Array<number>(generations + 1).fill(0.5));

test('standing still is answered by more variation, and after longer by a restart where that is allowed', () => {
  const action = (generations: number, restarts: boolean, contextRates = true): string =>
    decideOnStagnation(still(generations), { restarts, contextRates }).action;
  expect([0, 7, 8, 19].map((generations) => action(generations, true))).toEqual([
    'none',
    'none',
    'diversify',
    'diversify',
  ]);
  expect(action(20, true)).toBe('restart');
  expect(action(20, false)).toBe('diversify');
  // Where rates do not follow their context nothing grows, and nothing is said to.
  expect(action(19, true, false)).toBe('none');
  expect(action(20, false, false)).toBe('none');
  expect(decideOnStagnation(still(8), { restarts: true, contextRates: true }).reasons).toEqual([
    'The archive has stood at a hypervolume of 0.5000 for 8 generations; after 8 variation grows.',
  ]);
  expect(decideOnStagnation(still(3), { restarts: true, contextRates: true })).toEqual({
    action: 'none',
    reasons: [],
    state: still(3),
  });
});

test('a restart has as much time as a start before the next, and all are counted', () => {
  const restarted: number[] = [];
  const diversified: number[] = [];
  let state: StagnationState | undefined;
  for (let generation = 0; generation <= 60; generation++) {
    const decision = decideOnStagnation(updateStagnation(state, { generation, hypervolume: 0.5, arena: 0 }), {
      ...{ restarts: true, contextRates: true },
    });
    state = decision.state;
    if (decision.action === 'restart') restarted.push(generation);
    if (decision.action === 'diversify') diversified.push(generation);
  }
  expect(restarted).toEqual([20, 40, 60]);
  expect(diversified.slice(0, 13)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 28]);
  expect(state).toMatchObject({ restarts: 3, restartedAt: 60, generationsWithoutProgress: 60 });
});
