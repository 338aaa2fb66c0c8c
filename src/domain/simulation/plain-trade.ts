import { leastUnits, mostParticipation } from '../microstructure/market-impact';
import { power } from '../numerics/power';
import { fillSlot, jobSlot, pathSlot } from './kernel-layout';
import { hasBit, nextBit, type KernelViews } from './kernel-views';

/**
 * The trades of one strategy, from event to event: what `simulateStrategy` does bar by bar, with the same arithmetic in the same order.
 * Prices are signed by the side of the position, which is exact and leaves one form for longs and shorts.
 */
export class TradeWalk {
  private job = 0;
  private path = 0;
  private cash = 0;
  private side = 0;
  private quantity = 0;
  /** The quantity to the exponent of temporary impact, the same for both orders of a trade. */
  private quantityPower = 0;
  private entryPrice = 0;
  private entryCost = 0;
  private range = 0;
  private marked = 0;
  private to = 0;

  constructor(private readonly views: KernelViews) {}

  run(jobOffset: number): void {
    const { doubles } = this.views;
    const job = jobOffset >>> 3;
    this.job = job;
    this.path = doubles[job + jobSlot.path]! >>> 3;
    this.cash = doubles[job + jobSlot.initialCapital]!;
    this.to = doubles[job + jobSlot.to]!;
    this.side = 0;
    this.marked = 0;
    doubles.fill(0, job + jobSlot.trades, job + jobSlot.count);
    const last = this.to - 1;
    let bar = doubles[job + jobSlot.from]!;
    while (bar < last) {
      const signal = nextBit(this.views, doubles[job + jobSlot.entries]!, { from: bar, limit: last });
      if (signal >= last) break;
      bar = signal + 1;
      const side = hasBit(this.views, doubles[job + jobSlot.longEntries]!, signal) ? 1 : -1;
      if (this.enter(bar, side)) bar = this.hold(bar);
      else if (this.cash <= 0) break;
    }
    doubles[job + jobSlot.cash] = this.cash;
    doubles[job + jobSlot.marked] = this.marked;
  }

  /** Holds the position entered at the open of `bar` and those it is turned into; returns the bar at whose close the account is flat. */
  private hold(bar: number): number {
    const { doubles } = this.views;
    const { job } = this;
    const last = this.to - 1;
    const maxBars = doubles[job + jobSlot.maxBars]!;
    let entry = bar;
    for (;;) {
      const exits = doubles[job + (this.side === 1 ? jobSlot.longExits : jobSlot.shortExits)]!;
      const signal = nextBit(this.views, exits, { from: entry, limit: Math.min(last, entry + maxBars - 1) });
      const ended = this.markBars(entry, signal);
      if (ended >= 0) return ended;
      if (signal >= last) {
        this.leave(last, this.price(pathSlot.close, last));
        this.marked--;
        this.mark(last, this.cash);
        return last;
      }
      entry = signal + 1;
      const long = hasBit(this.views, doubles[job + jobSlot.longEntries]!, signal);
      const opposite = this.side === 1 ? hasBit(this.views, doubles[job + jobSlot.entries]!, signal) && !long : long;
      const side = this.side === 1 ? -1 : 1;
      this.leave(entry, this.price(pathSlot.open, entry));
      if (opposite && this.enter(entry, side)) continue;
      this.mark(entry, this.cash);
      return entry;
    }
  }

  /** Marks the account at the closes of [entry, last]; returns the bar of a protective exit or of ruin, -1 where there was none. */
  private markBars(entry: number, last: number): number {
    const { doubles } = this.views;
    const { job, side } = this;
    const stopAtr = doubles[job + jobSlot.stopAtr]!;
    const trailAtr = doubles[job + jobSlot.trailAtr]!;
    const targetAtr = doubles[job + jobSlot.targetAtr]!;
    const signedEntry = side * this.entryPrice;
    const stop = stopAtr === stopAtr ? signedEntry - stopAtr * this.range : -Infinity;
    const target = targetAtr === targetAtr ? signedEntry + targetAtr * this.range : Infinity;
    const trailing = trailAtr === trailAtr ? trailAtr * this.range : Infinity;
    const adverse = side === 1 ? pathSlot.low : pathSlot.high;
    const favourable = side === 1 ? pathSlot.high : pathSlot.low;
    let best = signedEntry;
    let held = 0;
    for (let bar = entry; bar <= last; bar++) {
      const trail = best - trailing;
      const level = trail > stop ? trail : stop;
      const reached = side * this.price(favourable, bar);
      const stopped = side * this.price(adverse, bar) <= level;
      if (stopped || reached >= target) {
        const wanted = stopped ? level : target;
        const open = side * this.price(pathSlot.open, bar);
        const gapped = stopped ? open <= level : open >= target;
        doubles[job + jobSlot.barsInMarket]! += held;
        this.leave(bar, side * (gapped ? open : wanted));
        this.mark(bar, this.cash);
        return bar;
      }
      if (reached > best) best = reached;
      held++;
      const close = this.price(pathSlot.close, bar);
      const equity = this.cash + side * this.quantity * close;
      if (!(equity > 0)) {
        doubles[job + jobSlot.barsInMarket]! += held;
        this.leave(bar, close);
        this.mark(bar, this.cash);
        return bar;
      }
      this.mark(bar, equity);
    }
    doubles[job + jobSlot.barsInMarket]! += held;
    return -1;
  }

