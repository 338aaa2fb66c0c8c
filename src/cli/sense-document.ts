import { writeFile } from 'node:fs/promises';
import { formatFigure } from '../adapters/report/figure-text';
import { findHeldOut } from '../domain/evolution/hold-out';
import type { BarRange, Bars } from '../domain/market/bars';
import { assessCalibration, type SenseCalibration } from '../domain/sensory/calibration';
import type { Dimension, Evidence, Reading, Sense } from '../domain/sensory/sense';
import { openSensing, senseHistory, type SensedHistory } from '../domain/sensory/sensed-history';
import { formatFigureTable } from './figure-table';
import { formatTable } from './table';

interface Read {
  readonly reading: Reading;
  readonly baseRate: number;
  readonly coverage: number;
}

/** The reading of a sense at a bar, from the bars up to it. */
export function readAt(sense: Sense, bars: Bars, at: number): Read {
  const sensing = openSensing(sense, bars);
  for (let t = 0; t <= at; t++) sensing.push(bars, t);
  return { reading: sensing.reading(), baseRate: sensing.baseRate, coverage: sensing.coverage };
}

export type ReadingDocument = ReturnType<typeof readingDocument>;

export function readingDocument({ reading, baseRate, coverage }: Read) {
  const { signal, confidence, evidence } = reading;
  return { signal, confidence, baseRate, coverage, evidence: evidence.map(evidenceDocument) };
}

function evidenceDocument({ what, where, value, weight }: Evidence) {
  const { from, to, prices } = where;
  return {
    what,
    where: { from: isoTime(from), to: isoTime(to), ...(prices && { prices }) },
    value,
    weight,
  };
}

export function describeReadings({
  at,
  dimensions,
}: {
  readonly dataset: string;
  readonly at: string;
  readonly dimensions: Readonly<Record<string, ReadingDocument>>;
}): string {
  const rows = Object.entries(dimensions).map(([name, { signal, confidence, baseRate, coverage }]) => [
    name,
    ...[
      signalText(signal),
      shareText(confidence, signal),
      shareText(baseRate, signal),
      formatFigure(coverage, 'share'),
    ],
  ]);
  return [
    `known at the close of the bar of ${at}`,
    formatFigureTable(['sense', 'signal', 'confidence', 'base rate', 'coverage'], rows),
    ...Object.entries(dimensions).flatMap(([name, { evidence }]) => describeEvidence(name, evidence)),
  ].join('\n');
}

const shownEvidence = 8;

