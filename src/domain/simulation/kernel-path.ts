import { permanentFactor, temporaryFactor } from '../microstructure/market-impact';
import type { CostPolicy } from '../microstructure/policy';
import { maxQuantity, proportionalRate, volatilityForImpact, volumeAtDepth } from '../microstructure/transaction-costs';
import type { FeatureRef } from '../strategy/genome';
import { aligned, fillSlot, pathSlot } from './kernel-layout';
import type { SimulatedMarket } from './simulated-market';

/** Feature columns of one set of bars in kernel memory. Paths with the same bars share one, and with it the leaves of their rules. */
export interface KernelColumns {
  readonly bars: number;
  /** Byte offset of a column, computed if need be; it stays valid until two other columns were asked for. */
  locate(ref: FeatureRef): number;
}

/** One price path as the kernel reads it. */
export interface KernelPath {
  readonly name: string;
  /** Byte offset of its block. */
  readonly block: number;
  readonly bars: number;
  readonly periodsPerYear: number;
  readonly columns: KernelColumns;
}

export interface KernelPathOptions {
  readonly costs: CostPolicy;
  readonly buffer: ArrayBufferLike;
  /** Where the block goes, a multiple of 64. */
  readonly offset: number;
  /** One byte a bar: 1 where it follows a change of regime; absent: nowhere. */
  readonly afterChange?: Uint8Array;
}

const impactCodes = { none: 0, almgren: 1, seed: 2 } as const;

/** Bytes that a path of so many bars takes, from a multiple of 64 to a multiple of 64. */
export function kernelPathBytes(bars: number): number {
  return layOut(bars).end;
}

/** Writes everything but columns. Throws a RangeError on prices that are not positive numbers. */
export function writeKernelPath(market: SimulatedMarket, options: KernelPathOptions): void {
  const { buffer, offset, costs, afterChange } = options;
  const { bars } = market.path;
  const count = bars.close.length;
  const layout = layOut(count);
  const header = new Float64Array(buffer, offset, pathSlot.count);
  header.fill(0);
  header[pathSlot.bars] = count;
  for (const name of ['open', 'high', 'low', 'close'] as const) {
    assertPrices(bars[name], name);
    new Float64Array(buffer, offset + layout[name], count).set(bars[name]);
    header[pathSlot[name]] = offset + layout[name];
  }
  header[pathSlot.fills] = offset + layout.fills;
  header[pathSlot.regime] = offset + layout.regime;
  header[pathSlot.afterChange] = offset + layout.afterChange;
  new Uint8Array(buffer, offset + layout.regime, count).set(market.volatilityRegime);
  new Uint8Array(buffer, offset + layout.afterChange, count).set(afterChange ?? new Uint8Array(count));
  writeCosts(header, costs);
  writeFills(market, costs, new Float64Array(buffer, offset + layout.fills, count * fillSlot.count));
  for (let bar = 0; bar < count; bar++) {
    const regime = market.volatilityRegime[bar]!;
    if (regime > 0) header[pathSlot.groupBars + regime - 1]! += 1;
    header[pathSlot.groupBars + 3]! += afterChange?.[bar] ?? 0;
  }
}

function layOut(bars: number) {
  const column = aligned(bars * Float64Array.BYTES_PER_ELEMENT);
  const open = aligned(pathSlot.count * Float64Array.BYTES_PER_ELEMENT);
  const high = open + column;
  const low = high + column;
  const close = low + column;
  const fills = close + column;
  const regime = fills + aligned(bars * fillSlot.count * Float64Array.BYTES_PER_ELEMENT);
  const afterChange = regime + aligned(bars);
  return { open, high, low, close, fills, regime, afterChange, end: afterChange + aligned(bars) };
}

function writeCosts(header: Float64Array, costs: CostPolicy): void {
  const { impact, capacity } = costs;
  header[pathSlot.free] = Number(costs.name === 'none');
  header[pathSlot.fixedCost] = costs.fixedCost;
  header[pathSlot.impact] = impactCodes[impact.kind];
  header[pathSlot.temporaryExponent] = impact.kind === 'almgren' ? impact.temporaryExponent : 1;
  header[pathSlot.capacityPenalty] = capacity ? capacity.penalty : -1;
  header.set(capacity?.freeTurnover ?? [0, 0, 0, 0], pathSlot.freeTurnover);
}

/** What an order at the open of each bar or inside it would meet; all but depth is known at the close before. */
function writeFills(market: SimulatedMarket, costs: CostPolicy, fills: Float64Array): void {
  const { impact } = costs;
  const { open } = market.path.bars;
  const perDay = Math.sqrt(market.barsPerDay);
  const perYear = Math.sqrt(market.periodsPerYear);
  for (let bar = 0; bar < open.length; bar++) {
    const known = Math.max(bar - 1, 0);
    const volatility = market.barVolatility[known]!;
    const order = {
      volatilityDaily: Number.isNaN(volatility) ? 0 : volatility * perDay,
      dailyVolume: market.dailyVolume[known]!,
      liquidity: market.path.liquidity?.[bar] ?? 1,
      volatilityRegime: market.volatilityRegime[known]!,
    };
    const at = bar * fillSlot.count;
    fills[at + fillSlot.open] = open[bar]!;
    fills[at + fillSlot.averageRange] = market.averageRange[known]!;
    fills[at + fillSlot.annualVolatility] = volatility * perYear;
    fills[at + fillSlot.maxQuantity] = maxQuantity(costs, order);
    fills[at + fillSlot.proportional] = proportionalRate(costs, order);
    fills[at + fillSlot.volume] = volumeAtDepth(costs, order);
    if (impact.kind === 'almgren') {
      const met = { volatilityDaily: volatilityForImpact(costs, order), dailyVolume: volumeAtDepth(costs, order) };
      fills[at + fillSlot.permanent] = permanentFactor(impact, met);
      fills[at + fillSlot.temporary] = temporaryFactor(impact, met);
    } else if (impact.kind === 'seed') {
      fills[at + fillSlot.permanent] = impact.permanentCoefficient;
      fills[at + fillSlot.temporary] = impact.temporaryCoefficient;
    }
  }
}

function assertPrices(prices: Float64Array, name: string): void {
  const bar = prices.findIndex((price) => !(price > 0 && price < Infinity));
  if (bar >= 0) throw new RangeError(`${name} of bar ${bar} is ${prices[bar]}, expected a positive price`);
}
