"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.donchianChannel = void 0;
const rolling_extremes_1 = require("../numerics/rolling-extremes");
const parameter_grids_1 = require("./parameter-grids");
/**
 * A market that leaves the range of its recent past is held to have begun a move. The channel spans the bars before the present one:
 * were the present bar inside, its close could never lie beyond.
 */
exports.donchianChannel = [
    channelSide('highest', 'high', ({ high }, [period]) => previous((0, rolling_extremes_1.rollingHighest)(high, period))),
    channelSide('lowest', 'low', ({ low }, [period]) => previous((0, rolling_extremes_1.rollingLowest)(low, period))),
];
function previous(column) {
    const shifted = new Float64Array(column.length).fill(Number.NaN);
    shifted.set(column.subarray(0, -1), Math.min(1, column.length));
    return shifted;
}
function channelSide(name, price, compute) {
    return {
        name,
        family: 'trend',
        unit: 'price',
        words: `the ${name} ${price} of the {period} bars before`,
        source: 'Donchian 1960',
        parameters: [parameter_grids_1.longPeriod],
        threshold: undefined,
        needsVolume: false,
        warmupBars: ([period]) => period,
        compute,
    };
}
//# sourceMappingURL=donchian-channel.js.map