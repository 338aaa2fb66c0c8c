import type { EChartsOption } from 'echarts';
import type { Bars } from '../../../domain/market/bars';
import { axisStyle } from './axes';
import { barAxis, barMargins } from './bar-axis';
import type { Chart, ChartSize } from './chart';
import { palette } from './palette';

/** Consecutive bars, `to` exclusive and counted from the first one drawn, of one regime. */
export interface RegimeSpan {
  readonly from: number;
  readonly to: number;
  readonly state: string;
}

export interface RegimeRow {
  readonly view: string;
  readonly states: readonly string[];
  readonly spans: readonly RegimeSpan[];
}

/** What is worse for who holds the market is darker. */
const darkness: Readonly<Record<string, number>> = {
  ...{ bull: 0, sideways: 1, volatile: 2, bear: 3 },
  ...{ calm: 0, usual: 1, turbulent: 3 },
  ...{ ranging: 0, transitioning: 1, trending: 2 },
  ...{ 'risk-on': 0, neutral: 1, 'risk-off': 3 },
  ...{ low: 0, medium: 1, normal: 1, high: 2, stressed: 2, extreme: 3, crisis: 3 },
};

const darknessOf = (state: string): number => darkness[state] ?? 1;

export function regimeColour(state: string): string {
  return palette.steps[darknessOf(state)]!;
}

const rowHeight = 26;
const labelsHeight = 30;

/** A row a view; the name of a regime stands in its span where there is room. */
export function regimeRibbonChart(bars: Pick<Bars, 'time' | 'period'>, rows: readonly RegimeRow[]): Chart {
  const height = rows.length * rowHeight + labelsHeight;
  return {
    id: 'regimes',
    title: 'Regimes',
    alternative: rows
      .map(({ view, spans }) => {
        const last = spans.at(-1);
        return `${view}: ${last?.state ?? 'not known'} at the end, ${spans.length} spans.`;
      })
      .join(' '),
    heights: { wide: height, narrow: height },
    legend: [],
    draw: (size) => drawRibbon(size, bars, rows),
  };
}

function drawRibbon(size: ChartSize, bars: Pick<Bars, 'time' | 'period'>, rows: readonly RegimeRow[]): EChartsOption {
  const { left, right } = barMargins(size);
  const step = (size.width - left - right) / bars.time.length;
  const graphic = rows.flatMap(({ view, spans }, row) => {
    const y = row * rowHeight;
    const fontSize = size.fontSize - 2;
    return [
      {
        type: 'text' as const,
        ...{ x: left - 8, y: y + rowHeight / 2, silent: true },
        style: { text: view, fill: palette.ink, fontSize, align: 'right', verticalAlign: 'middle' },
      },
      ...spans.flatMap(({ from, to, state }) => {
        const [x, width] = [left + from * step, Math.max(0.5, (to - from) * step - 1)];
        const fits = width > state.length * fontSize * 0.6 + 6;
        const shape = { x, y: y + 2, width, height: rowHeight - 4 };
        const fill = darknessOf(state) < 2 ? palette.ink : palette.surface;
        return [
          { type: 'rect' as const, silent: true, shape, style: { fill: regimeColour(state) } },
          ...(fits
            ? [
                {
                  type: 'text' as const,
                  ...{ x: x + width / 2, y: y + rowHeight / 2, silent: true, z: 101 },
                  style: { text: state, fill, fontSize, align: 'center', verticalAlign: 'middle' },
                },
              ]
            : []),
        ];
      }),
    ];
  });
  return {
    grid: { left, right, top: rows.length * rowHeight, bottom: labelsHeight - 2 },
    xAxis: barAxis(size, bars),
    yAxis: { type: 'value', min: 0, max: 1, show: false, ...axisStyle(size) },
    series: [],
    graphic: graphic,
  };
}
