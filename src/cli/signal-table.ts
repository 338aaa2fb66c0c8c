import type { Command } from 'commander';
import { formatFigure } from '../adapters/report/figure-text';
import type { Bars } from '../domain/market/bars';
import type { TechnicalSignal } from '../domain/technical/technical-signals';
import { measureSignals, type SignalRecord } from '../domain/technical/technical-signals-measurement';
import { requireBars } from './data-lookup';
import { formatFigureTable } from './figure-table';
import { parseWhole } from './options';
import type { SenseContext } from './sense';

interface SignalOptions {
  readonly dataset: string;
  readonly horizon: number;
}

const longestHorizon = 250;

/** Registers `emp sense signals`. */
export function signalCommand(sense: Command, context: SenseContext): void {
  sense
    .command('signals')
    .requiredOption('--dataset <id>', 'snapshot, by a unique beginning of its id')
    .option(
      '--horizon <bars>',
      'bars ahead that a signal is held to speak of',
      parseWhole({ min: 1, max: longestHorizon }),
      5,
    )
    .description('the signals of technical analysis at the last bar, and how often each was right so far, beside luck')
    .action((options: SignalOptions) => showSignals(options, context));
}

async function showSignals({ dataset: prefix, horizon }: SignalOptions, context: SenseContext): Promise<void> {
  const { dataset, bars } = await context.withRecord(({ dataSets }) => requireBars(prefix, dataSets));
  const document = signalDocument(dataset, bars, horizon);
  context.output.result(document, () => describeSignals(document));
}

type SignalDocument = ReturnType<typeof signalDocument>;

function signalDocument(dataset: string, bars: Bars, horizon: number) {
  const { signals, latest, horizonBars } = measureSignals(bars, horizon);
  return {
    dataset,
    horizonBars,
    signals,
    ...(latest && {
      latest: {
        at: new Date(bars.time[latest.bar]!).toISOString(),
        signals: latest.signals,
        combined: latest.combined,
      },
    }),
  };
}

function describeSignals({ signals, latest, horizonBars }: SignalDocument): string {
  const believed = signals.filter((row) => row.believed).map((row) => row.signal);
  const lines = [
    formatFigureTable(
      ['signal', 'bets', 'right', '95 % interval', 'usual', 'p', 'p of the family'],
      signals.map(describeRecord),
    ),
    '',
    `${horizonBars} bars ahead, among ${signals.length} signals: ${believed.length === 0 ? 'none is believed' : `believed: ${believed.join(', ')}`}`,
  ];
  if (!latest) return lines.join('\n');
  const vote = `${latest.combined > 0 ? '+' : ''}${latest.combined.toFixed(2)}`;
  return [
    ...lines,
    '',
    `${latest.at}: vote ${vote}`,
    ...(latest.signals.length === 0 ? ['no signal'] : latest.signals.map(describeSignal)),
  ].join('\n');
}

function describeRecord(row: SignalRecord): string[] {
  const share = (value: number | undefined): string => (value === undefined ? '-' : formatFigure(value, 'share'));
  const chance = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(3));
  return [
    row.signal,
    formatFigure(row.count, 'count'),
    share(row.hitRate),
    row.interval ? `${share(row.interval.lower)} to ${share(row.interval.upper)}` : '-',
    share(row.baseRate),
    chance(row.pValue),
    chance(row.adjustedPValue),
  ];
}

function describeSignal({ name, direction, strength, confirmedBy, filteredBy }: TechnicalSignal): string {
  const confirmed = confirmedBy.length === 0 ? '' : `, confirmed by ${confirmedBy.join(', ')}`;
  const filtered = filteredBy.length === 0 ? '' : `, filtered by ${filteredBy.join(', ')}`;
  return `${direction > 0 ? 'up  ' : 'down'} ${strength.toFixed(2)} ${name}${confirmed}${filtered}`;
}
