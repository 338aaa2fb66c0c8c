import type { SeriesOption } from 'echarts';
import type { GrowthCurve, GrowthCurves } from '../growth-curves';
import type { ChartSize } from './chart';
import { markHoldOut } from './hold-out-marks';
import { palette } from './palette';

/** Strategy and buy-and-hold over both stretches; between them the lines end, because nobody traded. Longer curves are thinned to the pixels. */
export function curveSeries(
  curves: GrowthCurves,
  size: ChartSize,
  { of, filled }: { of: (growth: Float64Array) => Float64Array; filled: boolean },
): SeriesOption[] {
  const stretches = [curves.inSample, curves.outOfSample].filter((curve) => curve !== undefined);
  return stretches.flatMap((curve, index) => [
    { ...line(curve, of(curve.holding), size), lineStyle: { color: palette.holding, width: 1.5 } },
    {
      ...line(curve, of(curve.strategy), size),
      lineStyle: { color: palette.strategy, width: size.name === 'wide' ? 2.5 : 2 },
      ...(filled && { areaStyle: { color: palette.strategyArea, opacity: 1 } }),
      ...(index === 0 && markHoldOut(curves)),
    },
  ]);
}

function line({ time }: GrowthCurve, values: Float64Array, size: ChartSize) {
  return {
    type: 'line' as const,
    // Steinarsson 2013: the points that keep the shape.
    sampling: 'lttb' as const,
    showSymbol: false,
    silent: true,
    emphasis: { disabled: true },
    data: thin(time, values, size),
  };
}

/** Points closer than a tenth of a pixel cannot be told apart: they only cost time. */
function thin(time: Float64Array, values: Float64Array, { width }: ChartSize): [number, number][] {
  const step = Math.max(1, Math.floor(time.length / (width * 10)));
  const points: [number, number][] = [];
  for (let bar = 0; bar < time.length; bar++)
    if (bar % step === 0 || bar === time.length - 1) points.push([time[bar]!, values[bar]!]);
  return points;
}
