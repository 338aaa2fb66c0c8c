import type { ScoredGenome } from '../../../activities/ports';
import { axisStyle } from './axes';
import type { Chart } from './chart';
import { createColourScale } from './colour-scale';
import { palette } from './palette';

const levels = palette.steps.length;

/** The archive in its four dimensions: survival across, profit up, robustness as colour, adaptability as size. Finalists have a ring. */
export function archiveChart(archive: readonly ScoredGenome[], finalists: readonly ScoredGenome[]): Chart {
  const colours = createColourScale(archive.map(({ fitness }) => fitness.robustness));
  const sizes = createColourScale(archive.map(({ fitness }) => fitness.adaptability));
  const chosen = new Map(finalists.map(({ id }, rank) => [id, rank + 1]));
  return {
    id: 'archive',
    title: `The archive: ${archive.length} ${archive.length === 1 ? 'strategy' : 'strategies'} that no other beats in all four scores`,
    alternative: `Each point is a strategy of the archive by its survival and profit scores in sample; ${finalists.length} finalists are ringed.`,
    heights: { wide: 420, narrow: 360 },
    legend: [
      ...palette.steps.map((colour, level) => ({
        label: `robustness ${colours.describe(level)}`,
        colour,
        mark: 'dot' as const,
      })),
      { label: 'finalist, with its rank', colour: palette.ink, mark: 'ring' },
    ],
    caption: `The larger the point, the higher its adaptability (${sizes.describe(0)} for the smallest, ${sizes.describe(levels - 1)} for the largest). All scores lie in 0 to 1 and are in sample.`,
    draw: (size) => {
      const style = axisStyle(size);
      const axis = {
        ...style,
        axisLabel: { ...style.axisLabel, formatter: (value: number) => value.toFixed(2) },
        type: 'value' as const,
        scale: true,
        splitNumber: size.name === 'wide' ? 8 : 4,
      };
      const data = archive.map(({ id, fitness }) => ({
        value: [fitness.survival, fitness.profit],
        symbolSize: 7 + 4 * sizes.level(fitness.adaptability),
        itemStyle: {
          color: colours.colour(fitness.robustness),
          borderColor: chosen.has(id) ? palette.ink : palette.muted,
          borderWidth: chosen.has(id) ? 2 : 0.5,
          opacity: 1,
        },
        label: {
          show: chosen.has(id) && (size.name === 'wide' || chosen.get(id) === 1),
          formatter: String(chosen.get(id) ?? ''),
        },
      }));
      return {
        grid: { left: 56, right: 20, top: 16, bottom: 48 },
        xAxis: { ...axis, name: 'survival', nameLocation: 'middle', nameGap: 30 },
        yAxis: { ...axis, name: 'profit', nameLocation: 'middle', nameGap: 42 },
        series: {
          type: 'scatter',
          silent: true,
          emphasis: { disabled: true },
          labelLayout: { hideOverlap: true },
          label: { position: 'top', color: palette.ink, fontSize: size.fontSize, fontWeight: 'bold' },
          data,
        },
      };
    },
  };
}
