// The trades of one strategy, from event to event: `src/domain/simulation/plain-trade.ts` operation for operation.
import { hasBit, nextBit } from './bits';
import * as at from './layout';
import { power } from './power';

const mostParticipation: f64 = 1e9;
/** 2^-1000: smaller numbers are not normal numbers any more. */
const leastUnits: f64 = 9.332636185032189e-302;

let job: usize = 0;
let path: usize = 0;
let fills: usize = 0;
let regime: usize = 0;
let marks: usize = 0;
let touched: usize = 0;
let marked: usize = 0;
let to: i32 = 0;
let cash: f64 = 0;
let side: f64 = 0;
let quantity: f64 = 0;
let quantityPower: f64 = 0;
let entryPrice: f64 = 0;
let entryCost: f64 = 0;
let range: f64 = 0;
let costs: f64 = 0;
let tradedValue: f64 = 0;
let trades: f64 = 0;
let wins: f64 = 0;
let gained: f64 = 0;
let lost: f64 = 0;
let barsInMarket: i32 = 0;
let stopAtr: f64 = 0;
let trailAtr: f64 = 0;
let targetAtr: f64 = 0;
let needsRange: bool = false;

export function trade(place: usize): void {
  job = place;
  path = at.getAddress(job + at.jobPath);
  fills = at.getAddress(path + at.pathFills);
  regime = at.getAddress(path + at.pathRegime);
  marks = at.getAddress(job + at.jobMarks);
  touched = at.getAddress(job + at.jobTouched);
  to = <i32>load<f64>(job + at.jobTo);
  cash = load<f64>(job + at.jobInitialCapital);
  stopAtr = load<f64>(job + at.jobStopAtr);
  trailAtr = load<f64>(job + at.jobTrailAtr);
  targetAtr = load<f64>(job + at.jobTargetAtr);
  needsRange = stopAtr == stopAtr || trailAtr == trailAtr || targetAtr == targetAtr;
  side = 0;
  marked = 0;
  costs = tradedValue = trades = wins = gained = lost = 0;
  barsInMarket = 0;
  memory.fill(job + at.jobTrades, 0, at.jobEnd - at.jobTrades);

  const entries = at.getAddress(job + at.jobEntries);
  const longEntries = at.getAddress(job + at.jobLongEntries);
  const last = to - 1;
  let bar = <i32>load<f64>(job + at.jobFrom);
  while (bar < last) {
    const signal = nextBit(entries, bar, last);
    if (signal >= last) break;
    bar = signal + 1;
    if (enter(bar, hasBit(longEntries, signal) ? 1 : -1)) bar = hold(bar, entries, longEntries);
    else if (cash <= 0) break;
  }
  store<f64>(job + at.jobTrades, trades);
  store<f64>(job + at.jobWins, wins);
  store<f64>(job + at.jobGained, gained);
  store<f64>(job + at.jobLost, lost);
  store<f64>(job + at.jobCosts, costs);
  store<f64>(job + at.jobTradedValue, tradedValue);
  store<f64>(job + at.jobBarsInMarket, <f64>barsInMarket);
  store<f64>(job + at.jobCash, cash);
  store<f64>(job + at.jobMarked, <f64>marked);
}

/** Holds the position entered at the open of `bar` and those it is turned into; returns the bar at whose close the account is flat. */
function hold(bar: i32, entries: usize, longEntries: usize): i32 {
  const last = to - 1;
  const maxBars = load<f64>(job + at.jobMaxBars);
  const longExits = at.getAddress(job + at.jobLongExits);
  const shortExits = at.getAddress(job + at.jobShortExits);
  const open = at.getAddress(path + at.pathOpen);
  let entry = bar;
  while (true) {
    const overdue = <f64>entry + maxBars - 1;
    const limit = overdue < <f64>last ? <i32>overdue : last;
    const signal = nextBit(side == 1 ? longExits : shortExits, entry, limit);
    const ended = markBars(entry, signal);
    if (ended >= 0) return ended;
    if (signal >= last) {
      leave(last, load<f64>(at.getAddress(path + at.pathClose) + (<usize>last << 3)));
      marked--;
      mark(last, cash);
      return last;
    }
    entry = signal + 1;
    const long = hasBit(longEntries, signal);
    const isLong = side == 1;
    const opposite = isLong ? hasBit(entries, signal) && !long : long;
    leave(entry, load<f64>(open + (<usize>entry << 3)));
    if (opposite && enter(entry, isLong ? -1 : 1)) continue;
    mark(entry, cash);
    return entry;
  }
}

