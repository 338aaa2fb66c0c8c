import { barsPerDay, periodsPerYear } from '../market/periods';
import type { PricePath } from '../market/bars';
import { labelVolatilityRegimes } from '../regime/volatility-regime';
import { createFeatureColumns, type FeatureColumns } from '../strategy/feature-columns';
import { strategyPolicy } from '../strategy/policy';
import { averageTrueRange } from '../technical/average-true-range';
import { realisedVolatility } from '../technical/realised-volatility';
import { simulationPolicy } from './policy';

/** One price path with everything the simulator reads beside prices, computed once and shared by all strategies. Columns are NaN before warm-up. */
export interface SimulatedMarket {
  readonly path: PricePath;
  readonly columns: FeatureColumns;
  /** Average true range in price units, the measure of protective exits. */
  readonly averageRange: Float64Array;
  /** Standard deviation of one bar's log return, the measure of market impact and of volatility sizing. */
  readonly barVolatility: Float64Array;
  /** Units a day, the mean of recent bars; 0 where the data states no volume. */
  readonly dailyVolume: Float64Array;
  /** 0 unknown, 1 low, 2 medium, 3 high. */
  readonly volatilityRegime: Uint8Array;
  readonly barsPerDay: number;
  readonly periodsPerYear: number;
}

export function createSimulatedMarket(path: PricePath): SimulatedMarket {
  const { bars } = path;
  const perDay = barsPerDay(bars.period, bars.calendar);
  return {
    path,
    columns: createFeatureColumns(bars),
    averageRange: averageTrueRange(bars, strategyPolicy.atrPeriod),
    barVolatility: realisedVolatility(bars.close, simulationPolicy.volatilityWindowBars),
    dailyVolume: averageDailyVolume(bars.volume, { length: bars.close.length, perDay }),
    volatilityRegime: labelVolatilityRegimes(bars),
    barsPerDay: perDay,
    periodsPerYear: periodsPerYear(bars),
  };
}

function averageDailyVolume(
  volume: Float64Array | undefined,
  { length, perDay }: { length: number; perDay: number },
): Float64Array {
  const average = new Float64Array(length);
  if (!volume) return average;
  const window = simulationPolicy.volumeWindowBars;
  for (let bar = 0; bar < length; bar++) {
    let sum = 0;
    const from = Math.max(0, bar - window + 1);
    for (let t = from; t <= bar; t++) sum += volume[t]!;
    average[bar] = (sum / (bar - from + 1)) * perDay;
  }
  return average;
}
