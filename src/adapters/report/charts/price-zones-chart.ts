import type { EChartsOption } from 'echarts';
import type { Bars } from '../../../domain/market/bars';
import type { EvidenceZone, PatternPath } from '../sense-zones';
import { axisStyle } from './axes';
import { barAxis, barMargins, placeOnAxis } from './bar-axis';
import type { Chart, ChartSize } from './chart';
import { palette } from './palette';

export interface PriceZones {
  /** The bars that are drawn. */
  readonly bars: Bars;
  readonly zones: readonly EvidenceZone[];
  readonly patterns: readonly PatternPath[];
}

const initials: Readonly<Record<EvidenceZone['kind'], string>> = {
  'order block': 'B',
  'fair value gap': 'G',
  'swept level': 'S',
};

/** Candles, paler where the close is above the open, under the zones that evidence named and the swings of patterns. */
export function priceZonesChart({ bars, zones, patterns }: PriceZones): Chart {
  const [lowest, highest] = [Math.min(...bars.low), Math.max(...bars.high)];
  const margin = (highest - lowest) * 0.04 || highest * 0.01;
  const range = [lowest - margin, highest + margin] as const;
  const visible = zones.filter(({ low, high }) => high >= range[0] && low <= range[1]);
  const drawn = patterns.filter(({ points }) => points[0] && points[0].time >= bars.time[0]!);
  return {
    id: 'price',
    title: 'Price, and what the senses pointed at',
    alternative: describe({ bars, zones: visible, patterns: drawn }),
    heights: { wide: 420, narrow: 300 },
    legend: [
      { label: 'bullish zone', colour: palette.strategy, mark: 'line' },
      { label: 'bearish zone', colour: palette.holding, mark: 'dashed' },
      ...(drawn.length > 0 ? [{ label: 'harmonic pattern', colour: palette.median, mark: 'line' as const }] : []),
    ],
    caption: `B: order block, G: fair value gap, S: level whose equal highs or lows were swept. A zone begins where it came about and ends at the last bar at which it counted. Candles are paler where the close is above the open.`,
    draw: (size) => drawPrices(size, { bars, zones: visible, patterns: drawn }, range),
  };
}

function describe({ bars, zones, patterns }: PriceZones): string {
  const count = (kind: EvidenceZone['kind']): number => zones.filter((zone) => zone.kind === kind).length;
  const [first, last] = [bars.close[0]!, bars.close[bars.close.length - 1]!];
  const names = patterns.map(({ name }) => name).join(', ');
  return `The close went from ${showPrice(first)} to ${showPrice(last)}. Zones: ${count('order block')} order blocks, ${count('fair value gap')} fair value gaps, ${count('swept level')} swept levels. Patterns: ${names || 'none'}.`;
}

function drawPrices(
  size: ChartSize,
  { bars, zones, patterns }: PriceZones,
  [min, max]: readonly [number, number],
): EChartsOption {
  const style = axisStyle(size);
  const area = zones.map((zone) => {
    const colour = zone.isBullish ? palette.strategy : palette.holding;
    const corner = {
      coord: [placeOnAxis(bars.time, zone.from), Math.max(min, zone.low)],
      itemStyle: {
        ...{ color: colour, opacity: 0.25, borderColor: colour, borderWidth: 1.5 },
        borderType: zone.isBullish ? ('solid' as const) : ('dashed' as const),
      },
      label: {
        ...{ show: size.name === 'wide', formatter: initials[zone.kind], position: 'insideTopLeft' as const },
        ...{ color: palette.ink, fontSize: 11, distance: 1, backgroundColor: palette.surface, padding: 1 },
      },
    };
    return [corner, { coord: [placeOnAxis(bars.time, zone.to), Math.min(max, zone.high)] }] as [object, object];
  });
  return {
    grid: { ...barMargins(size), top: 10, bottom: 28 },
    xAxis: barAxis(size, bars),
    yAxis: {
      ...{ type: 'value', min, max, splitNumber: 5, ...style },
      axisLabel: { ...style.axisLabel, formatter: showPrice, showMinLabel: false, showMaxLabel: false },
    },
    series: [
      {
        type: 'candlestick',
        silent: true,
        data: Array.from(bars.close, (close, t) => [bars.open[t]!, close, bars.low[t]!, bars.high[t]!]),
        itemStyle: {
          ...{ color: palette.muted, color0: palette.ink, borderColor: palette.muted, borderColor0: palette.ink },
          borderWidth: 1,
        },
        markArea: { silent: true, data: area },
      },
      ...patterns.map(({ points }) => ({
        type: 'line' as const,
        ...{ silent: true, emphasis: { disabled: true }, symbol: 'circle', symbolSize: 5, color: palette.median },
        lineStyle: { color: palette.median, width: 1.5 },
        data: points.map(({ time, price }) => [placeOnAxis(bars.time, time), price]),
      })),
    ],
  };
}

function showPrice(price: number): string {
  return String(Number(price.toPrecision(5)));
}
