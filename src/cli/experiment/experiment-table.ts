import { formatTable } from '../table';
import type { Ablation } from './ablation';
import type { AdversaryComparison } from './adversary-experiment';
import type { ComparedRuns } from '../../domain/evolution/experiment-record';

export function describeAblations(ablations: readonly Ablation[]): string {
  const rows = ablations.map(({ part, hypervolume, diversity }) => [
    part,
    ...showPairs(hypervolume),
    judge(hypervolume, 'more'),
    diversity.difference.toFixed(4),
  ]);
  return formatTable(
    ['part', 'pairs', 'without', 'with', 'difference', '95 % interval', 'larger in', 'helps', 'diversity'],
    rows,
  );
}

export function describeAdversary(comparisons: readonly AdversaryComparison[]): string {
  const rows = comparisons.flatMap(({ against, figures }) =>
    Object.entries(figures).map(([name, pairs]) => [
      against === 'standard over history' ? 'standard instead of history' : `adversary instead of ${against}`,
      name,
      ...showPairs(pairs),
      // How much of the time a strategy is invested is neither good nor bad: it tells what the others are bought with.
      name === 'historyExposure' ? '-' : judge(pairs, name === 'drawdown' || name === 'loss' ? 'less' : 'more'),
    ]),
  );
  return formatTable(
    ['evolved under', 'figure', 'pairs', 'without', 'with', 'difference', '95 % interval', 'larger in', 'better'],
    rows,
  );
}

function showPairs({ pairs, without, with: changed, difference, interval, larger }: ComparedRuns): string[] {
  return [
    String(pairs),
    without.toFixed(4),
    changed.toFixed(4),
    difference.toFixed(4),
    `${interval.lower.toFixed(4)} to ${interval.upper.toFixed(4)}`,
    `${(100 * larger).toFixed(0)} %`,
  ];
}

/** Fewer pairs agree by chance too often: five heads in a row are as likely as one in thirty. */
const leastPairs = 6;

/** Only what an interval without 0 says counts as an answer. */
function judge({ pairs, interval }: ComparedRuns, wanted: 'more' | 'less'): string {
  if (pairs < leastPairs) return 'too few';
  if (interval.lower <= 0 && interval.upper >= 0) return 'not shown';
  return interval.lower > 0 === (wanted === 'more') ? 'yes' : 'harms';
}