/** Marks the account at the closes of [entry, last]; returns the bar of a protective exit or of ruin, -1 where there was none. */
function markBars(entry: i32, last: i32): i32 {
  if (!needsRange) return markPlainBars(entry, last);
  const signedEntry = side * entryPrice;
  const stop = stopAtr == stopAtr ? signedEntry - stopAtr * range : -Infinity;
  const target = targetAtr == targetAtr ? signedEntry + targetAtr * range : Infinity;
  const trailing = trailAtr == trailAtr ? trailAtr * range : Infinity;
  const high = at.getAddress(path + at.pathHigh);
  const low = at.getAddress(path + at.pathLow);
  const shift = <usize>entry << 3;
  const adverse = (side == 1 ? low : high) + shift;
  const favourable = (side == 1 ? high : low) + shift;
  const close = at.getAddress(path + at.pathClose) + shift;
  const held = side * quantity;
  const sign = side;
  const money = cash;
  let mark64 = marks + (marked << 3);
  let mark32 = touched + (marked << 2);
  let best = signedEntry;
  let bar = entry;
  for (let step: usize = 0; bar <= last; bar++, step += 8) {
    const trail = best - trailing;
    const level = trail > stop ? trail : stop;
    const reached = sign * load<f64>(favourable + step);
    const stopped = sign * load<f64>(adverse + step) <= level;
    const equity = money + held * load<f64>(close + step);
    // One branch for all that ends a position: it is seldom taken.
    if (<i32>stopped | <i32>(reached >= target) | <i32>!(equity > 0)) {
      if (!stopped && !(reached >= target)) return ruin(entry, bar);
      barsInMarket += bar - entry;
      marked += bar - entry;
      const open = sign * load<f64>(at.getAddress(path + at.pathOpen) + (<usize>bar << 3));
      const gapped = stopped ? open <= level : open >= target;
      leave(bar, sign * (gapped ? open : stopped ? level : target));
      mark(bar, cash);
      return bar;
    }
    best = reached > best ? reached : best;
    store<f64>(mark64, equity);
    store<i32>(mark32, bar);
    mark64 += 8;
    mark32 += 4;
  }
  barsInMarket += bar - entry;
  marked += bar - entry;
  return -1;
}

function markPlainBars(entry: i32, last: i32): i32 {
  const shift = <usize>entry << 3;
  const close = at.getAddress(path + at.pathClose) + shift;
  const held = side * quantity;
  const count = last - entry + 1;
  const place = marks + (marked << 3);
  const bars = touched + (marked << 2);
  const money = f64x2.splat(cash);
  const helds = f64x2.splat(held);
  const zero = f64x2.splat(0);
  const end = <usize>count << 3;
  let alive = i64x2.splat(-1);
  // Writes up to three marks too many, for which there is room.
  for (let step: usize = 0; step < end; step += 32) {
    const first = f64x2.add(money, f64x2.mul(helds, v128.load(close + step)));
    const second = f64x2.add(money, f64x2.mul(helds, v128.load(close + step, 16)));
    v128.store(place + step, first);
    v128.store(place + step, second, 16);
    alive = v128.and(alive, v128.and(f64x2.gt(first, zero), f64x2.gt(second, zero)));
  }
  let numbers = i32x4.add(i32x4.splat(entry), i32x4(0, 1, 2, 3));
  const four = i32x4.splat(4);
  for (let step: usize = 0; step < <usize>count << 2; step += 16) {
    v128.store(bars + step, numbers);
    numbers = i32x4.add(numbers, four);
  }
  if (!i64x2.all_true(alive)) {
    for (let bar = entry; bar <= last; bar++)
      if (!(load<f64>(place + (<usize>(bar - entry) << 3)) > 0)) return ruin(entry, bar);
  }
  barsInMarket += count;
  marked += count;
  return -1;
}

