import { computeParticipation, computeRealisedImpact } from './market-impact';
import type { ByVolatilityRegime, CapacityPolicy, CostPolicy } from './policy';

/**
 * One order and the market it meets. Mutable on purpose: a simulator fills in one object again and again instead of allocating.
 * What is not known is 0, never NaN.
 */
export interface OrderContext {
  /** Units bought or sold; the sign does not matter, a sale costs what a purchase costs. */
  quantity: number;
  /** Money a unit, positive. */
  price: number;
  /** Standard deviation of one trading day's return, a fraction; 0 = not known, the policy's assumption holds. */
  volatilityDaily: number;
  /** Units traded a day; 0 = not stated, the policy's assumption holds. */
  dailyVolume: number;
  /** Market depth as a fraction of normal, 1 = normal. */
  liquidity: number;
  /** 0 undefined, 1 low, 2 medium, 3 high. */
  volatilityRegime: number;
  /** Account value in money before the order. */
  equity: number;
}

/** What an order costs, in money, by cause. */
export interface OrderCostParts {
  readonly fixed: number;
  readonly proportional: number;
  readonly impact: number;
  readonly capacity: number;
  readonly total: number;
}

const basisPoint = 1e-4;

/**
 * Money that an order costs beside its price: fixed + proportional + market impact + capacity (seed 003 phase 2). At least 0, and 0 for
 * no quantity. Throws a RangeError naming the field when an input that the policy reads is not a usable number.
 */
export function orderCost(policy: CostPolicy, order: OrderContext): number {
  const value = orderValue(order);
  if (value === 0 || policy.name === 'none') return 0;
  return (
    policy.fixedCost +
    proportionalCost(policy, order, value) +
    impactCost(policy, order, value) +
    capacityCost(policy.capacity, order, value)
  );
}

/** The same cost taken apart, for a person to read; `total` equals `orderCost` to the last bit. */
export function orderCostParts(policy: CostPolicy, order: OrderContext): OrderCostParts {
  const value = orderValue(order);
  if (value === 0 || policy.name === 'none') return { fixed: 0, proportional: 0, impact: 0, capacity: 0, total: 0 };
  const fixed = policy.fixedCost;
  const proportional = proportionalCost(policy, order, value);
  const impact = impactCost(policy, order, value);
  const capacity = capacityCost(policy.capacity, order, value);
  return { fixed, proportional, impact, capacity, total: fixed + proportional + impact + capacity };
}

/** Most units that one order may trade: a share of the daily volume at the present depth; Infinity where the data states no volume. */
export function maxQuantity(policy: CostPolicy, order: Pick<OrderContext, 'liquidity' | 'dailyVolume'>): number {
  if (policy.maxParticipation === undefined || !(usable('dailyVolume', order.dailyVolume) > 0)) return Infinity;
  return policy.maxParticipation * order.dailyVolume * depth(policy, order);
}

function orderValue(order: OrderContext): number {
  const quantity = usable('quantity', Math.abs(order.quantity));
  if (!(order.price > 0)) throw unusable('price', order.price);
  return usable('value (quantity times price)', quantity * order.price);
}

function proportionalCost(policy: CostPolicy, order: OrderContext, value: number): number {
  return value * proportionalRate(policy, order);
}

/** Half spread and fees as a fraction of the order's value; a spread is inverse to depth. */
export function proportionalRate(
  policy: CostPolicy,
  order: Pick<OrderContext, 'liquidity' | 'volatilityRegime'>,
): number {
  const multiplier = inRegime(policy.proportionalMultiplier, order);
  return (policy.proportionalBps * basisPoint * multiplier) / depth(policy, order);
}

/** Units a day that an order meets at the present depth. */
export function volumeAtDepth(policy: CostPolicy, order: Pick<OrderContext, 'liquidity' | 'dailyVolume'>): number {
  const volume = usable('dailyVolume', order.dailyVolume) || policy.assumedDailyVolume;
  return volume * depth(policy, order);
}

/** The measure of impact, a fraction: what is known of volatility, else what the policy assumes. */
export function volatilityForImpact(policy: CostPolicy, order: Pick<OrderContext, 'volatilityDaily'>): number {
  return usable('volatilityDaily', order.volatilityDaily) || policy.assumedVolatilityDaily;
}

/** Impact at the present depth, at most the order's whole value: a law measured at a tenth of a day's volume is not to be trusted beyond. */
function impactCost(policy: CostPolicy, order: OrderContext, value: number): number {
  const { impact } = policy;
  if (impact.kind === 'none') return 0;
  const quantity = Math.abs(order.quantity);
  const dailyVolume = volumeAtDepth(policy, order);
  if (impact.kind === 'almgren') {
    const volatilityDaily = volatilityForImpact(policy, order);
    return value * Math.min(1, computeRealisedImpact(impact, { quantity, dailyVolume, volatilityDaily }));
  }
  const participation = computeParticipation({ quantity, dailyVolume });
  const { temporaryCoefficient, permanentCoefficient } = impact;
  return value * Math.min(1, temporaryCoefficient * Math.sqrt(participation) + permanentCoefficient * participation);
}

/**
 * Penalty on turnover beyond what is free: quadratic in the excess, as the cost of linear temporary impact is in Almgren & Chriss (2001).
 * At most the order's value, which is also what it costs an account that has no equity left.
 */
function capacityCost(capacity: CapacityPolicy | undefined, order: OrderContext, value: number): number {
  if (capacity === undefined) return 0;
  if (!Number.isFinite(order.equity)) throw unusable('equity', order.equity);
  if (order.equity <= 0) return value;
  const excess = Math.max(0, value / order.equity - inRegime(capacity.freeTurnover, order));
  return Math.min(value, capacity.penalty * excess * excess * order.equity);
}

function depth(policy: CostPolicy, order: Pick<OrderContext, 'liquidity'>): number {
  return Math.max(policy.minLiquidity, usable('liquidity', order.liquidity));
}

function inRegime(values: ByVolatilityRegime, order: Pick<OrderContext, 'volatilityRegime'>): number {
  const value = values[order.volatilityRegime];
  if (value === undefined) throw unusable('volatilityRegime', order.volatilityRegime);
  return value;
}

function usable(field: string, value: number): number {
  if (value >= 0 && value < Infinity) return value;
  throw unusable(field, value);
}

function unusable(field: string, value: number): RangeError {
  return new RangeError(`an order's ${field} is ${value}, which is not a usable number`);
}
