import type { Ancestor, Lineage } from '../lineage';
import { axisStyle } from './axes';
import type { Chart } from './chart';
import { palette } from './palette';

const still = { silent: true, emphasis: { disabled: true } };

/** Every ancestor of the first finalist by generation and weighted fitness, joined to its parents; the main line stands out. */
export function lineageChart({ ancestors, mainLine }: Lineage): Chart {
  const scored = ancestors.filter(({ weightedFitness }) => weightedFitness !== undefined);
  const byId = new Map(scored.map((ancestor) => [ancestor.id, ancestor]));
  const onLine = new Set(mainLine.map(({ id }) => id));
  const joins = scored.flatMap((child) => child.parents.flatMap((id) => [[child, byId.get(id)] as const]));
  const last = Math.max(2, ...scored.map(({ generation }) => generation + 1));
  return {
    id: 'lineage',
    title: 'Where the first finalist comes from',
    alternative: `${ancestors.length} strategies from generation ${Math.min(...ancestors.map(({ generation }) => generation)) + 1} on led to it; its main line has ${mainLine.length}.`,
    heights: { wide: 380, narrow: 320 },
    legend: [
      { label: 'main line: always the fitter parent', colour: palette.strategy, mark: 'line' },
      { label: 'other ancestors', colour: palette.muted, mark: 'dot' },
      { label: 'the first finalist', colour: palette.holding, mark: 'ring' },
    ],
    caption: 'Each strategy stands at the generation of its birth, with the weighted fitness that it had then.',
    draw: (size) => {
      const axis = { ...axisStyle(size), type: 'value' as const };
      return {
        grid: { left: 56, right: 20, top: 16, bottom: 48 },
        xAxis: {
          ...{ ...axis, min: 1, max: last, minInterval: 1, splitLine: { show: false } },
          ...{ name: 'generation', nameLocation: 'middle' as const, nameGap: 28 },
        },
        yAxis: { ...axis, scale: true, name: 'weighted fitness', nameLocation: 'middle' as const, nameGap: 42 },
        series: [
          joined(joins, { color: palette.rule, width: 1 }),
          joined(
            mainLine.slice(1).map((parent, index) => [mainLine[index]!, parent] as const),
            { color: palette.strategy, width: 2.5 },
          ),
          {
            type: 'scatter' as const,
            ...still,
            data: scored.map((ancestor) => dot(ancestor, onLine.has(ancestor.id), ancestor.id === ancestors[0]?.id)),
          },
        ],
      };
    },
  };
}

function dot(ancestor: Ancestor, isOnLine: boolean, isChampion: boolean) {
  return {
    value: placeOf(ancestor),
    symbolSize: isChampion ? 14 : isOnLine ? 9 : 5,
    itemStyle: {
      color: isOnLine ? palette.strategy : palette.muted,
      opacity: 1,
      ...(isChampion && { borderColor: palette.holding, borderWidth: 3 }),
    },
  };
}

/** One series for all joins: a gap in a line costs less than a line each. */
function joined(
  joins: readonly (readonly [Ancestor, Ancestor | undefined])[],
  lineStyle: { color: string; width: number },
) {
  return {
    type: 'line' as const,
    ...{ silent: true, showSymbol: false, lineStyle },
    data: joins.flatMap(([child, parent]) => (parent ? [placeOf(child), placeOf(parent), ['-', '-']] : [])),
  };
}

function placeOf({ generation, weightedFitness }: Ancestor): [number, number | string] {
  return [generation + 1, weightedFitness ?? '-'];
}
