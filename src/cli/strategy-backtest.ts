import { writeFile } from 'node:fs/promises';
import { formatFigure } from '../adapters/report/figure-text';
import { measureLuck } from '../adapters/report/luck-figures';
import { answerLuck } from '../adapters/report/luck-sentence';
import { measureBuyAndHold } from '../domain/evolution/benchmark';
import { runStretch, type Stretch } from '../domain/evolution/stretch';
import { reportStretch, type ReportFigures } from '../domain/evolution/stretch-report';
import { nameBacktest } from '../domain/evolution/trial-names';
import type { Bars, BarRange } from '../domain/market/bars';
import { dataFamily } from '../domain/market/data-set';
import { periodsPerYear } from '../domain/market/periods';
import type { Timestamp } from '../domain/market/timestamps';
import { costPolicies, type CostProfile } from '../domain/microstructure/policy';
import { createSimulatedMarket } from '../domain/simulation/simulated-market';
import type { Trade } from '../domain/simulation/trade';
import { resolveFeature } from '../domain/strategy/feature-registry';
import { featuresOf } from '../domain/strategy/rule-walk';
import { requireBarRange } from './bar-range';
import { requireBars } from './data-lookup';
import type { Output } from './output';
import type { RecordSession } from './session';
import { metricColumns } from './strategy-document';
import type { Strategy } from './strategy-file';
import { requireStrategy } from './strategy-lookup';

export interface BacktestOptions {
  readonly dataset: string;
  readonly costs: CostProfile;
  readonly capital: number;
  readonly maxPosition: number;
  readonly returns?: string;
  readonly trades?: string;
  readonly from?: Timestamp;
  readonly to?: Timestamp;
}

/** Runs a strategy over a data set. It counts as a trial: whoever looks at a result has searched, and the ledger must know before. */
export async function backtestStrategy(
  idOrFile: string,
  options: BacktestOptions,
  { output, session }: { output: Output; session: RecordSession },
): Promise<void> {
  const { record, ledger, dataSets } = session;
  const strategy = await requireStrategy(idOrFile, record);
  const { dataset, bars } = await requireBars(options.dataset, dataSets);
  const range = requireBarRange(bars, options);
  const unknown = featuresWithoutVolume(strategy, bars);
  if (unknown.length > 0)
    output.notice(`the data states no volume: what is said about ${unknown.join(', ')} never holds`);

  const family = dataFamily(bars);
  await record.storeGenome(strategy.id, strategy.genome);
  await ledger.recordTrials({
    run: nameBacktest(dataset, { bars: bars.close.length, to: range.to }),
    family,
    genomes: [strategy.id],
  });
  const { trials } = await ledger.countTrials(family);

  const { costs, capital, maxPosition } = options;
  const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  const account = { costs: costPolicies[costs], initialCapital: capital, maxPosition, ...range };
  const stretch = runStretch(strategy.genome, market, account);
  if (options.returns !== undefined) await writeFile(options.returns, returnsCsv(stretch, bars, range));
  if (options.trades !== undefined) await writeFile(options.trades, tradesCsv(stretch));

  const metrics = reportStretch(stretch, bars, range);
  const document = {
    strategy: strategy.id,
    dataset,
    family,
    from: isoTime(bars.time[range.from]!),
    to: isoTime(bars.time[range.to - 1]!),
    bars: range.to - range.from,
    costs,
    capital,
    maxPosition,
    trials,
    metrics,
    luck: answerLuck(
      measureLuck(metrics, { observations: range.to - range.from, periodsPerYear: periodsPerYear(bars), trials }),
    ),
    buyAndHold: measureBuyAndHold(bars, range),
    trades: stretch.simulation.trades.map(tradeDocument),
  };
  output.result(document, () => describeBacktest(document));
}

function featuresWithoutVolume({ genome }: Strategy, { volume }: Bars): string[] {
  return volume ? [] : featuresOf(genome).filter((ref) => resolveFeature(ref).feature.needsVolume);
}

