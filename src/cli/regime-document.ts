import { writeFile } from 'node:fs/promises';
import { formatProbability } from '../adapters/report/figure-text';
import type { BarRange, Bars } from '../domain/market/bars';
import { axisNames, createRegimeAxes, openRegimeAxes, type AxisReading } from '../domain/regime/regime-axes';
import { openRangeStretches } from '../domain/regime/range-stretches';
import type { RegimeContext } from '../domain/regime/regime-axis';
import type { RegimeHistory } from '../domain/regime/regime-history';
import { createViewReader, type RegimeView, type ViewReading } from '../domain/regime/regime-view';
import { regimeViews } from '../domain/regime/regime-views';
import { formatFigureTable } from './figure-table';
import { formatTable } from './table';

interface AxisDocument {
  readonly states: readonly string[];
  readonly probabilities: readonly number[];
  readonly likeliest: string;
}

interface ViewDocument {
  readonly name: string;
  readonly probability: number;
  readonly probabilities: Readonly<Record<string, number>>;
  readonly coverage: number;
  /** Bars for which the view has said the same without a break, this one left out. */
  readonly sinceBars: number;
}

export interface RegimesDocument {
  readonly dataset: string;
  readonly at: string;
  /** What is not known is absent. */
  readonly axes: Readonly<Record<string, AxisDocument>>;
  readonly views: Readonly<Record<string, ViewDocument>>;
  /** Bars of the stretch of like volatility that the bar is likeliest a part of; absent while there is not enough to tell. */
  readonly sinceBars?: number;
}

/** Every axis and view at a bar, from the bars up to it. */
export function readRegimes(bars: Bars, at: number, context: RegimeContext): Omit<RegimesDocument, 'dataset' | 'at'> {
  const axes = createRegimeAxes();
  const stream = openRegimeAxes(axes, axisNames, context);
  const stretches = openRangeStretches();
  const views = regimeViews.map((view) => ({ view, read: createViewReader(view, axes), held: openHeldName() }));
  let reading: AxisReading = {};
  let names: readonly (readonly [RegimeView, ViewReading | undefined, number])[] = [];
  let stretch: ReturnType<typeof stretches>;
  for (let t = 0; t <= at; t++) {
    reading = stream.push(bars, t);
    stretch = stretches(bars, t);
    names = views.map(({ view, read, held }) => {
      const found = read(reading);
      return [view, found, held(found?.name)];
    });
  }
  return {
    axes: Object.fromEntries(
      axisNames.flatMap((name) => {
        const probabilities = reading[name];
        return probabilities === undefined ? [] : [[name, axisDocument(axes[name].states, probabilities)]];
      }),
    ),
    views: Object.fromEntries(
      names.flatMap(([view, found, sinceBars]) =>
        found === undefined ? [] : [[view.name, { ...viewDocument(view, found), sinceBars }]],
      ),
    ),
    ...(stretch && { sinceBars: stretch.likeliestLength() }),
  };
}

/** Bars for which a name has been the same, the present one left out. */
function openHeldName(): (name: string | undefined) => number {
  let last: string | undefined;
  let bars = 0;
  return (name) => {
    bars = name === last ? bars + 1 : 0;
    last = name;
    return bars;
  };
}

function axisDocument(states: readonly string[], probabilities: Float64Array): AxisDocument {
  return {
    states,
    probabilities: [...probabilities],
    likeliest: states[probabilities.indexOf(Math.max(...probabilities))]!,
  };
}

function viewDocument({ states }: RegimeView, { name, probability, probabilities, coverage }: ViewReading) {
  return {
    name,
    probability,
    probabilities: Object.fromEntries(states.map((state, index) => [state.name, probabilities[index]!])),
    coverage,
  };
}

export function describeRegimes({ at, axes, views, sinceBars }: RegimesDocument): string {
  const unknown = [
    ...axisNames.filter((name) => axes[name] === undefined).map((name) => `axis ${name}`),
    ...regimeViews.filter(({ name }) => views[name] === undefined).map(({ name }) => `view ${name}`),
  ];
  return [
    `known at the close of the bar of ${at}`,
    formatTable(
      ['axis', 'likeliest', 'probabilities'],
      Object.entries(axes).map(([name, { states, probabilities, likeliest }]) => [
        name,
        likeliest,
        states.map((state, index) => `${state} ${formatProbability(probabilities[index])}`).join(', '),
      ]),
    ),
    '',
    formatFigureTable(
      ['view', 'regime', 'probability', 'bars since', 'axes known'],
      Object.entries(views).map(([view, { name, probability, sinceBars: since, coverage }]) => [
        view,
        name,
        formatProbability(probability),
        String(since),
        formatProbability(coverage),
      ]),
    ),
    ...(sinceBars === undefined ? [] : ['', `volatility as it is now for ${sinceBars} bars`]),
    ...(unknown.length === 0 ? [] : ['', `not known: ${unknown.join(', ')}`]),
  ].join('\n');
}

interface HistoryRange {
  readonly bars: Bars;
  readonly range: BarRange;
}

/** A bar whose regime is not known has its time alone. */
export function regimeHistoryDocument(history: RegimeHistory, { bars, range }: HistoryRange) {
  return barsOf(range).map((t) => ({ time: new Date(bars.time[t]!).toISOString(), ...regimeAt(history, t) }));
}

function regimeAt({ view, codes, probabilities }: RegimeHistory, t: number) {
  const code = codes[t]!;
  if (code === 0) return undefined;
  return {
    name: view.states[code - 1]!.name,
    probability: probabilities[code - 1]![t]!,
    probabilities: Object.fromEntries(view.states.map(({ name }, state) => [name, probabilities[state]![t]!])),
  };
}

/** One row a bar: time, likeliest regime, and a column with the probability of each; empty where it is not known. */
export async function writeRegimeHistory(file: string, history: RegimeHistory, { bars, range }: HistoryRange) {
  const { states } = history.view;
  const rows = barsOf(range).map((t) => {
    const found = regimeAt(history, t);
    const cells = [found?.name, ...states.map(({ name }) => found?.probabilities[name])];
    return [new Date(bars.time[t]!).toISOString(), ...cells.map((cell) => cell ?? '')].join(',');
  });
  const header = ['time', 'regime', ...states.map(({ name }) => name)].join(',');
  await writeFile(file, `${[header, ...rows].join('\n')}\n`);
}

const printedBars = 20;

export function describeRegimeHistory(history: RegimeHistory, { bars, range }: HistoryRange): string {
  const { states, words } = history.view;
  const shown = barsOf(range).slice(-printedBars);
  const rows = shown.map((t) => {
    const found = regimeAt(history, t);
    const cells = states.map(({ name }) => formatProbability(found?.probabilities[name]));
    return [new Date(bars.time[t]!).toISOString().slice(0, 16), found?.name ?? 'not known', ...cells];
  });
  return [
    words,
    formatFigureTable(['bar', 'regime', ...states.map(({ name }) => name)], rows),
    ...(range.to - range.from > shown.length
      ? [`the last ${shown.length} of ${range.to - range.from}; --out writes all`]
      : []),
  ].join('\n');
}

function barsOf({ from, to }: BarRange): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
