import { rollingSum } from '../numerics/rolling-sum';
import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';
import { oscillatorPeriod } from './parameter-grids';
import { computeTypicalPrice, readTypicalPrice } from './price-features';
import { undefinedColumn } from './undefined-column';

/**
 * Money flow index, 0 to 100 (Quong and Soudack 1989): the share of money traded at rising typical prices in all that moved the price over
 * the last `period` bars. NaN for the first `period` bars, where no price change carried volume, and without volume.
 */
export function computeMoneyFlow(bars: Bars, period: number): Float64Array {
  const { volume } = bars;
  if (!volume) return undefinedColumn(bars.close.length);
  const typical = computeTypicalPrice(bars);
  const { length } = typical;
  const inflow = new Float64Array(length);
  const outflow = new Float64Array(length);
  for (let t = 1; t < length; t++) {
    const change = typical[t]! - typical[t - 1]!;
    const money = typical[t]! * volume[t]!;
    inflow[t] = Number(change > 0) * money;
    outflow[t] = Number(change < 0) * money;
  }
  const column = rollingSum(inflow, period, 1);
  const outflows = rollingSum(outflow, period, 1);
  for (let t = 0; t < length; t++) column[t] = (100 * column[t]!) / (column[t]! + outflows[t]!);
  return column;
}

/** `computeMoneyFlow` bar by bar, to the same bits. */
export function openMoneyFlow(period: number): FeatureStream['push'] {
  const inflows = openRollingSum(period);
  const outflows = openRollingSum(period);
  return (bars, t) => {
    if (!bars.volume || t === 0) return Number.NaN;
    const typical = readTypicalPrice(bars, t);
    const change = typical - readTypicalPrice(bars, t - 1);
    const money = typical * bars.volume[t]!;
    const inflow = inflows(Number(change > 0) * money);
    return (100 * inflow) / (inflow + outflows(Number(change < 0) * money));
  };
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
  stream: ([period]) => ({ push: openMoneyFlow(period!) }),
};
