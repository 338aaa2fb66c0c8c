import { staysInSample } from './hold-out';

/** What the names of backtests begin with that kept to the bars which evolution sees: they are trials, and no looks at the hold-out. */
export const inSampleBacktests = 'backtest-in-sample/';

/** Under which name the trial ledger has a backtest up to bar `to` of a data set with so many bars; a run may not be called so. */
export function nameBacktest(dataset: string, { bars, to }: { bars: number; to: number }): string {
  return `${staysInSample(bars, to) ? inSampleBacktests : 'backtest/'}${dataset.slice(0, 12)}`;
}
