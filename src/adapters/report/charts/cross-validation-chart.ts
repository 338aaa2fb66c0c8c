import { axisStyle } from './axes';
import type { Chart } from './chart';
import { palette } from './palette';

export interface PathRatios {
  /** Unique among the charts of a page. */
  readonly id: string;
  /** Annualised Sharpe ratio of each path. */
  readonly paths: readonly number[];
  /** The quantile of them that is asked to lie above 0, and which one it is. */
  readonly lower: number;
  readonly quantile: number;
}

/** The Sharpe ratio of each path put together from tests, the lowest at the top, with 0 and the quantile that decides. */
export function crossValidationChart({ id, paths, lower, quantile }: PathRatios): Chart {
  const sorted = [...paths].sort((a, b) => a - b);
  const losses = sorted.filter((ratio) => ratio < 0).length;
  const name = `${quantile * 100} % quantile`;
  return {
    id,
    title: 'Choosing among the trials, on bars that were not chosen on',
    alternative: `${sorted.length} paths have Sharpe ratios from ${show(sorted[0])} to ${show(sorted.at(-1))}; ${losses} of them lie below 0, and the ${name} is ${show(lower)}.`,
    heights: { wide: 90 + 22 * sorted.length, narrow: 80 + 20 * sorted.length },
    legend: [
      { label: 'a path', colour: palette.strategy, mark: 'dot' },
      { label: '0: the choice earns nothing', colour: palette.ink, mark: 'line' },
      { label: `${name}, ${show(lower)}: has to lie above 0`, colour: palette.holding, mark: 'dashed' },
    ],
    caption:
      'Combinatorial purged cross-validation (Lopez de Prado 2018): each path is a whole history put together from tests of whatever was the best in training. One far below the others means that the choice hangs on a few stretches of time.',
    draw: (size) => {
      const style = axisStyle(size);
      const line = (at: number, colour: string, type: 'solid' | 'dashed') => ({
        ...{ xAxis: at, lineStyle: { color: colour, width: type === 'solid' ? 1.5 : 2, type } },
      });
      return {
        grid: { left: 64, right: 24, top: 10, bottom: 48 },
        xAxis: {
          ...{ ...style, type: 'value' as const, min: roundDown(Math.min(0, sorted[0]!, lower)) },
          max: -roundDown(-Math.max(0, sorted.at(-1) ?? 0)),
          ...{ name: 'annual Sharpe ratio', nameLocation: 'middle' as const, nameGap: 30, splitNumber: 6 },
        },
        yAxis: {
          ...{ ...style, type: 'category' as const, inverse: true, splitLine: { show: false } },
          data: sorted.map((_, rank) => String(rank + 1)),
          ...{ name: 'path', nameLocation: 'middle' as const, nameGap: 34 },
        },
        series: {
          type: 'scatter',
          ...{ silent: true, emphasis: { disabled: true }, symbolSize: 11, color: palette.strategy },
          data: sorted.map((ratio, rank) => [ratio, rank]),
          markLine: {
            ...{ silent: true, symbol: 'none', label: { show: false } },
            data: [line(0, palette.ink, 'solid'), line(lower, palette.holding, 'dashed')],
          },
        },
      };
    },
  };
}

function show(ratio: number | undefined): string {
  return ratio === undefined ? 'undefined' : ratio.toFixed(2);
}

/** To a fifth: ends that a reader can name. */
function roundDown(value: number): number {
  const end = Math.floor(value * 5) / 5;
  return end === 0 ? 0 : Number(end.toFixed(1));
}
