"""The work of the evaluation kernel in numba, for `npm run bench`: the same leaves, rules, trades, costs and figures as kernel.c.

Reads the work (src/cli/bench/kernel-work.ts tells its form), writes the figures, then answers each line on its input with the seconds that
doing all of it took. Compiled by LLVM before the first answer; floating-point sums may be reordered, as numba's `fastmath` allows.
"""

import sys
import time

import numba
import numpy as np

FIGURES = 38
FAST = {"reassoc", "contract", "nsz", "arcp"}
jit = numba.njit(fastmath=FAST, boundscheck=False, nogil=True)


class Reader:
    def __init__(self, name):
        self.bytes = np.fromfile(name, dtype=np.uint8)
        self.at = 0

    def take(self, kind, count):
        size = np.dtype(kind).itemsize * count
        values = self.bytes[self.at : self.at + size].view(kind).copy()
        self.at += size
        return values

    def block(self, kind, count):
        values = self.take(kind, count)
        self.at += -self.at % 64
        return values


def read_work(name):
    reader = Reader(name)
    paths, columns, leaves, genomes, tokens, features = reader.block("<i4", 6)
    capital, max_position = reader.take("<f8", 2)
    codes = reader.take("<i4", 4)
    # fixed, four proportional rates, cap, volume, volatility, least depth, permanent, temporary, exponent, inverse turnover, days, free, penalty
    policy = reader.take("<f8", 19)
    reader.at = 512
    leaf_bytes = reader.block("u1", 16 * leaves).reshape(leaves, 16)
    leaf_places = np.ascontiguousarray(leaf_bytes[:, :12]).view("<i4")
    leaf_levels = np.ascontiguousarray(leaf_bytes[:, 12:]).view("<f4")[:, 0]
    program, used = reader.block("<i4", tokens), reader.block("<i4", features)
    genome_bytes = reader.block("u1", 152 * genomes).reshape(genomes, 152)
    rules = np.ascontiguousarray(genome_bytes[:, :64]).view("<i4")
    numbers = np.ascontiguousarray(genome_bytes[:, 64:]).view("<f8")
    costs = np.concatenate([[capital, max_position], codes[:3].astype("f8"), policy])
    shared = (leaf_places, leaf_levels, program, used, rules, numbers, costs)
    return shared, [read_path(reader, columns, costs) for _ in range(paths)]


def read_path(reader, columns, costs):
    bars, has_liquidity = reader.take("<i4", 2)
    per_day, per_year = reader.take("<f8", 2)
    reader.at += -reader.at % 64
    prices = np.stack([reader.block("<f8", bars) for _ in range(4)])
    span, volatility, volume = (reader.block("<f8", bars) for _ in range(3))
    liquidity = reader.block("<f8", bars) if has_liquidity else np.ones(bars)
    regime, after = reader.block("u1", bars), reader.block("u1", bars)
    values = np.stack([reader.block("<f4", bars) for _ in range(columns)])
    known = np.maximum(np.arange(bars) - 1, 0)
    depth = np.maximum(costs[13], liquidity)
    daily = np.where(volatility[known] > 0, volatility[known] * np.sqrt(per_day), costs[12])
    stated = volume[known] > 0
    fills = np.stack(
        [
            span[known],
            volatility[known] * np.sqrt(per_year),
            np.where(stated & (costs[10] > 0), costs[10] * volume[known] * depth, np.inf),
            costs[6:10][regime[known]] / depth,
            np.where(stated, volume[known], costs[11]) * depth,
            0.5 * costs[14] * daily * costs[17],
            costs[15] * daily,
        ],
        axis=1,
    )
    return prices, fills, regime, after, values


@jit
def evaluate_leaves(values, places, levels, answers, defined):
    for column in range(values.shape[0]):
        for bar in range(values.shape[1]):
            defined[column, bar] = values[column, bar] == values[column, bar]
    for leaf in range(places.shape[0]):
        left, above, right = places[leaf, 0], places[leaf, 1], places[leaf, 2]
        level = levels[leaf]
        if right < 0 and above == 1:
            for bar in range(values.shape[1]):
                answers[leaf, bar] = values[left, bar] > level
        elif right < 0:
            for bar in range(values.shape[1]):
                answers[leaf, bar] = values[left, bar] < level
        elif above == 1:
            for bar in range(values.shape[1]):
                answers[leaf, bar] = values[left, bar] > values[right, bar]
        else:
            for bar in range(values.shape[1]):
                answers[leaf, bar] = values[left, bar] < values[right, bar]


