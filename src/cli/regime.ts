import { Option, type Command } from 'commander';
import { periodMs } from '../domain/market/periods';
import type { Bars } from '../domain/market/bars';
import type { Timestamp } from '../domain/market/timestamps';
import type { RegimeContext } from '../domain/regime/regime-axis';
import { computeRegimeHistory } from '../domain/regime/regime-history';
import type { RegimeView } from '../domain/regime/regime-view';
import { regimeViews } from '../domain/regime/regime-views';
import { parseMoment, requireBar, requireBarRange } from './bar-range';
import { requireBars } from './data-lookup';
import { parseWhole } from './options';
import type { Output } from './output';
import {
  describeRegimeHistory,
  describeRegimes,
  readRegimes,
  regimeHistoryDocument,
  writeRegimeHistory,
} from './regime-document';
import { describeTransitions, transitionsDocument } from './regime-transitions';
import type { RecordSession } from './session';

export interface RegimeRecord {
  readonly output: Output;
  /** Opens the record for one command and closes it afterwards. */
  withRecord<T>(use: (session: Pick<RecordSession, 'dataSets'>) => Promise<T>): Promise<T>;
}

interface RegimeOptions {
  readonly dataset: string;
  readonly benchmark?: string;
  readonly vix?: string;
  readonly view: string;
  readonly at?: Timestamp;
  readonly from?: Timestamp;
  readonly to?: Timestamp;
  readonly out?: string;
  readonly horizon: number;
}

const viewOption = (): Option =>
  new Option('--view <name>', 'the taxonomy').choices(regimeViews.map(({ name }) => name)).default('market');

/** Registers `emp regime show | history | transitions`. */
export function regimeCommands(program: Command, context: RegimeRecord): void {
  const regime = program
    .command('regime')
    .description('what state a market is in: probabilities of regimes, each from what was known at a time');
  const command = (name: string): Command =>
    regime
      .command(name)
      .requiredOption('--dataset <id>', 'snapshot, by a unique beginning of its id')
      .option('--benchmark <id>', 'snapshot of a second market, of the same period, for the axes of correlation')
      .option('--vix <id>', 'snapshot of an index of implied volatility such as the VIX, for the axis of sentiment');
  command('show')
    .option(
      '--at <time>',
      'the last bar that is known, ISO 8601; a day means the whole of it (default: the last bar)',
      parseMoment,
    )
    .description('every axis and every view at one bar')
    .action((options: RegimeOptions) => showRegimes(options, context));
  command('history')
    .addOption(viewOption())
    .option('--from <time>', 'first bar', parseMoment)
    .option('--to <time>', 'last bar; a day means the whole of it', parseMoment)
    .option('--out <file>', 'write every bar to this CSV file')
    .description('the regimes of one view, bar by bar')
    .action((options: RegimeOptions) => showHistory(options, context));
  command('transitions')
    .addOption(viewOption())
    .option(
      '--horizon <bars>',
      'bars ahead of the forecast that is scored',
      parseWhole({ min: 1, max: 1_000 }),
      tradingMonth,
    )
    .description('how one regime follows another: rates, durations, alerts and forecasts of one view')
    .action((options: RegimeOptions) => showTransitions(options, context));
}

/** Daily bars in a month: far enough ahead that most regimes may have changed. */
const tradingMonth = 21;

interface RegimeMarket {
  readonly dataset: string;
  readonly bars: Bars;
  readonly context: RegimeContext;
}

function loadMarket({ dataset, benchmark, vix }: RegimeOptions, { withRecord }: RegimeRecord): Promise<RegimeMarket> {
  return withRecord(async ({ dataSets }) => {
    const market = await requireBars(dataset, dataSets);
    const companion = benchmark === undefined ? undefined : (await requireBars(benchmark, dataSets)).bars;
    const index = vix === undefined ? undefined : (await requireBars(vix, dataSets)).bars;
    return { ...market, context: { companion, volatilityIndex: index && knownCloses(index) } };
  });
}

/** A close is known when its bar is over. */
function knownCloses({ time, close, period }: Bars) {
  const lengthMs = periodMs(period);
  return { knownAt: time.map((start) => start + lengthMs), values: close };
}

function requireView({ view: name }: RegimeOptions): RegimeView {
  const view = regimeViews.find((one) => one.name === name);
  if (!view) throw new RangeError(`no view ${name}`);
  return view;
}

async function showRegimes(options: RegimeOptions, record: RegimeRecord): Promise<void> {
  const { dataset, bars, context } = await loadMarket(options, record);
  const at = requireBar(bars, options.at);
  const document = { dataset, at: new Date(bars.time[at]!).toISOString(), ...readRegimes(bars, at, context) };
  record.output.result(document, () => describeRegimes(document));
}

async function showHistory(options: RegimeOptions, record: RegimeRecord): Promise<void> {
  const { dataset, bars, context } = await loadMarket(options, record);
  const range = requireBarRange(bars, options);
  const view = requireView(options);
  const history = computeRegimeHistory(bars, view, { context });
  if (options.out !== undefined) await writeRegimeHistory(options.out, history, { bars, range });
  const document = {
    dataset,
    view: view.name,
    states: view.states.map(({ name }) => name),
    rows: range.to - range.from,
    ...(options.out === undefined
      ? { history: regimeHistoryDocument(history, { bars, range }) }
      : { out: options.out }),
  };
  record.output.result(document, () =>
    options.out === undefined
      ? describeRegimeHistory(history, { bars, range })
      : `${document.rows} bars of ${view.name} in ${options.out}`,
  );
}

async function showTransitions(options: RegimeOptions, record: RegimeRecord): Promise<void> {
  const { dataset, bars, context } = await loadMarket(options, record);
  const history = computeRegimeHistory(bars, requireView(options), { context });
  const document = { dataset, ...transitionsDocument(history, { bars, context, horizonBars: options.horizon }) };
  record.output.result(document, () => describeTransitions(document));
}
