import { rollingSum } from '../numerics/rolling-sum';
import type { Bars } from '../market/bars';
import type { Feature } from '../market/feature';
import { oscillatorPeriod } from './parameter-grids';
import { computeTypicalPrice } from './price-features';
import { undefinedColumn } from './undefined-column';

/**
 * Money flow index, 0 to 100 (Quong and Soudack 1989): the share of money traded at rising typical prices in all that moved the price over
 * the last `period` bars. NaN for the first `period` bars, where no price change carried volume, and without volume.
 */
export function computeMoneyFlow(bars: Bars, period: number): Float64Array {
  const { volume } = bars;
  if (!volume) return undefinedColumn(bars.close.length);
  const typical = computeTypicalPrice(bars);
  const inflow = new Float64Array(typical.length);
  const outflow = new Float64Array(typical.length);
  for (let t = 1; t < typical.length; t++) {
    const money = typical[t]! * volume[t]!;
    inflow[t] = Number(typical[t]! > typical[t - 1]!) * money;
    outflow[t] = Number(typical[t]! < typical[t - 1]!) * money;
  }
  const outflows = rollingSum(outflow, period, 1);
  return rollingSum(inflow, period, 1).map((gained, t) => (100 * gained) / (gained + outflows[t]!));
}

export const moneyFlow: Feature = {
  name: 'money-flow',
  family: 'volume',
  unit: 'index',
  words: 'the {period}-bar money flow index',
  source: 'Quong and Soudack 1989',
  parameters: [oscillatorPeriod],
  threshold: { min: 5, max: 95, step: 5 },
  needsVolume: true,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => computeMoneyFlow(bars, period!),
};
