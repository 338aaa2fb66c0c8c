import type { BarRange } from '../market/bars';
import { listEqualRanges, listTrainingRanges, type TestGaps } from './bar-ranges';

export interface CombinatorialOptions extends TestGaps {
  /** N: groups of bars that follow each other, as equal as can be. */
  readonly groups: number;
  /** k: how many of them each split tests, fewer than all. */
  readonly testGroups: number;
}

/** One choice of groups to test; the rest, purged, is trained on. */
export interface CombinatorialSplit {
  /** Places of the tested groups, ascending. */
  readonly testGroups: readonly number[];
  /** Their bars, a range a group in the same order. */
  readonly test: readonly BarRange[];
  readonly train: readonly BarRange[];
}

/** More splits than these are a slip of the options, not a cross-validation. */
const mostSplits = 20_000;

/**
 * Splits of the combinatorial purged cross-validation (Lopez de Prado 2018, ch. 12): every choice of k among N groups to test, in
 * lexicographic order, C(N, k) of them. Empty where there are too few bars for every split to have something to train on.
 * Throws a RangeError on options out of range.
 */
export function listCombinatorialSplits(bars: number, options: CombinatorialOptions): CombinatorialSplit[] {
  const { groups, testGroups } = options;
  if (!(Number.isInteger(groups) && Number.isInteger(testGroups) && testGroups >= 1 && groups > testGroups))
    throw new RangeError(`${testGroups} of ${groups} groups cannot be tested`);
  if (countChoices(groups, testGroups) > mostSplits)
    throw new RangeError(`testing ${testGroups} of ${groups} groups takes more than ${mostSplits} splits`);
  if (bars < groups) return [];
  const ranges = listEqualRanges(bars, groups);
  const splits = listChoices(groups, testGroups).map((chosen) => {
    const test = chosen.map((group) => ranges[group]!);
    return { testGroups: chosen, test, train: listTrainingRanges(bars, test, options) };
  });
  return splits.every(({ train }) => train.length > 0) ? splits : [];
}

/**
 * Puts the tests of all splits together to whole histories (ch. 12.4): element g of path j is the split from which group g is taken, its j-th
 * test among the splits in order. Each of the C(N - 1, k - 1) paths covers every group once, and every test of every split is on one path.
 * Throws a RangeError where the splits do not test every group equally often.
 */
export function assemblePaths(splits: readonly CombinatorialSplit[], groups: number): number[][] {
  const tests = Array.from({ length: groups }, (): number[] => []);
  for (const [split, { testGroups }] of splits.entries()) for (const group of testGroups) tests[group]?.push(split);
  const paths = tests[0]?.length ?? 0;
  if (tests.some(({ length }) => length !== paths))
    throw new RangeError(`the splits do not test each of ${groups} groups equally often`);
  return Array.from({ length: paths }, (_, path) => tests.map((of) => of[path]!));
}

function countChoices(from: number, chosen: number): number {
  let count = 1;
  for (let i = 1; i <= chosen; i++) count = (count * (from - chosen + i)) / i;
  return count;
}

function listChoices(from: number, chosen: number): number[][] {
  const choices: number[][] = [];
  const extend = (choice: readonly number[]): void => {
    if (choice.length === chosen) {
      choices.push([...choice]);
      return;
    }
    const rest = chosen - choice.length;
    for (let next = (choice.at(-1) ?? -1) + 1; next <= from - rest; next++) extend([...choice, next]);
  };
  extend([]);
  return choices;
}
