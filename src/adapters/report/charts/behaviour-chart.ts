import { regimeProfiles } from '../../../domain/evolution/behaviour';
import type { BehaviourGrid } from '../../../domain/evolution/behaviour-grid';
import { searchPolicy } from '../../../domain/evolution/search-policy';
import type { Chart } from './chart';
import { createColourScale } from './colour-scale';
import { drawHeatMap } from './heat-map';
import { palette } from './palette';

const { turnover, holdingBars, exposure } = searchPolicy.behaviour;

/**
 * The grid as one heat map: turnover from left to right inside each band of exposure, holding time from top to bottom inside each regime profile.
 */
export function behaviourChart(grid: BehaviourGrid): Chart {
  const scale = createColourScale(grid.map(({ quality }) => quality));
  const best = [...grid].sort((a, b) => b.quality - a.quality)[0];
  const bins = { turnover: turnover.length + 1, holding: holdingBars.length + 1, exposure: exposure.length + 1 };
  const repeat = (labels: readonly string[], times: number): string[] => Array(times).fill(labels).flat() as string[];
  return {
    id: 'behaviour',
    title: 'The best strategy of each way of trading',
    alternative: `${grid.length} cells have a strategy${best ? `; the best, ${best.quality.toFixed(3)}, is that of cell ${best.cell}` : ''}.`,
    heights: { wide: 520, narrow: 480 },
    legend: palette.steps.map((colour, level) => ({
      ...{ label: `weighted fitness ${scale.describe(level)}`, colour, mark: 'area' as const },
    })),
    caption: `Columns: turnover a year (from 0, ${turnover.join(', ')}) inside each band of time in the market, named above. Rows: mean holding time in bars (from 0, ${holdingBars.join(', ')}) inside each volatility regime that a strategy does best in, named on the right. An empty cell is a way of trading for which no feasible strategy was met.`,
    draw: (size) =>
      drawHeatMap(size, {
        columns: repeat(edges(turnover), bins.exposure),
        rows: repeat(edges(holdingBars), regimeProfiles.length),
        cells: grid.flatMap(({ cell, quality }) => {
          const place = placeOf(cell, bins);
          return place ? [{ ...place, colour: scale.colour(quality) }] : [];
        }),
        ...{ columnName: 'turnover a year, from', left: 34 },
        columnGroups: exposure.map((edge) => `< ${edge * 100} %`).concat(`≥ ${(exposure.at(-1) ?? 0) * 100} %`),
        rowGroups: regimeProfiles,
      }),
  };
}

function edges(of: readonly number[]): string[] {
  return [0, ...of].map(String);
}

/** Of a cell such as `t2-h0-e1-high`. */
function placeOf(
  cell: string,
  bins: { turnover: number; holding: number },
): { column: number; row: number } | undefined {
  const [, t, h, e, profile] = /^t(\d+)-h(\d+)-e(\d+)-([a-z]+)$/.exec(cell) ?? [];
  const group = regimeProfiles.findIndex((one) => one === profile);
  if (t === undefined || h === undefined || e === undefined || group < 0) return undefined;
  return { column: Number(e) * bins.turnover + Number(t), row: group * bins.holding + Number(h) };
}
