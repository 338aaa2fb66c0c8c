import { Option, type Command } from 'commander';
import type { Bars } from '../domain/market/bars';
import type { Timestamp } from '../domain/market/timestamps';
import type { Dimension, Sense } from '../domain/sensory/sense';
import { findSense, senses } from '../domain/sensory/senses';
import { senseHistory } from '../domain/sensory/sensed-history';
import { parseMoment, requireBar, requireBarRange } from './bar-range';
import { requireBars } from './data-lookup';
import { describeFeatures, listFeatures, requireFeatures, writeFeatures } from './feature-file';
import { CommandError, exitCodes, type Output } from './output';
import {
  calibrationDocument,
  describeCalibration,
  describeHistory,
  describeReadings,
  historyDocument,
  readAt,
  readingDocument,
  writeHistory,
} from './sense-document';
import { senseReportCommand } from './sense-report';
import type { RecordSession } from './session';
import { signalCommand } from './signal-table';
import { formatTable } from './table';
import { describeTails, tailDocument } from './tail-survey';

export interface SenseContext {
  readonly output: Output;
  /** Opens the record for one command and closes it afterwards. */
  withRecord<T>(use: (session: Pick<RecordSession, 'dataSets' | 'home'>) => Promise<T>): Promise<T>;
}

interface SenseOptions {
  readonly dataset: string;
  readonly sense?: Dimension;
  readonly at?: Timestamp;
  readonly from?: Timestamp;
  readonly to?: Timestamp;
  readonly out?: string;
}

const datasetOption = ['--dataset <id>', 'snapshot, by a unique beginning of its id'] as const;
const senseNames = senses.map(({ dimension }) => dimension);
const senseOption = (): Option => new Option('--sense <name>', 'one sense alone').choices(senseNames);
const atText = 'the last bar that is known, ISO 8601; a day means the whole of it (default: the last bar)';

/** Registers `emp sense read | history | explain | signals | tails | features`. */
export function senseCommands(program: Command, context: SenseContext): void {
  const sense = program
    .command('sense')
    .description(
      'what the senses make of a market: signals, confidence and evidence, each from what was known at a time',
    );
  sense
    .command('read')
    .requiredOption(...datasetOption)
    .addOption(senseOption())
    .option('--at <time>', atText, parseMoment)
    .description('the readings of all senses at one bar')
    .action((options: SenseOptions) => readSenses(options, context));
  sense
    .command('history')
    .requiredOption(...datasetOption)
    .addOption(senseOption())
    .option('--from <time>', 'first bar', parseMoment)
    .option('--to <time>', 'last bar; a day means the whole of it', parseMoment)
    .option('--out <file>', 'write every bar to this CSV file')
    .description('signal, confidence, base rate and coverage of each sense, bar by bar')
    .action((options: SenseOptions) => showHistory(options, context));
  sense
    .command('explain')
    .requiredOption(...datasetOption)
    .addOption(senseOption().makeOptionMandatory())
    .option('--at <time>', atText, parseMoment)
    .description('the evidence behind one reading, and whether the confidence of the sense has been worth anything')
    .action((options: SenseOptions) => explainSense(options, context));
  sense
    .command('tails')
    .requiredOption(...datasetOption)
    .option('--benchmark <id>', 'another data set: how hard do both fall together?')
    .description('tail indices, peaks over a threshold and jumps of the whole record')
    .action((options: { dataset: string; benchmark?: string }) => showTails(options, context));
  sense
    .command('features')
    .option(...datasetOption)
    .option('--features <list>', 'features with their parameters, such as close,rsi(14),bollinger-upper(20,2)')
    .option('--out <file>', 'the CSV file to write: one row a bar')
    .description('all features that a strategy may name; or, with a data set, some of them as columns of a CSV file')
    .action((options: FeatureOptions) => writeColumns(options, context));
  signalCommand(sense, context);
  senseReportCommand(sense, context);
}

async function loadBars(options: SenseOptions, { withRecord }: SenseContext): Promise<{ dataset: string; bars: Bars }> {
  return withRecord(({ dataSets }) => requireBars(options.dataset, dataSets));
}

