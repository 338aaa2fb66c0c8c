import type { BarRange } from '../market/bars';
import { listEqualRanges, listTrainingRanges, type TestGaps } from './bar-ranges';

/** What is tested in one fold, and what may be trained on beside it. */
export interface PurgedFold {
  readonly test: BarRange;
  /** In order, none of them empty. */
  readonly train: readonly BarRange[];
}

export interface PurgedFoldOptions extends TestGaps {
  readonly folds: number;
  /** Bars that a sample's label takes up, its own among them: 1 where it is the return of that bar. */
  readonly labelBars: number;
}

/**
 * Folds of a cross-validation in time order (Lopez de Prado 2018, ch. 7): a training sample whose label shares a bar with a label of the test
 * range is purged, and those that begin within the embargo after it are left out too. Empty where there are too few bars for every fold to
 * have something to train on. Throws a RangeError on options out of range.
 */
export function listPurgedFolds(bars: number, options: PurgedFoldOptions): PurgedFold[] {
  const { folds, purgeBars, embargoBars, labelBars } = options;
  if (!(Number.isInteger(folds) && folds >= 2))
    throw new RangeError(`a cross-validation has 2 folds or more, not ${folds}`);
  if (!(Number.isInteger(labelBars) && labelBars >= 1))
    throw new RangeError(`a label takes up at least 1 bar, not ${labelBars}`);
  if (bars < folds) return [];
  // Labels that begin up to labelBars - 1 before the test reach into it, and those of the test reach as far beyond it.
  const gaps = { purgeBars: purgeBars + labelBars - 1, embargoBars };
  const found = listEqualRanges(bars, folds).map((test) => ({ test, train: listTrainingRanges(bars, [test], gaps) }));
  return found.every(({ train }) => train.length > 0) ? found : [];
}
