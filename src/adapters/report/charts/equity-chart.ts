import { formatDay } from '../figure-text';
import type { GrowthCurves } from '../growth-curves';
import { growthAxis, timeAxis } from './axes';
import type { Chart } from './chart';
import { curveSeries } from './curve-series';
import { curveSpan, holdOutLegend } from './hold-out-marks';
import { palette } from './palette';

/** What one unit of money became: the strategy after costs beside buy-and-hold. */
export function equityChart(curves: GrowthCurves): Chart {
  const span = curveSpan(curves);
  const { inSample, outOfSample } = curves;
  const stretches = [inSample, outOfSample].filter((curve) => curve !== undefined);
  const values = stretches.flatMap(({ strategy, holding }) => [strategy, holding]);
  const extent = values.reduce<[number, number]>(
    ([low, high], curve) => curve.reduce(([l, h], value) => [Math.min(l, value), Math.max(h, value)], [low, high]),
    [1, 1],
  );
  const ends = stretches.map(
    ({ strategy, holding }, index) =>
      `${index === 0 ? 'In sample' : 'Out of sample'} the strategy turned 1 into ${strategy[strategy.length - 1]!.toFixed(2)}, buy-and-hold into ${holding[holding.length - 1]!.toFixed(2)}.`,
  );
  return {
    id: 'equity',
    title: 'What one unit of money became',
    alternative: `${formatDay(span[0])} to ${formatDay(span[1])}. ${ends.join(' ')}`,
    heights: { wide: 380, narrow: 300 },
    legend: [
      { label: 'first finalist, after costs', colour: palette.strategy, mark: 'line' },
      { label: 'buy-and-hold', colour: palette.holding, mark: 'line' },
      ...holdOutLegend(curves),
    ],
    caption: `${ends.join(' ')}${outOfSample ? ' Both start again from 1 behind the gap, so what lies on top in the hold-out was better there.' : ''}`,
    draw: (size) => ({
      grid: { left: 8, right: 16, top: 12, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: timeAxis(size, span),
      yAxis: growthAxis(size, extent),
      series: curveSeries(curves, size, { of: (growth) => growth, filled: false }),
    }),
  };
}
