"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.simulateStrategy = simulateStrategy;
const account_1 = require("./account");
const strategy_signals_1 = require("./strategy-signals");
/**
 * Runs a strategy over bars: decide at the close, fill at the next open; protective exits fill inside the bar at their level, or at the
 * open when the market gapped through them; where one bar touches both stop and target, the stop is taken to come first.
 * Assumes fills at the stated prices plus the cost model, and that fractions of a unit can be held. This is the plain specification;
 * a faster form has to agree with it to the last bit.
 */
function simulateStrategy(genome, market, options) {
    const { from, to } = options;
    const { bars } = market.path;
    const signals = (0, strategy_signals_1.computeStrategySignals)(genome, market.columns);
    const account = new account_1.Account(genome, market, options);
    const equity = new Float64Array(to - from);
    let wanted = idle;
    for (let bar = from; bar < to; bar++) {
        if (wanted.exit)
            account.leave(bar, bars.open[bar], wanted.exit);
        if (wanted.enter !== 0)
            account.enter(bar, wanted.enter);
        account.protect(bar);
        equity[bar - from] = account.markAtClose(bar);
        wanted = bar + 1 < to ? decide(signals, account, bar) : idle;
    }
    account.leave(to - 1, bars.close[to - 1], 'end-of-data');
    if (to > from)
        equity[to - 1 - from] = account.cash;
    return {
        equity,
        trades: account.trades,
        costs: account.costs,
        tradedValue: account.tradedValue,
        barsInMarket: account.barsInMarket,
    };
}
const idle = { exit: undefined, enter: 0 };
const enterLong = { exit: undefined, enter: 1 };
const enterShort = { exit: undefined, enter: -1 };
const reverseToLong = { exit: 'reversal', enter: 1 };
const reverseToShort = { exit: 'reversal', enter: -1 };
const leaveByRule = { exit: 'rule', enter: 0 };
const leaveInTime = { exit: 'time', enter: 0 };
function decide(signals, account, bar) {
    const long = signals.longEnter[bar] & ~signals.shortEnter[bar];
    const short = signals.shortEnter[bar] & ~signals.longEnter[bar];
    switch (account.side) {
        case 0:
            return long ? enterLong : short ? enterShort : idle;
        case 1:
            if (short)
                return reverseToShort;
            if (signals.longExit[bar])
                return leaveByRule;
            break;
        case -1:
            if (long)
                return reverseToLong;
            if (signals.shortExit[bar])
                return leaveByRule;
            break;
    }
    return account.isOverdue(bar) ? leaveInTime : idle;
}
//# sourceMappingURL=simulate.js.map