import type { ScoredGenome } from '../../activities/ports';
import { periodsPerYear } from '../../domain/market/periods';
import { html, type Markup } from './html';
import { measureLuck } from './luck-figures';
import { answerLuck, type LuckFigures } from './luck-sentence';
import type { RunReading } from './run-reading';

export interface FinalistLuck {
  readonly inSample: LuckFigures;
  /** Absent until it was looked at. */
  readonly outOfSample?: LuckFigures;
}

type Finalist = Pick<ScoredGenome, 'id' | 'evaluation'>;

/** What the search leaves of a strategy's ratios, by what the ledger counts now: all trials in sample, all looks at the hold-out out of sample. */
export function measureFinalistLuck(
  { id, evaluation }: Finalist,
  { bars, holdOut, family, assessments, conclusion }: RunReading,
): FinalistLuck {
  const perYear = periodsPerYear(bars);
  const { inSample, outOfSample } = holdOut;
  const assessed = conclusion && assessments.get(id);
  return {
    inSample: measureLuck(evaluation.inSample, {
      ...{ observations: inSample.to - inSample.from, periodsPerYear: perYear, trials: family.trials },
    }),
    ...(assessed && {
      outOfSample: measureLuck(assessed.outOfSample, {
        ...{ observations: outOfSample.to - outOfSample.from, periodsPerYear: perYear },
        ...{ trials: family.looks, counted: 'look' },
      }),
    }),
  };
}

/** "Is it luck?", in sample and, where it was looked at, out of sample; nothing where there is no finalist. */
export function luckList(finalist: Finalist | undefined, reading: RunReading): Markup | undefined {
  if (!finalist) return undefined;
  const { inSample, outOfSample } = measureFinalistLuck(finalist, reading);
  return html`<ul>
    <li>In sample: ${answerLuck(inSample)}</li>
    ${outOfSample && html`<li>Out of sample: ${answerLuck(outOfSample)}</li> `}
  </ul>`;
}