function ruin(entry: i32, bar: i32): i32 {
  barsInMarket += bar - entry + 1;
  marked += bar - entry;
  leave(bar, load<f64>(at.getAddress(path + at.pathClose) + (<usize>bar << 3)));
  mark(bar, cash);
  return bar;
}

/** Opens a position at the open of `bar`, with what was known at the close before; false where nothing can be opened. */
function enter(bar: i32, direction: f64): bool {
  const fill = fills + (<usize>bar << at.fillShift);
  const average = load<f64>(fill + at.fillAverageRange);
  const volatility = load<f64>(fill + at.fillAnnualVolatility);
  let wanted = load<f64>(job + at.jobFraction);
  const needsVolatility = wanted != wanted;
  if ((needsRange && average != average) || (needsVolatility && volatility != volatility)) return false;
  if (needsVolatility) {
    const most = load<f64>(job + at.jobMaxFraction);
    wanted = volatility > 0 ? least(load<f64>(job + at.jobAnnualVolatility) / volatility, most) : most;
  }
  const gain = load<f64>(job + at.jobGains + (<usize>load<u8>(regime + bar - 1) << 3));
  const price = load<f64>(fill + at.fillOpen);
  const fraction = least(wanted * gain, load<f64>(job + at.jobMaxPosition));
  const units = least((fraction * cash) / price, load<f64>(fill + at.fillMaxQuantity));
  if (!(units > 0)) return false;
  quantity = units;
  if (load<f64>(path + at.pathImpact) == 1)
    quantityPower = power(units < leastUnits ? 0 : units, load<f64>(path + at.pathTemporaryExponent));
  entryPrice = price;
  range = average;
  entryCost = pay(bar, price, cash);
  cash -= direction * units * price + entryCost;
  side = direction;
  return true;
}

function leave(bar: i32, price: f64): void {
  const held = side * quantity;
  const exitCost = pay(bar, price, cash + held * price);
  cash -= -side * quantity * price + exitCost;
  const profit = held * (price - entryPrice) - (entryCost + exitCost);
  trades += 1;
  wins += profit > 0 ? 1 : 0;
  gained += profit > 0 ? profit : 0;
  lost += profit < 0 ? -profit : 0;
  side = 0;
}

/** What an order for the whole quantity costs; counts it. */
function pay(bar: i32, price: f64, equity: f64): f64 {
  const value = quantity * price;
  const cost = orderCost(bar, value, equity);
  costs += cost;
  tradedValue += value;
  return cost;
}

function orderCost(bar: i32, value: f64, equity: f64): f64 {
  if (value == 0 || load<f64>(path + at.pathFree) == 1) return 0;
  const fill = fills + (<usize>bar << at.fillShift);
  const proportional = value * load<f64>(fill + at.fillProportional);
  const impact = impactCost(fill, value);
  let capacity: f64 = 0;
  const penalty = load<f64>(path + at.pathCapacityPenalty);
  if (penalty >= 0) {
    const free = load<f64>(path + at.pathFreeTurnover + (<usize>load<u8>(regime + bar - 1) << 3));
    const over = value / equity - free;
    const excess = over > 0 ? over : 0;
    capacity = equity <= 0 ? value : least(value, penalty * excess * excess * equity);
  }
  return load<f64>(path + at.pathFixedCost) + proportional + impact + capacity;
}

function impactCost(fill: usize, value: f64): f64 {
  const kind = load<f64>(path + at.pathImpact);
  if (kind == 0) return 0;
  const participation = least(mostParticipation, quantity / load<f64>(fill + at.fillVolume));
  const permanent = load<f64>(fill + at.fillPermanent) * participation;
  const factor = load<f64>(fill + at.fillTemporary);
  if (kind == 2) return value * least(1, factor * Math.sqrt(participation) + permanent);
  return value * least(1, 0.5 * permanent + factor * quantityPower);
}

// @ts-ignore: decorator
@inline
function mark(bar: i32, equity: f64): void {
  store<f64>(marks + (marked << 3), equity);
  store<i32>(touched + (marked << 2), bar);
  marked++;
}

// @ts-ignore: decorator
@inline
function least(a: f64, b: f64): f64 {
  return b < a ? b : a;
}
