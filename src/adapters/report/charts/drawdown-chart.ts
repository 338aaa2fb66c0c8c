import { formatFigure } from '../figure-text';
import { traceDrawdown, type GrowthCurves } from '../growth-curves';
import { percentAxis, timeAxis } from './axes';
import type { Chart } from './chart';
import { curveSeries } from './curve-series';
import { curveSpan, holdOutLegend } from './hold-out-marks';
import { palette } from './palette';

/** How far strategy and buy-and-hold lay below their highest value so far. */
export function drawdownChart(curves: GrowthCurves): Chart {
  const deepest = (growth: Float64Array): string =>
    formatFigure(-traceDrawdown(growth).reduce((lowest, value) => Math.min(lowest, value), 0), 'share');
  const describe = (name: string, curve: GrowthCurves['inSample']): string =>
    `${name} the strategy fell by at most ${deepest(curve.strategy)}, buy-and-hold by ${deepest(curve.holding)}.`;
  const words = [
    describe('In sample', curves.inSample),
    ...(curves.outOfSample ? [describe('Out of sample', curves.outOfSample)] : []),
  ].join(' ');
  return {
    id: 'drawdown',
    title: 'Below the highest value so far',
    alternative: words,
    heights: { wide: 260, narrow: 230 },
    legend: [
      { label: 'first finalist, after costs', colour: palette.strategy, mark: 'line' },
      { label: 'buy-and-hold', colour: palette.holding, mark: 'line' },
      ...holdOutLegend(curves),
    ],
    caption: words,
    draw: (size) => ({
      grid: { left: 8, right: 16, top: 12, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { ...timeAxis(size, curveSpan(curves)), axisLine: { onZero: false, lineStyle: { color: palette.rule } } },
      yAxis: { ...percentAxis(size), max: 0 },
      series: curveSeries(curves, size, { of: traceDrawdown, filled: true }),
    }),
  };
}
