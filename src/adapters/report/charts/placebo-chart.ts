import type { PlaceboRank } from '../../../domain/validation/placebo-ranks';
import { axisStyle } from './axes';
import type { Chart, ChartSize } from './chart';
import { palette } from './palette';

export const placeboWords: Readonly<Record<PlaceboRank['kind'], string>> = {
  permuted: 'signals in another order',
  shuffled: 'signals shuffled in pieces',
  'random-entries': 'entries at random',
  drift: 'always invested',
  lagged: 'itself, a bar late',
};

/** The candidate's Sharpe ratio beside its placebos over the same bars: drawn ones as their middle nine tenths, the others as one point. */
export function placeboChart(
  ranks: readonly PlaceboRank[],
  { id, where }: { readonly id: string; readonly where: string },
): Chart {
  const candidate = ranks[0]?.candidate;
  const words = ranks.map(({ kind, placebo }) => `${placeboWords[kind]} ${show(placebo)}`);
  return {
    id,
    title: `The candidate beside its placebos, ${where}`,
    alternative: `The candidate has a Sharpe ratio of ${show(candidate)}; ${words.join(', ')}.`,
    heights: { wide: 90 + 34 * ranks.length, narrow: 86 + 34 * ranks.length },
    legend: [
      { label: `the candidate, ${show(candidate)}`, colour: palette.strategy, mark: 'line' },
      { label: 'placebo, of many the median', colour: palette.holding, mark: 'dot' },
      { label: 'middle nine tenths of those drawn', colour: palette.gap, mark: 'area' },
    ],
    caption:
      'What trades like the candidate and knows nothing has to stay clearly to the left of the line; itself a bar late must not be clearly better.',
    draw: (size) => ({
      grid: { left: size.name === 'wide' ? 210 : 128, right: 24, top: 12, bottom: 48 },
      ...axes(size, ranks, candidate),
      series: [
        ...ranks.flatMap(({ interval }, row) =>
          interval ? [drawInterval([interval.lower, interval.upper], row)] : [],
        ),
        {
          type: 'scatter' as const,
          ...{ silent: true, symbolSize: 11, color: palette.holding, z: 4 },
          data: ranks.flatMap(({ placebo }, row) => (placebo === undefined ? [] : [[placebo, row]])),
          ...(candidate !== undefined && markCandidate(candidate)),
        },
      ],
    }),
  };
}

function axes(size: ChartSize, ranks: readonly PlaceboRank[], candidate: number | undefined) {
  const style = axisStyle(size);
  const known = ranks.flatMap(({ placebo, interval }) => [placebo, interval?.lower, interval?.upper]);
  const all = [0, candidate, ...known].filter((value) => value !== undefined);
  return {
    xAxis: {
      ...{ ...style, type: 'value' as const, splitNumber: size.name === 'wide' ? 8 : 4 },
      ...{ min: Math.floor(Math.min(...all) * 2) / 2, max: Math.ceil(Math.max(...all) * 2 + 0.2) / 2 },
      ...{ name: 'annual Sharpe ratio', nameLocation: 'middle' as const, nameGap: 30 },
    },
    yAxis: {
      ...{ ...style, type: 'category' as const, inverse: true, splitLine: { show: false } },
      axisLabel: {
        ...{ color: palette.ink, fontSize: size.fontSize, interval: 0 },
        ...(size.name === 'narrow' && { width: 120, overflow: 'break' as const }),
      },
      data: ranks.map(({ kind }) => placeboWords[kind]),
    },
  };
}

function drawInterval([lower, upper]: readonly [number, number], row: number) {
  return {
    ...{ type: 'line' as const, silent: true, showSymbol: false },
    lineStyle: { color: palette.gap, width: 13, cap: 'butt' as const },
    data: [
      [lower, row],
      [upper, row],
    ],
  };
}

function markCandidate(sharpe: number) {
  const lineStyle = { color: palette.strategy, width: 3, type: 'solid' as const };
  return { markLine: { silent: true, symbol: 'none', label: { show: false }, data: [{ xAxis: sharpe, lineStyle }] } };
}

function show(ratio: number | undefined): string {
  return ratio === undefined ? 'undefined' : ratio.toFixed(2);
}
