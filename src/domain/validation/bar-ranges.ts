import type { BarRange } from '../market/bars';

/**
 * Cuts bars into so many ranges that follow each other, as equal as can be: the first ones get the bar more where it does not come out even.
 * Throws a RangeError where a range would be empty or the count is no whole number.
 */
export function listEqualRanges(bars: number, count: number): BarRange[] {
  if (!(Number.isInteger(bars) && Number.isInteger(count) && count >= 1 && bars >= count))
    throw new RangeError(`${bars} bars cannot be cut into ${count} ranges`);
  const length = Math.floor(bars / count);
  const longer = bars % count;
  return Array.from({ length: count }, (_, place) => {
    const from = place * length + Math.min(place, longer);
    return { from, to: from + length + Number(place < longer) };
  });
}

/** How far around a test range training has to keep away, in bars. */
export interface TestGaps {
  /** Left out on both sides. */
  readonly purgeBars: number;
  /** Left out after it beside those: what happened in the test goes on echoing. */
  readonly embargoBars: number;
}

/**
 * The bars that may be trained on when some are tested: all but the test ranges, those too near before them and those too near after them.
 * The test ranges are in order and do not overlap. Throws a RangeError on a gap that is no whole number from 0.
 */
export function listTrainingRanges(bars: number, tests: readonly BarRange[], gaps: TestGaps): BarRange[] {
  assertGaps(gaps);
  const training: BarRange[] = [];
  let from = 0;
  for (const test of tests) {
    const to = test.from - gaps.purgeBars;
    if (to > from) training.push({ from, to });
    from = Math.max(from, test.to + gaps.purgeBars + gaps.embargoBars);
  }
  if (bars > from) training.push({ from, to: bars });
  return training;
}

function assertGaps({ purgeBars, embargoBars }: TestGaps): void {
  for (const gap of [purgeBars, embargoBars])
    if (!(Number.isInteger(gap) && gap >= 0))
      throw new RangeError(`a gap is a whole number of bars from 0, not ${gap}`);
}
