import type { RecordedGeneration } from '../../../activities/ports';
import { axisStyle } from './axes';
import type { Chart } from './chart';
import { palette } from './palette';

type Figure = 'best' | 'median' | 'diversity';

/** Fitness of the best and the middle survivor, and how different the survivors are, generation by generation. */
export function generationsChart(generations: readonly RecordedGeneration[]): Chart {
  const summaries = generations.map(({ summary }) => summary);
  const points = (figure: Figure) => summaries.map((summary) => [summary.generation, summary[figure] ?? '-']);
  const said = (figure: Figure, at: 0 | -1): string => summaries.at(at)?.[figure]?.toFixed(3) ?? 'undefined';
  const words = `From the first generation to the last, best fitness went from ${said('best', 0)} to ${said('best', -1)}, the median from ${said('median', 0)} to ${said('median', -1)}, diversity from ${said('diversity', 0)} to ${said('diversity', -1)}.`;
  return {
    id: 'generations',
    title: 'Fitness over generations',
    alternative: words,
    heights: { wide: 360, narrow: 320 },
    legend: [
      { label: 'best', colour: palette.strategy, mark: 'line' },
      { label: 'median', colour: palette.median, mark: 'dashed' },
      { label: 'diversity (below)', colour: palette.diversity, mark: 'line' },
    ],
    caption: `${words} Fitness is the weighted score of feasible survivors, 0 to 1, in sample.`,
    draw: (size) => {
      const series = (figure: Figure, panel: 0 | 1, style: object) => ({
        ...{ type: 'line' as const, xAxisIndex: panel, yAxisIndex: panel, silent: true, emphasis: { disabled: true } },
        ...{ showSymbol: summaries.length < 3, symbol: 'circle', symbolSize: 7, data: points(figure) },
        ...style,
      });
      const axis = { ...axisStyle(size), type: 'value' as const };
      const last = Math.max(1, summaries.at(-1)?.generation ?? 0);
      const x = { ...axis, min: 0, max: last, minInterval: 1, splitLine: { show: false } };
      const y = { ...axis, scale: true, splitNumber: 4 };
      return {
        grid: [
          { left: 56, right: 16, top: 12, bottom: '40%' },
          { left: 56, right: 16, top: '68%', bottom: 46 },
        ],
        xAxis: [
          { ...x, gridIndex: 0, axisLabel: { show: false } },
          { ...x, gridIndex: 1, name: 'generation', nameLocation: 'middle' as const, nameGap: 28 },
        ],
        yAxis: [
          { ...y, gridIndex: 0 },
          { ...y, gridIndex: 1, splitNumber: 2 },
        ],
        series: [
          series('best', 0, { color: palette.strategy, lineStyle: { color: palette.strategy, width: 2.5 } }),
          series('median', 0, {
            color: palette.median,
            lineStyle: { color: palette.median, width: 2, type: 'dashed' as const },
          }),
          series('diversity', 1, { color: palette.diversity, lineStyle: { color: palette.diversity, width: 2 } }),
        ],
      };
    },
  };
}