@jit
def evaluate_rule(rule, program, used, answers, defined, stack, target):
    bars = target.shape[0]
    if rule[1] == 0:
        target[:] = 0
        return
    depth = 0
    for at in range(rule[0], rule[0] + rule[1]):
        token = program[at]
        if token >= 0:
            for bar in range(bars):
                stack[depth, bar] = answers[token, bar]
            depth += 1
        elif token == -1:
            for bar in range(bars):
                stack[depth - 1, bar] ^= 1
        elif token == -2:
            depth -= 1
            for bar in range(bars):
                stack[depth - 1, bar] &= stack[depth, bar]
        else:
            depth -= 1
            for bar in range(bars):
                stack[depth - 1, bar] |= stack[depth, bar]
    for bar in range(bars):
        target[bar] = stack[0, bar]
    for at in range(rule[2], rule[2] + rule[3]):
        for bar in range(bars):
            target[bar] &= defined[used[at], bar]


@jit
def order_cost(costs, fills, regime, bar, quantity, price, equity):
    value = quantity * price
    if value == 0 or costs[2] == 1:
        return 0.0
    cost = costs[5] + value * fills[bar, 3]
    rate = min(1e9, quantity / fills[bar, 4])
    if costs[3] == 1:
        cost += value * min(1.0, fills[bar, 5] * rate + fills[bar, 6] * (rate / costs[18]) ** costs[16])
    elif costs[3] == 2:
        cost += value * min(1.0, costs[15] * np.sqrt(rate) + costs[14] * rate)
    if costs[4] == 1:
        if equity <= 0:
            return cost + value
        excess = max(0.0, value / equity - costs[19 + regime[max(bar - 1, 0)]])
        cost += min(value, costs[23] * excess * excess * equity)
    return cost


@jit
def trade(prices, fills, regime, signals, numbers, costs, equity, totals):
    """Walks the bars; fills `equity` and the totals: trades, wins, gained, lost, costs, traded, held."""
    bars = prices.shape[1]
    stop_at, trail_at, target_at, max_bars, fixed, wanted, most = numbers[:7]
    needs_range = stop_at == stop_at or trail_at == trail_at or target_at == target_at
    cash, side, quantity, entry_bar = costs[0], 0, 0.0, 0
    entry_price = entry_cost = span = best = 0.0
    leaves, enters = False, 0
    trades = wins = held = 0
    gained = lost = paid = traded = 0.0
    for bar in range(bars):
        price = prices[0, bar]
        closing = 0.0
        if leaves:
            closing = price
        for moment in range(3):
            if moment == 1:
                if enters != 0 and side == 0:
                    fraction = fixed
                    volatility = fills[bar, 1]
                    is_known = not (needs_range and fills[bar, 0] != fills[bar, 0])
                    if fixed != fixed:
                        is_known = is_known and volatility == volatility
                        fraction = min(wanted / volatility, most) if volatility > 0 else most
                    fraction = min(fraction * numbers[7 + regime[bar - 1]], costs[1])
                    quantity = min(fraction * cash / price, fills[bar, 2])
                    if is_known and quantity > 0:
                        side, entry_bar, entry_price, span, best = enters, bar, price, fills[bar, 0], price
                        entry_cost = order_cost(costs, fills, regime, bar, quantity, price, cash)
                        cash -= side * quantity * price + entry_cost
                        paid += entry_cost
                        traded += quantity * price
                closing = 0.0
                if side != 0 and needs_range:
                    low, high = prices[2, bar], prices[1, bar]
                    adverse, favourable = (low, high) if side == 1 else (-high, -low)
                    stop, trail = side * entry_price - stop_at * span, side * best - trail_at * span
                    level = trail if trail > stop or stop != stop else stop
                    target = side * entry_price + target_at * span
                    if adverse <= level:
                        closing = price if side * price <= level else side * level
                    elif favourable >= target:
                        closing = price if side * price >= target else side * target
                    elif favourable > side * best:
                        best = side * favourable
            elif moment == 2:
                closing = 0.0
                if side != 0:
                    held += 1
                    close = prices[3, bar]
                    if bar == bars - 1 or cash + side * quantity * close <= 0:
                        closing = close
            if closing != 0 and side != 0:
                before = cash + side * quantity * closing
                cost = order_cost(costs, fills, regime, bar, quantity, closing, before)
                cash += side * quantity * closing - cost
                paid += cost
                traded += quantity * closing
                profit = side * quantity * (closing - entry_price) - (entry_cost + cost)
                trades += 1
                wins += profit > 0
                gained += max(profit, 0.0)
                lost += max(-profit, 0.0)
                side = 0
        equity[bar] = cash + side * quantity * prices[3, bar] if side != 0 else cash
        goes_long = signals[0, bar] & (1 - signals[2, bar])
        goes_short = signals[2, bar] & (1 - signals[0, bar])
        leaves, enters = False, 0
        if side == 0:
            enters = 1 if goes_long else -1 if goes_short else 0
        elif (side == 1 and goes_short) or (side == -1 and goes_long):
            leaves, enters = True, -side
        else:
            ends = signals[1, bar] if side == 1 else signals[3, bar]
            leaves = ends == 1 or bar - entry_bar + 1 >= max_bars
    totals[0], totals[1], totals[2], totals[3] = trades, wins, gained, lost
    totals[4], totals[5], totals[6] = paid, traded, held
    mean = 0.0
    for bar in range(bars):
        mean += equity[bar]
    totals[7] = mean / bars


