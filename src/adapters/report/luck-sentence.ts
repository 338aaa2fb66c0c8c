import type { GateStatistic } from '../../domain/validation/gate';

/** What a Sharpe ratio is worth, in one sentence: no ratio is shown without it. */
export interface LuckFigures {
  /** Annualised. */
  readonly sharpe: number | undefined;
  /** Probability of skill after the search; undefined where it is. */
  readonly deflated: number | undefined;
  readonly trials: number;
  /** What the trials were: strategies scored, or those looked at on the hold-out. */
  readonly counted?: 'trial' | 'look';
  /** Years after which the ratio would be told from luck; undefined where no length would do. */
  readonly yearsNeeded?: number | undefined;
  readonly years?: number | undefined;
}

const sure = 0.95;

export function answerLuck({ sharpe, deflated, trials, counted = 'trial', yearsNeeded, years }: LuckFigures): string {
  if (sharpe === undefined || deflated === undefined)
    return 'Is it luck? The returns do not vary enough to tell: the ratio is undefined.';
  if (sharpe <= 0)
    return `Is it luck? There is no gain to explain: the Sharpe ratio of ${sharpe.toFixed(2)} does not lie above 0.`;
  const after = `after ${trials} ${counted}${trials === 1 ? '' : 's'}`;
  // A probability below 1 is never written as certain.
  const shown = `${(Math.floor(deflated * 1_000) / 10).toFixed(1)} %`;
  const ratio = `a Sharpe ratio of ${sharpe.toFixed(2)}`;
  if (deflated >= sure) return `Is it luck? Hardly: ${ratio} is skill with a probability of ${shown} ${after}.`;
  const more =
    yearsNeeded === undefined
      ? 'no longer record of the same kind would change that'
      : `it would take ${yearsNeeded.toFixed(1)} years of the same to tell${years === undefined ? '' : `, there are ${years.toFixed(1)}`}`;
  return `Is it luck? It may well be: ${ratio} is skill with a probability of ${shown} only ${after}; ${more}.`;
}

/** The same from a battery of statistics. */
export function describeLuck(
  statistics: readonly GateStatistic[],
  { trials, periodsPerYear, observations }: { trials: number; periodsPerYear: number; observations?: number },
): string {
  const valueOf = (name: string): number | undefined => statistics.find((one) => one.name === name)?.value;
  const needed = valueOf('minimumDeflatedRecord');
  return answerLuck({
    sharpe: valueOf('sharpe'),
    deflated: valueOf('deflatedSharpe'),
    trials,
    yearsNeeded: needed === undefined ? undefined : needed / periodsPerYear,
    years: observations === undefined ? undefined : observations / periodsPerYear,
  });
}
