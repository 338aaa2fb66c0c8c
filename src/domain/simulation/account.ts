import { maxQuantity, orderCost, type OrderContext } from '../microstructure/transaction-costs';
import type { Genome, Sizing } from '../strategy/genome';
import type { SimulatedMarket } from './simulated-market';
import type { SimulationOptions } from './simulation-options';
import type { ExitReason, Trade } from './trade';

/**
 * Cash, at most one position, and its protective levels. Everything an order needs to know is taken from the bar before its fill,
 * so that no decision sees the bar it trades in.
 */
export class Account {
  cash: number;
  /** 1 long, -1 short, 0 flat. */
  side: -1 | 0 | 1 = 0;
  costs = 0;
  tradedValue = 0;
  barsInMarket = 0;
  readonly trades: Trade[] = [];

  private quantity = 0;
  private entryBar = 0;
  private entryPrice = 0;
  private entryCost = 0;
  private range = 0;
  private best = 0;
  private readonly order: OrderContext = {
    quantity: 0,
    price: 0,
    volatilityDaily: 0,
    dailyVolume: 0,
    liquidity: 1,
    volatilityRegime: 0,
    equity: 0,
  };

  constructor(
    private readonly genome: Genome,
    private readonly market: SimulatedMarket,
    private readonly options: SimulationOptions,
  ) {
    this.cash = options.initialCapital;
  }

  /** Opens a position at the open of `bar`. Nothing happens where a needed measure is unknown, or nothing can be afforded. */
  enter(bar: number, side: -1 | 1): void {
    const { market, genome, options } = this;
    const signalBar = bar - 1;
    const range = market.averageRange[signalBar]!;
    const volatility = market.barVolatility[signalBar]!;
    const { stopAtr, trailAtr, targetAtr } = genome.exits;
    const needsRange = stopAtr !== undefined || trailAtr !== undefined || targetAtr !== undefined;
    const needsVolatility = genome.sizing.kind === 'volatility';
    if (this.side !== 0) return;
    if ((needsRange && Number.isNaN(range)) || (needsVolatility && Number.isNaN(volatility))) return;

    const price = market.path.bars.open[bar]!;
    const gain = options.regimeGains?.[market.volatilityRegime[signalBar]!] ?? 1;
    const wanted = positionFraction(genome.sizing, volatility * Math.sqrt(market.periodsPerYear));
    const fraction = Math.min(wanted * gain, options.maxPosition);
    this.describeOrder(bar, price);
    const quantity = Math.min((fraction * this.cash) / price, maxQuantity(options.costs, this.order));
    if (!(quantity > 0)) return;
    this.side = side;
    this.quantity = quantity;
    this.entryBar = bar;
    this.entryPrice = price;
    this.range = range;
    this.best = price;
    this.entryCost = this.trade(price, side);
  }

  /** Closes the position, if any, at `price` in `bar`. */
  leave(bar: number, price: number, reason: ExitReason): void {
    if (this.side === 0) return;
    const { side, quantity, entryBar, entryPrice } = this;
    const { time } = this.market.path.bars;
    this.describeOrder(bar, price);
    const costs = this.entryCost + this.trade(price, side === 1 ? -1 : 1);
    this.trades.push({
      side: side === 1 ? 'long' : 'short',
      entryBar,
      exitBar: bar,
      entryTime: time[entryBar]!,
      exitTime: time[bar]!,
      entryPrice,
      exitPrice: price,
      quantity,
      costs,
      profit: side * quantity * (price - entryPrice) - costs,
      reason,
    });
    this.side = 0;
    this.quantity = 0;
  }

  /** Protective exits inside `bar`, worst case first. */
  protect(bar: number): void {
    const { side, range, genome, entryPrice } = this;
    if (side === 0) return;
    const { open, high, low } = this.market.path.bars;
    const { stopAtr, trailAtr, targetAtr } = genome.exits;
    const adverse = side === 1 ? low[bar]! : high[bar]!;
    const favourable = side === 1 ? high[bar]! : low[bar]!;

    const stop = stopAtr === undefined ? undefined : entryPrice - side * stopAtr * range;
    const trail = trailAtr === undefined ? undefined : this.best - side * trailAtr * range;
    const trailIsCloser = trail !== undefined && (stop === undefined || side * trail > side * stop);
    const level = trailIsCloser ? trail : stop;
    if (level !== undefined && side * adverse <= side * level) {
      const gapped = side * open[bar]! <= side * level;
      this.leave(bar, gapped ? open[bar]! : level, trailIsCloser ? 'trail' : 'stop');
      return;
    }
    const target = targetAtr === undefined ? undefined : entryPrice + side * targetAtr * range;
    if (target !== undefined && side * favourable >= side * target) {
      const gapped = side * open[bar]! >= side * target;
      this.leave(bar, gapped ? open[bar]! : target, 'target');
      return;
    }
    if (side * favourable > side * this.best) this.best = favourable;
  }

  /** Account value at the close. A short that lost everything is closed there and then: the account cannot trade on debt. */
  markAtClose(bar: number): number {
    if (this.side === 0) return this.cash;
    const close = this.market.path.bars.close[bar]!;
    this.barsInMarket++;
    const equity = this.cash + this.side * this.quantity * close;
    if (equity > 0) return equity;
    this.leave(bar, close, 'ruin');
    return this.cash;
  }

  /** Has the position been held for as long as its genome allows? */
  isOverdue(bar: number): boolean {
    const { maxBars } = this.genome.exits;
    return maxBars !== undefined && bar - this.entryBar + 1 >= maxBars;
  }

  /** Moves the position's quantity at `price` (direction 1 buys); returns the cost. */
  private trade(price: number, direction: -1 | 1): number {
    this.order.quantity = this.quantity;
    const cost = orderCost(this.options.costs, this.order);
    this.cash -= direction * this.quantity * price + cost;
    this.costs += cost;
    this.tradedValue += this.quantity * price;
    return cost;
  }

  private describeOrder(bar: number, price: number): void {
    const { market, order } = this;
    const known = Math.max(bar - 1, 0);
    order.price = price;
    const volatility = market.barVolatility[known]!;
    // Zero tells the cost model that volatility is not known yet.
    order.volatilityDaily = Number.isNaN(volatility) ? 0 : volatility * Math.sqrt(market.barsPerDay);
    order.dailyVolume = market.dailyVolume[known]!;
    order.liquidity = market.path.liquidity?.[bar] ?? 1;
    order.volatilityRegime = market.volatilityRegime[known]!;
    order.equity = this.cash + this.side * this.quantity * price;
  }
}

function positionFraction(sizing: Sizing, annualVolatility: number): number {
  if (sizing.kind === 'fixed') return sizing.fraction;
  return annualVolatility > 0
    ? Math.min(sizing.annualVolatility / annualVolatility, sizing.maxFraction)
    : sizing.maxFraction;
}
