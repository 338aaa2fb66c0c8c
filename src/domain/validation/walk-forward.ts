import type { BarRange } from '../market/bars';

/** One step of a walk forward: what is trained on, and what comes after it. */
export interface WalkForwardWindow {
  readonly train: BarRange;
  readonly test: BarRange;
}

/** How long the ranges are: a share of the bars before the first test and the rest in equal tests, or both in bars. */
type WalkForwardLengths = { readonly trainShare: number } | { readonly trainBars: number; readonly testBars: number };

export type WalkForwardOptions = WalkForwardLengths & {
  /** Rolling: every training range is as long as the first. Anchored: each begins at the first bar and grows. */
  readonly kind: 'rolling' | 'anchored';
  readonly windows: number;
  /** Bars between training and test that nobody uses. */
  readonly purgeBars: number;
};

/**
 * Windows of a walk forward (Pardo 2008, ch. 11), the earliest first: test ranges that follow each other up to the last bar, each after its
 * training range and the purge. Bars that do not come out even are trained on (a share) or left out at the beginning (lengths in bars,
 * rolling). An empty list where there are too few bars. Throws a RangeError on options out of range.
 */
export function listWalkForwardWindows(bars: number, options: WalkForwardOptions): WalkForwardWindow[] {
  const { kind, windows, purgeBars } = options;
  assertWhole({ bars, purgeBars }, 0);
  assertWhole({ windows }, 1);
  const { trainBars, testBars } = 'trainShare' in options ? measureLengths(bars, options) : options;
  if (!('trainShare' in options)) assertWhole({ trainBars, testBars }, 1);
  const firstTest = bars - windows * testBars;
  if (testBars < 1 || trainBars < 1 || firstTest - purgeBars - trainBars < 0) return [];
  return Array.from({ length: windows }, (_, window) => {
    const from = firstTest + window * testBars;
    const to = from - purgeBars;
    return { train: { from: kind === 'anchored' ? 0 : to - trainBars, to }, test: { from, to: from + testBars } };
  });
}

function measureLengths(
  bars: number,
  { trainShare, windows, purgeBars }: { trainShare: number; windows: number; purgeBars: number },
): { trainBars: number; testBars: number } {
  if (!(trainShare > 0 && trainShare < 1)) throw new RangeError(`a share lies inside (0, 1), not at ${trainShare}`);
  const testBars = Math.floor((bars * (1 - trainShare)) / windows);
  return { trainBars: bars - windows * testBars - purgeBars, testBars };
}

function assertWhole(counts: Readonly<Record<string, number>>, least: number): void {
  for (const [name, count] of Object.entries(counts))
    if (!(Number.isInteger(count) && count >= least))
      throw new RangeError(`${name} is a whole number from ${least}, not ${count}`);
}