@jit
def describe(values, count, target):
    total = 0.0
    largest = 0.0
    for at in range(count):
        total += values[at]
        largest = max(largest, abs(values[at]))
    mean = total / count
    squares = 0.0
    for at in range(count):
        squares += (values[at] - mean) * (values[at] - mean)
    variance = squares / (count - 1)
    target[0] = mean
    target[1] = 0.0 if np.sqrt(variance) <= 1e-12 * largest else variance


@jit
def measure_wealth(returns, target):
    wealth = peak = least = 1.0
    depth = 0.0
    left = length = 0
    for bar in range(returns.shape[0]):
        wealth *= 1 + returns[bar]
        if wealth >= peak:
            if 1 - least / peak > depth:
                depth, length = 1 - least / peak, bar + 1 - left
            peak = least = wealth
            left = bar + 1
        else:
            least = min(least, wealth)
    if 1 - least / peak > depth:
        depth, length = 1 - least / peak, returns.shape[0] - left
    target[0], target[1], target[2] = wealth, depth, length


@jit
def measure_tail(returns, confidence, target):
    count = returns.shape[0]
    position, tail = (count - 1) * (1 - confidence), count * (1 - confidence)
    rank, boundary = int(np.floor(position)), int(np.floor(tail))
    ordered = np.partition(returns, rank)
    below, above = ordered[rank], np.inf
    for at in range(rank + 1, count):
        above = min(above, ordered[at])
    share = position - rank
    total = 0.0
    for at in range(rank):
        total += ordered[at]
    edge = below if boundary == rank else above
    if boundary > rank:
        total += below
    target[0] = -(below if share == 0 else (1 - share) * below + share * above)
    target[2] = -(total + (tail - boundary) * edge) / tail


@jit
def measure_shape(returns, target):
    mean, variance = target[8], target[9]
    if variance == 0:
        return
    count = returns.shape[0]
    scale = 1 / np.sqrt(variance * (count - 1) / count)
    squares = cubes = fourths = 0.0
    for bar in range(count):
        z, loss = (returns[bar] - mean) * scale, min(returns[bar], 0.0)
        squares += loss * loss
        cubes += z * z * z
        fourths += z * z * z * z
    target[13], target[14], target[15] = squares, cubes / count, fourths / count


@jit
def measure_parts(returns, regime, after, scratch, target):
    count = returns.shape[0]
    for group in range(4):
        chosen = 0
        for bar in range(count):
            scratch[chosen] = returns[bar]
            chosen += after[bar] == 1 if group == 3 else regime[bar] == group + 1
        if chosen > 1:
            describe(scratch, chosen, target[2 * group :])
    for window in range(5):
        begin, end = window * count // 5, (window + 1) * count // 5
        describe(returns[begin:end], end - begin, target[8 + 2 * window :])


@jit
def evaluate_path(shared, path, full, results):
    places, levels, program, used, rules, numbers, costs = shared
    prices, fills, regime, after, values = path
    bars = prices.shape[1]
    answers, defined = np.empty((places.shape[0], bars), np.uint8), np.empty(values.shape, np.uint8)
    stack, signals = np.empty((64, bars), np.uint8), np.empty((4, bars), np.uint8)
    equity, returns, scratch = np.empty(bars), np.empty(bars), np.empty(bars)
    evaluate_leaves(values, places, levels, answers, defined)
    for genome in range(rules.shape[0]):
        for rule in range(4):
            evaluate_rule(rules[genome, 4 * rule : 4 * rule + 4], program, used, answers, defined, stack, signals[rule])
        target = results[genome]
        trade(prices, fills, regime, signals, numbers[genome], costs, equity, target)
        returns[0] = max(equity[0] / costs[0] - 1, -1.0)
        for bar in range(1, bars):
            returns[bar] = max(equity[bar] / equity[bar - 1] - 1, -1.0) if equity[bar - 1] > 0 else 0.0
        describe(returns, bars, target[8:])
        measure_wealth(returns, target[10:])
        if full:
            measure_shape(returns, target)
            measure_tail(returns, 0.95, target[16:])
            measure_tail(returns, 0.99, target[17:])
            measure_parts(returns, regime, after, scratch, target[20:])


def main():
    shared, paths = read_work(sys.argv[1])
    results = np.zeros((shared[4].shape[0], len(paths), FIGURES))

    def work():
        started = time.perf_counter()
        for index, path in enumerate(paths):
            evaluate_path(shared, path, index == 0, results[:, index])
        return time.perf_counter() - started

    work()
    results.tofile(sys.argv[2])
    print("ready", flush=True)
    for _ in sys.stdin:
        print(f"{work():.9f}", flush=True)


if __name__ == "__main__":
    main()
