import type { Bars } from '../market/bars';
import { axisPolicy, type AxisPolicy } from './axis-policy';
import { createCorrelationAxis, createCouplingAxis } from './correlation-axis';
import { createDirectionAxis } from './direction-axis';
import { createHiddenAxis } from './hidden-axis';
import { createLiquidityAxis } from './liquidity-axis';
import type { RegimeAxis, RegimeContext } from './regime-axis';
import { createSentimentAxis } from './sentiment-axis';
import { createTrendAxis } from './trend-axis';
import { createVolatilityAxis } from './volatility-axis';

/** Volatility by thresholds and by the market's own past, trend by strength and by where it led, correlation by level and by whether it holds. */
export const axisNames = [
  'volatility',
  'hidden',
  'trend',
  'direction',
  'correlation',
  'coupling',
  'liquidity',
  'sentiment',
] as const;
export type AxisName = (typeof axisNames)[number];

export type RegimeAxes = { readonly [Name in AxisName]: RegimeAxis };

/** Filtered probabilities of each axis' states, in order; absent where the axis is unknown. */
export type AxisReading = { readonly [Name in AxisName]?: Float64Array | undefined };

export interface AxesStream {
  /** Once for every bar from 0 on; what it gives holds until the next push. */
  push(bars: Bars, t: number): AxisReading;
}

export function createRegimeAxes(policy: AxisPolicy = axisPolicy): RegimeAxes {
  return {
    volatility: createVolatilityAxis(policy.volatility),
    hidden: createHiddenAxis(policy.hidden),
    trend: createTrendAxis(policy.trend),
    direction: createDirectionAxis(policy.direction),
    correlation: createCorrelationAxis(policy.correlation),
    coupling: createCouplingAxis(policy.correlation),
    liquidity: createLiquidityAxis(policy.liquidity),
    sentiment: createSentimentAxis(policy.sentiment),
  };
}

/** Reads the named axes side by side. */
export function openRegimeAxes(
  axes: RegimeAxes,
  names: readonly AxisName[] = axisNames,
  context: RegimeContext = {},
): AxesStream {
  const streams = names.map((name) => [name, axes[name].open(context)] as const);
  return {
    push: (bars, t) => {
      const reading: { [Name in AxisName]?: Float64Array | undefined } = {};
      for (const [name, stream] of streams) reading[name] = stream.push(bars, t);
      return reading;
    },
  };
}
