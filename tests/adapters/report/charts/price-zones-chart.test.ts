import { priceZonesChart } from '../../../../src/adapters/report/charts/price-zones-chart';
import type { EvidenceZone } from '../../../../src/adapters/report/sense-zones';
import { walkBars } from '../../../support/random-bars';

const size = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;
const bars = walkBars({ length: 40, seed: 3 });
const [lowest, highest] = [Math.min(...bars.low), Math.max(...bars.high)];

const zone = (parts: Partial<EvidenceZone>): EvidenceZone => ({
  ...{ kind: 'order block', isBullish: true, from: bars.time[5]!, to: bars.time[20]!, weight: 0.1 },
  ...{ low: lowest, high: highest },
  ...parts,
});

test('zones lie at their bars and prices, told apart by line as well as by colour; what lies out of sight is left out', () => {
  const chart = priceZonesChart({
    bars,
    zones: [
      zone({}),
      zone({ isBullish: false, kind: 'fair value gap' }),
      zone({ low: highest * 2, high: highest * 3 }),
    ],
    patterns: [],
  });
  const { series } = chart.draw(size) as unknown as {
    series: { markArea: { data: [{ coord: number[]; itemStyle: { borderType: string } }, { coord: number[] }][] } }[];
  };
  const areas = series[0]!.markArea.data;
  expect(areas.map(([from, to]) => [from.coord, to.coord])).toEqual([
    [
      [5, lowest],
      [20, highest],
    ],
    [
      [5, lowest],
      [20, highest],
    ],
  ]);
  expect(areas.map(([{ itemStyle }]) => itemStyle.borderType)).toEqual(['solid', 'dashed']);
  expect(chart.alternative).toContain('Zones: 1 order blocks, 1 fair value gaps, 0 swept levels. Patterns: none.');
});

test('a pattern that begins before the bars drawn has no place among them', () => {
  const path = (time: number) => ({ name: 'bullish bat', isBullish: true, points: [{ time, price: 100 }] });
  const patterns = [path(bars.time[2]!), path(bars.time[0]! - 1)];
  const { series } = priceZonesChart({ bars, zones: [], patterns }).draw(size) as { series: object[] };
  expect(series).toHaveLength(2);
});
