import { signalLanesChart } from '../../../../src/adapters/report/charts/signal-lanes-chart';
import { walkBars } from '../../../support/random-bars';

const size = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;
const bars = walkBars({ length: 40, seed: 3 });

test('a lane shows signal and confidence: pale at 40 % and below, full from 60 %', () => {
  const lane = {
    name: 'how',
    signal: Float64Array.of(0.5, -0.25, 0, 1),
    confidence: Float64Array.of(0.4, 0.6, 0, 0.5),
  };
  const chart = signalLanesChart({ time: bars.time.subarray(0, 4), period: '1d' }, [lane, lane]);
  const { series } = chart.draw(size) as unknown as {
    series: { data: { value: number; itemStyle: { opacity: number; color: string } }[] }[];
  };
  expect(series).toHaveLength(2);
  expect(series[0]!.data.map(({ value }) => value)).toEqual([0.5, -0.25, 0, 1]);
  expect(series[0]!.data.map(({ itemStyle }) => itemStyle.opacity)).toEqual([0.2, 1, 0.2, 0.6]);
  expect(chart.alternative).toContain('how spoke for a rise on 50 % of the bars, for a fall on 25 %; last 1.00.');
});
