import { setAccountTerms } from '../../domain/evolution/account-terms';
import { takeInSample } from '../../domain/evolution/arena';
import { measureProgress, type ProgressReport } from '../../domain/evolution/progress';
import { runStretch } from '../../domain/evolution/stretch';
import { periodsPerYear } from '../../domain/market/periods';
import { createSimulatedMarket } from '../../domain/simulation/simulated-market';
import type { ReportReading } from './report-reading';

/** The report on progress from the genomes of the leaders alone, every one of them lived through again. */
export function rederiveProgress({ run, bars, history }: ReportReading): ProgressReport | undefined {
  const market = createSimulatedMarket(takeInSample(bars));
  const whole = { from: 0, to: market.path.bars.close.length };
  const led = history.filter(({ leaders }) => leaders.length > 0);
  const returns = new Map<string, Float64Array>();
  for (const { id, genome, heredity } of led.flatMap(({ leaders }) => leaders)) {
    if (returns.has(id)) continue;
    const options = { ...setAccountTerms(run.settings, heredity.gains), ...whole };
    returns.set(id, runStretch(genome, market, options).returns);
  }
  const [first, last] = [led[0], led.at(-1)];
  if (!first || !last) return undefined;
  return measureProgress({
    generations: led.map(({ generation, leaders }) => ({ generation, leaders: leaders.map(({ id }) => id) })),
    returns,
    extent: { firstTrials: first.trials, lastTrials: last.trials, sharpeVariance: 1 / whole.to },
    seed: run.settings.seed,
    periodsPerYear: periodsPerYear(bars),
  });
}
