import { formatFigure } from '../figure-text';
import { axisStyle, percentAxis } from './axes';
import type { Chart } from './chart';
import { palette } from './palette';

export interface OverfittingLogits {
  /** Unique among the charts of a page. */
  readonly id: string;
  /** Logit of the chosen one's relative rank out of sample, one a combination. */
  readonly logits: Float64Array;
  /** Share of the combinations at 0 or below, as the gate has it, and the most that it allows. */
  readonly pbo: number;
  readonly maxProbability: number;
}

/** Equally wide bins on either side of 0; the edge at 0 belongs to the left, as an average rank is no success. */
const binsPerSide = 10;

/** Where the best of one half of the bars ranks on the other half: to the left of 0 among the worse. */
export function overfittingChart({ id, logits, pbo, maxProbability }: OverfittingLogits): Chart {
  const bins = countBins(logits);
  const highest = Math.max(...bins.map(({ share }) => share));
  return {
    id,
    title: 'Where the best of one half of the bars ranks on the other',
    alternative: `In ${formatFigure(pbo, 'share')} of ${formatFigure(logits.length, 'count')} combinations the best of one half is in the lower half on the other; at most ${formatFigure(maxProbability, 'share')} is allowed.`,
    heights: { wide: 300, narrow: 270 },
    legend: [
      { label: `at 0 or below: ${formatFigure(pbo, 'share')}, the PBO`, colour: palette.holding, mark: 'area' },
      { label: 'above 0', colour: palette.strategy, mark: 'area' },
    ],
    caption: `Probability of backtest overfitting (Bailey, Borwein, Lopez de Prado and Zhu 2017): share of the combinations whose logit is at 0 or below; at most ${formatFigure(maxProbability, 'share')} is allowed. Bars to the left of the line are what it counts.`,
    draw: (size) => {
      const style = axisStyle(size);
      return {
        grid: { left: 60, right: 20, top: 14, bottom: 48 },
        xAxis: [
          {
            ...{
              ...style,
              type: 'category' as const,
              splitLine: { show: false },
              data: bins.map(({ label }) => label),
            },
            ...{ name: 'logit of the rank, centre of the bin', nameLocation: 'middle' as const, nameGap: 30 },
          },
          // A second axis in numbers, so that the line can stand between two bins.
          { type: 'value' as const, show: false, min: 0, max: bins.length },
        ],
        yAxis: { ...percentAxis(size), ...(highest > 0.8 && { max: 1 }) },
        series: [
          {
            type: 'bar' as const,
            ...{ silent: true, barCategoryGap: '6%' },
            data: bins.map(({ share }, bin) => ({
              ...{ value: share, itemStyle: { color: bin < binsPerSide ? palette.holding : palette.strategy } },
            })),
          },
          {
            type: 'line' as const,
            ...{ xAxisIndex: 1, silent: true, showSymbol: false },
            lineStyle: { color: palette.ink, width: 2 },
            data: [
              [binsPerSide, 0],
              [binsPerSide, highest],
            ],
          },
        ],
      };
    },
  };
}

export interface LogitBin {
  /** Centre of the bin. */
  readonly label: string;
  /** Of all combinations. */
  readonly share: number;
}

export function countBins(logits: Float64Array): LogitBin[] {
  const reach = Math.max(1, Math.ceil(logits.reduce((most, logit) => Math.max(most, Math.abs(logit)), 0) * 2) / 2);
  const width = reach / binsPerSide;
  const counts = Array.from({ length: 2 * binsPerSide }, () => 0);
  for (const logit of logits) {
    const bin = binsPerSide + Math.ceil(logit / width) - 1;
    counts[Math.min(counts.length - 1, Math.max(0, bin))]!++;
  }
  return counts.map((count, bin) => ({
    label: ((bin + 0.5 - binsPerSide) * width).toFixed(1),
    share: count / logits.length,
  }));
}
