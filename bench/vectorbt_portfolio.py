"""Long rules filled by vectorbt, for `npm run bench`: entries and exits at the next open with a fixed share of the cash, free of cost.

What vectorbt cannot do is left out of the work that both sides are given: impact and capacity costs, sizes by volatility, exits at multiples of
the average range or after a number of bars, the order of stop and target inside a bar, and bars at which a rule wants both in and out. Rules are evaluated by the numba code beside this
file. Writes the total return and the largest drawdown of each strategy on each path, then answers each line on its input with seconds.
"""

import sys
import time

import numpy as np
import vectorbt as vbt

from numba_kernel import evaluate_leaves, evaluate_rule, read_work


def delay(signals):
    delayed = np.zeros_like(signals)
    delayed[1:] = signals[:-1]
    return delayed


def main():
    (places, levels, program, used, rules, numbers, costs), paths = read_work(sys.argv[1])
    genomes = rules.shape[0]
    results = np.zeros((genomes, len(paths), 2))

    def signals_of(values, bars):
        answers, defined = np.empty((places.shape[0], bars), np.uint8), np.empty(values.shape, np.uint8)
        stack = np.empty((64, bars), np.uint8)
        signals = np.empty((2, genomes, bars), np.uint8)
        evaluate_leaves(values, places, levels, answers, defined)
        for genome in range(genomes):
            for rule in range(2):
                tokens = rules[genome, 4 * rule : 4 * rule + 4]
                evaluate_rule(tokens, program, used, answers, defined, stack, signals[rule, genome])
        return [delay(np.ascontiguousarray(each.T)).astype(bool) for each in signals]

    def work():
        started = time.perf_counter()
        for index, (prices, _, _, _, values) in enumerate(paths):
            entries, exits = signals_of(values, prices.shape[1])
            portfolio = vbt.Portfolio.from_signals(
                prices[3][:, None],
                entries,
                exits,
                price=prices[0][:, None],
                size=numbers[None, :, 4],
                size_type="percent",
                init_cash=costs[0],
                freq="1D",
            )
            results[:, index, 0] = np.asarray(portfolio.total_return())
            results[:, index, 1] = -np.asarray(portfolio.max_drawdown())
        return time.perf_counter() - started

    work()
    results.tofile(sys.argv[2])
    print("ready", flush=True)
    for _ in sys.stdin:
        print(f"{work():.9f}", flush=True)


if __name__ == "__main__":
    main()