  /** Opens a position at the open of `bar`, with what was known at the close before; false where nothing can be opened. */
  private enter(bar: number, side: number): boolean {
    const { doubles } = this.views;
    const { job } = this;
    const fill = this.fill(bar);
    const range = doubles[fill + fillSlot.averageRange]!;
    const volatility = doubles[fill + fillSlot.annualVolatility]!;
    const exits = doubles[job + jobSlot.stopAtr]! >= 0 || doubles[job + jobSlot.trailAtr]! >= 0;
    const needsRange = exits || doubles[job + jobSlot.targetAtr]! >= 0;
    let wanted = doubles[job + jobSlot.fraction]!;
    const needsVolatility = wanted !== wanted;
    if ((needsRange && range !== range) || (needsVolatility && volatility !== volatility)) return false;
    if (needsVolatility) {
      const most = doubles[job + jobSlot.maxFraction]!;
      wanted = volatility > 0 ? Math.min(doubles[job + jobSlot.annualVolatility]! / volatility, most) : most;
    }
    const gain = doubles[job + jobSlot.gains + this.regimeBefore(bar)]!;
    const price = doubles[fill + fillSlot.open]!;
    const fraction = Math.min(wanted * gain, doubles[job + jobSlot.maxPosition]!);
    const quantity = Math.min((fraction * this.cash) / price, doubles[fill + fillSlot.maxQuantity]!);
    if (!(quantity > 0)) return false;
    this.quantity = quantity;
    if (doubles[this.path + pathSlot.impact] === 1)
      this.quantityPower = power(
        quantity < leastUnits ? 0 : quantity,
        doubles[this.path + pathSlot.temporaryExponent]!,
      );
    this.entryPrice = price;
    this.range = range;
    this.entryCost = this.pay(bar, price, this.cash);
    this.cash -= side * quantity * price + this.entryCost;
    this.side = side;
    return true;
  }

  private leave(bar: number, price: number): void {
    const { doubles } = this.views;
    const { job, side, quantity } = this;
    const exitCost = this.pay(bar, price, this.cash + side * quantity * price);
    this.cash -= -side * quantity * price + exitCost;
    const profit = side * quantity * (price - this.entryPrice) - (this.entryCost + exitCost);
    doubles[job + jobSlot.trades]! += 1;
    doubles[job + jobSlot.wins]! += Number(profit > 0);
    doubles[job + jobSlot.gained]! += Math.max(profit, 0);
    doubles[job + jobSlot.lost]! += Math.max(-profit, 0);
    this.side = 0;
  }

  /** What an order for the whole quantity costs; counts it. */
  private pay(bar: number, price: number, equity: number): number {
    const { doubles } = this.views;
    const value = this.quantity * price;
    const cost = this.orderCost(bar, value, equity);
    doubles[this.job + jobSlot.costs]! += cost;
    doubles[this.job + jobSlot.tradedValue]! += value;
    return cost;
  }

  private orderCost(bar: number, value: number, equity: number): number {
    const { doubles } = this.views;
    const { path } = this;
    if (value === 0 || doubles[path + pathSlot.free] === 1) return 0;
    const fill = this.fill(bar);
    const proportional = value * doubles[fill + fillSlot.proportional]!;
    const impact = this.impactCost(fill, value);
    let capacity = 0;
    const penalty = doubles[path + pathSlot.capacityPenalty]!;
    if (penalty >= 0) {
      const free = doubles[path + pathSlot.freeTurnover + this.regimeBefore(bar)]!;
      const excess = Math.max(0, value / equity - free);
      capacity = equity <= 0 ? value : Math.min(value, penalty * excess * excess * equity);
    }
    return doubles[path + pathSlot.fixedCost]! + proportional + impact + capacity;
  }

  private impactCost(fill: number, value: number): number {
    const { doubles } = this.views;
    const { path } = this;
    const kind = doubles[path + pathSlot.impact]!;
    if (kind === 0) return 0;
    const participation = Math.min(mostParticipation, this.quantity / doubles[fill + fillSlot.volume]!);
    const permanent = doubles[fill + fillSlot.permanent]! * participation;
    const factor = doubles[fill + fillSlot.temporary]!;
    if (kind === 2) return value * Math.min(1, factor * Math.sqrt(participation) + permanent);
    return value * Math.min(1, 0.5 * permanent + factor * this.quantityPower);
  }

  private mark(bar: number, equity: number): void {
    const { doubles, words } = this.views;
    doubles[(doubles[this.job + jobSlot.marks]! >>> 3) + this.marked] = equity;
    words[(doubles[this.job + jobSlot.touched]! >>> 2) + this.marked] = bar;
    this.marked++;
  }

  private price(slot: number, bar: number): number {
    const { doubles } = this.views;
    return doubles[(doubles[this.path + slot]! >>> 3) + bar]!;
  }

  private fill(bar: number): number {
    return (this.views.doubles[this.path + pathSlot.fills]! >>> 3) + bar * fillSlot.count;
  }

  private regimeBefore(bar: number): number {
    return this.views.bytes[this.views.doubles[this.path + pathSlot.regime]! + bar - 1]!;
  }
}
