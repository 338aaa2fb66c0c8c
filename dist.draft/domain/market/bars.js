"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sliceBars = sliceBars;
/** Bars `from` (inclusive) to `to` (exclusive) as views: no prices are copied. */
function sliceBars(bars, from, to) {
    return {
        ...bars,
        time: bars.time.subarray(from, to),
        open: bars.open.subarray(from, to),
        high: bars.high.subarray(from, to),
        low: bars.low.subarray(from, to),
        close: bars.close.subarray(from, to),
        volume: bars.volume?.subarray(from, to),
    };
}
//# sourceMappingURL=bars.js.map