function chosen({ sense }: SenseOptions): readonly Sense[] {
  const one = sense === undefined ? undefined : findSense(sense);
  return one ? [one] : senses;
}

async function readSenses(options: SenseOptions, context: SenseContext): Promise<void> {
  const { dataset, bars } = await loadBars(options, context);
  const at = requireBar(bars, options.at);
  const dimensions = Object.fromEntries(
    chosen(options).map((sense) => [sense.dimension, readingDocument(readAt(sense, bars, at))]),
  );
  const document = { dataset, at: new Date(bars.time[at]!).toISOString(), dimensions };
  context.output.result(document, () => describeReadings(document));
}

async function showHistory(options: SenseOptions, context: SenseContext): Promise<void> {
  const { dataset, bars } = await loadBars(options, context);
  const range = requireBarRange(bars, options);
  const histories = chosen(options).map((sense) => ({
    dimension: sense.dimension,
    history: senseHistory(sense, bars),
  }));
  if (options.out !== undefined) await writeHistory(options.out, histories, { bars, range });
  const document = {
    dataset,
    senses: histories.map(({ dimension }) => dimension),
    rows: range.to - range.from,
    ...(options.out === undefined ? { history: historyDocument(histories, { bars, range }) } : { out: options.out }),
  };
  context.output.result(document, () =>
    options.out === undefined
      ? describeHistory(histories, { bars, range })
      : `${document.rows} bars of ${document.senses.join(', ')} in ${options.out}`,
  );
}

async function explainSense(options: SenseOptions, context: SenseContext): Promise<void> {
  const { dataset, bars } = await loadBars(options, context);
  const at = requireBar(bars, options.at);
  const [sense] = chosen(options);
  if (!sense) throw new RangeError('a sense is mandatory');
  const reading = readingDocument(readAt(sense, bars, at));
  const calibration = calibrationDocument(sense, bars);
  const document = {
    dataset,
    sense: sense.dimension,
    words: sense.words,
    at: new Date(bars.time[at]!).toISOString(),
    ...reading,
    calibration,
  };
  context.output.result(document, () =>
    [
      `${sense.dimension}: ${sense.words}`,
      describeReadings({ dataset, at: document.at, dimensions: { [sense.dimension]: reading } }),
      '',
      describeCalibration(calibration),
    ].join('\n'),
  );
}

async function showTails(
  { dataset, benchmark }: { readonly dataset: string; readonly benchmark?: string },
  { output, withRecord }: SenseContext,
): Promise<void> {
  const document = await withRecord(async ({ dataSets }) => {
    const own = await requireBars(dataset, dataSets);
    const other = benchmark === undefined ? undefined : await requireBars(benchmark, dataSets);
    return tailDocument(own.dataset, own.bars, other);
  });
  output.result(document, () => describeTails(document));
}

interface FeatureOptions {
  readonly dataset?: string;
  readonly features?: string;
  readonly out?: string;
}

async function writeColumns(options: FeatureOptions, context: SenseContext): Promise<void> {
  const { dataset, features, out } = options;
  if (dataset === undefined && features === undefined && out === undefined) {
    const known = listFeatures();
    context.output.result({ features: known }, () => describeFeatures(known));
    return;
  }
  if (dataset === undefined || features === undefined || out === undefined)
    throw new CommandError('usage.missing-option', 'columns need --dataset, --features and --out together', {
      exitCode: exitCodes.usage,
      hint: "emp sense features --dataset 333e --features 'close,rsi(14)' --out features.csv; without options it lists them",
    });
  const refs = requireFeatures(features);
  const { bars } = await loadBars({ dataset }, context);
  const columns = await writeFeatures(bars, refs, out);
  const document = { columns, rows: bars.close.length, out };
  context.output.result(document, () =>
    [
      formatTable(
        ['feature', 'unit', 'warm-up', 'words'],
        columns.map(({ feature, unit, warmup, words }) => [feature, unit, warmup, words]),
      ),
      `${document.rows} bars in ${out}`,
    ].join('\n'),
  );
}