function tradeDocument({ side, entryTime, entryPrice, exitTime, exitPrice, quantity, costs, profit, reason }: Trade) {
  return {
    ...{ side, entryTime: isoTime(entryTime), entryPrice, exitTime: isoTime(exitTime), exitPrice },
    ...{ quantity, costs, profit, reason },
  };
}

type BacktestTrade = ReturnType<typeof tradeDocument>;

function returnsCsv({ returns }: Stretch, { time }: Bars, { from }: BarRange): string {
  const lines = Array.from(returns, (value, bar) => `${isoTime(time[from + bar]!)},${value}`);
  return `${['time,return', ...lines].join('\n')}\n`;
}

const tradeColumns = [
  ...(['side', 'entryTime', 'entryPrice', 'exitTime', 'exitPrice'] as const),
  ...(['quantity', 'costs', 'profit', 'reason'] as const),
] satisfies (keyof BacktestTrade)[];

function tradesCsv({ simulation }: Stretch): string {
  const lines = simulation.trades.map((trade) => {
    const document = tradeDocument(trade);
    return tradeColumns.map((column) => document[column]).join(',');
  });
  return `${[tradeColumns.join(','), ...lines].join('\n')}\n`;
}

interface BacktestDocument {
  readonly strategy: string;
  readonly dataset: string;
  readonly family: string;
  readonly from: string;
  readonly to: string;
  readonly bars: number;
  readonly costs: CostProfile;
  /** Money at the start. */
  readonly capital: number;
  readonly trials: number;
  readonly metrics: ReportFigures;
  /** "Is it luck?", by all trials that the ledger counts. */
  readonly luck: string;
  readonly buyAndHold: Stretch['metrics'];
  readonly trades: readonly BacktestTrade[];
}

const printedTrades = 10;

function describeBacktest(document: BacktestDocument): string {
  const { strategy, dataset, family, from, to, bars, costs, capital, trials, metrics, luck, buyAndHold, trades } =
    document;
  const last = trades.slice(-printedTrades);
  return [
    `strategy ${strategy}`,
    `data set ${dataset.slice(0, 12)}, ${family}, ${from} to ${to}, ${formatFigure(bars, 'count')} bars, costs ${costs}, starting with ${formatFigure(capital, 'count')}`,
    '',
    metricColumns([
      { title: 'strategy', metrics },
      { title: 'buy-and-hold', metrics: buyAndHold, isHolding: true },
    ]),
    ...describePrecision(metrics),
    luck,
    '',
    trades.length > last.length ? `the last ${last.length} of ${trades.length} trades:` : `${trades.length} trades`,
    ...last.map(
      ({ side, entryTime, entryPrice, exitTime, exitPrice, profit, reason }) =>
        `  ${side.padEnd(5)}  ${entryTime} at ${entryPrice}  to  ${exitTime} at ${exitPrice}  profit ${profit.toFixed(2)}  (${reason})`,
    ),
    '',
    `${formatFigure(trials, 'count')} trials on ${family} by now, this one included: the more, the less a good result proves`,
  ].join('\n');
}

/** What the ratio is good for: nothing where its error is as large. */
function describePrecision({ sharpe, sharpeStandardError, minimumTrackRecord }: ReportFigures): string[] {
  if (sharpe === undefined || sharpeStandardError === undefined) return [];
  const ratio = `the Sharpe ratio is ${formatFigure(sharpe, 'ratio')} give or take ${formatFigure(sharpeStandardError, 'ratio')}`;
  const length =
    minimumTrackRecord === undefined
      ? 'no record of any length would show it to be above 0'
      : `it takes ${formatFigure(Math.ceil(minimumTrackRecord), 'count')} bars to show it to be above 0`;
  return ['', `${ratio} (one standard error); ${length}`];
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
