import { axisStyle } from './axes';
import type { Chart, ChartSize, LegendEntry } from './chart';

/** A figure of each generation; undefined where it has none. */
export interface GenerationLine {
  readonly label: string;
  readonly colour: string;
  readonly values: readonly (number | undefined)[];
  readonly dashed?: boolean;
  /** 0: the large panel; 1: the small one below it. */
  readonly panel?: 0 | 1;
}

/** What happened at the end of some generations, counted from 0. */
export interface GenerationMark {
  readonly label: string;
  readonly colour: string;
  readonly generations: readonly number[];
}

export interface GenerationLines {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly caption?: string;
  readonly lines: readonly GenerationLine[];
  readonly marks?: readonly GenerationMark[];
}

/** Figures over generations. The record counts generations from 0, people from 1: so does the axis. */
export function generationLines({ id, title, words, caption, lines, marks = [] }: GenerationLines): Chart {
  const count = Math.max(0, ...lines.map(({ values }) => values.length));
  const shown = marks.filter(({ generations }) => generations.length > 0);
  const hasLower = lines.some(({ panel }) => panel === 1);
  return {
    ...{ id, title, alternative: words },
    heights: hasLower ? { wide: 360, narrow: 320 } : { wide: 280, narrow: 250 },
    legend: [
      ...lines.map(({ label, colour, dashed, panel }): LegendEntry => ({
        label: panel === 1 ? `${label} (below)` : label,
        ...{ colour, mark: dashed ? 'dashed' : 'line' },
      })),
      ...shown.map(({ label, colour }): LegendEntry => ({ label, colour, mark: 'area' })),
    ],
    caption: caption ?? words,
    draw: (size) => ({
      ...panels(size, { count, hasLower }),
      series: lines.map(({ colour, values, dashed, panel = 0 }, index) => ({
        ...{ type: 'line' as const, xAxisIndex: panel, yAxisIndex: panel, silent: true, emphasis: { disabled: true } },
        ...{ showSymbol: count < 3, symbol: 'circle', symbolSize: 7, color: colour },
        lineStyle: { color: colour, width: dashed ? 2 : 2.5, type: dashed ? ('dashed' as const) : ('solid' as const) },
        data: values.map((value, generation) => [generation + 1, value ?? '-']),
        ...(index === 0 && markGenerations(shown)),
      })),
    }),
  };
}

function panels(size: ChartSize, { count, hasLower }: { count: number; hasLower: boolean }) {
  const axis = { ...axisStyle(size), type: 'value' as const };
  const x = { ...axis, min: 1, max: Math.max(2, count), minInterval: 1, splitLine: { show: false } };
  const y = { ...axis, scale: true, splitNumber: 4 };
  const named = { ...x, name: 'generation', nameLocation: 'middle' as const, nameGap: 28 };
  if (!hasLower) return { grid: { left: 56, right: 16, top: 12, bottom: 46 }, xAxis: named, yAxis: y };
  return {
    grid: [
      { left: 56, right: 16, top: 12, bottom: '40%' },
      { left: 56, right: 16, top: '68%', bottom: 46 },
    ],
    xAxis: [
      { ...x, gridIndex: 0, axisLabel: { show: false } },
      { ...named, gridIndex: 1 },
    ],
    yAxis: [
      { ...y, gridIndex: 0 },
      { ...y, gridIndex: 1, splitNumber: 2 },
    ],
  };
}

function markGenerations(marks: readonly GenerationMark[]) {
  const data = marks.flatMap(({ colour, generations }) =>
    generations.map((generation) => ({
      xAxis: generation + 1,
      lineStyle: { color: colour, width: 1.5, type: 'dotted' as const },
    })),
  );
  return data.length === 0 ? {} : { markLine: { silent: true, symbol: 'none', label: { show: false }, data } };
}