function describeEvidence(name: string, evidence: ReadingDocument['evidence']): string[] {
  if (evidence.length === 0) return ['', `${name}: nothing to show`];
  const rows = evidence
    .slice(0, shownEvidence)
    .map(({ what, where, value, weight }) => [
      what,
      `${where.from.slice(0, 16)}${where.from === where.to ? '' : ` to ${where.to.slice(0, 16)}`}`,
      where.prices === undefined ? '' : `${figure(where.prices.low)} to ${figure(where.prices.high)}`,
      figure(value),
      signalText(weight),
    ]);
  const more = evidence.length - rows.length;
  return [
    '',
    `${name}:`,
    formatTable(['evidence', 'where', 'prices', 'value', 'weight'], rows),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

interface NamedHistory {
  readonly dimension: Dimension;
  readonly history: SensedHistory;
}

interface HistoryRange {
  readonly bars: Bars;
  readonly range: BarRange;
}

const columns = ['signal', 'confidence', 'baseRate', 'coverage'] as const;

export function historyDocument(histories: readonly NamedHistory[], { bars, range }: HistoryRange) {
  return barsOf(range).map((t) => ({
    time: isoTime(bars.time[t]!),
    ...Object.fromEntries(
      histories.map(({ dimension, history }) => [
        dimension,
        Object.fromEntries(columns.map((column) => [column, history[column][t]!])),
      ]),
    ),
  }));
}

/** One row a bar; a column for each sense and figure, `how.signal` and so on. */
export async function writeHistory(
  file: string,
  histories: readonly NamedHistory[],
  { bars, range }: HistoryRange,
): Promise<void> {
  const header = ['time', ...histories.flatMap(({ dimension }) => columns.map((column) => `${dimension}.${column}`))];
  const rows = barsOf(range).map((t) =>
    [isoTime(bars.time[t]!), ...histories.flatMap(({ history }) => columns.map((column) => history[column][t]))].join(
      ',',
    ),
  );
  await writeFile(file, `${[header.join(','), ...rows].join('\n')}\n`);
}

const printedBars = 20;

export function describeHistory(histories: readonly NamedHistory[], { bars, range }: HistoryRange): string {
  const shown = barsOf(range).slice(-printedBars);
  const rows = shown.map((t) => [
    isoTime(bars.time[t]!).slice(0, 16),
    ...histories.map(({ history }) => {
      const signal = history.signal[t]!;
      return signal === 0 ? '-' : `${signalText(signal)} (${formatFigure(history.confidence[t], 'share')})`;
    }),
  ]);
  return [
    'signal, and in parentheses the confidence in it',
    formatFigureTable(['bar', ...histories.map(({ dimension }) => dimension)], rows),
    ...(range.to - range.from > shown.length
      ? [`the last ${shown.length} of ${range.to - range.from}; --out writes all`]
      : []),
  ].join('\n');
}

/** How the sense did on the bars that nothing is tuned on: the last quarter, as for strategies. */
export function calibrationDocument(sense: Sense, bars: Bars): CalibrationDocument {
  const { from, to } = findHeldOut(bars.close.length);
  const calibration = assessCalibration(senseHistory(sense, bars), bars, { from, to });
  return {
    from: isoTime(bars.time[Math.min(from, to - 1)]!),
    to: isoTime(bars.time[to - 1]!),
    horizonBars: sense.horizonBars(bars),
    ...(calibration && { held: calibration }),
  };
}

export interface CalibrationDocument {
  readonly from: string;
  readonly to: string;
  readonly horizonBars: number;
  /** Absent where the sense said nothing in those years. */
  readonly held?: SenseCalibration;
}

export function describeCalibration({ from, to, horizonBars, held }: CalibrationDocument): string {
  const years = `${from.slice(0, 10)} to ${to.slice(0, 10)}`;
  if (!held) return `held-out bars, ${years}: it said nothing`;
  const { readings, right, brier, baseRateBrier, skill, skillInterval, verdict, reliability } = held;
  const interval = skillInterval
    ? `, 95 % interval ${formatFigure(skillInterval.lower, 'gain')} to ${formatFigure(skillInterval.upper, 'gain')}`
    : '';
  const rows = reliability.map((row) => [
    `${formatFigure(row.from, 'share')} to ${formatFigure(row.to, 'share')}`,
    ...[
      formatFigure(row.readings, 'count'),
      formatFigure(row.meanConfidence, 'share'),
      formatFigure(row.right, 'share'),
    ],
    row.interval ? `${formatFigure(row.interval.lower, 'share')} to ${formatFigure(row.interval.upper, 'share')}` : '-',
  ]);
  return [
    `held-out bars, ${years}: ${formatFigure(readings, 'count')} readings about ${horizonBars} bars ahead, ${formatFigure(right, 'share')} right`,
    `Brier score ${brier.toFixed(4)}, of the base rate ${baseRateBrier.toFixed(4)}: skill ${formatFigure(skill, 'gain')}${interval}: ${verdict === 'skilled' ? 'skilled, before costs' : verdict}`,
    formatFigureTable(['confidence', 'readings', 'mean', 'right', '95 % interval'], rows),
  ].join('\n');
}

function barsOf({ from, to }: BarRange): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

function signalText(signal: number): string {
  return `${signal > 0 ? '+' : ''}${signal.toFixed(2)}`;
}

function shareText(share: number, signal: number): string {
  return signal === 0 ? '-' : formatFigure(share, 'share');
}

/** Four digits that tell. */
function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}
