"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rollingHighest = rollingHighest;
exports.rollingLowest = rollingLowest;
/**
 * Greatest of each value and the `window - 1` before it; NaN before the first full window.
 * Each value enters and leaves a falling queue once (Lemire 2006), so the cost does not grow with the window.
 *
 * @param values finite
 * @param window whole number, at least 1
 */
function rollingHighest(values, window) {
    return rollingExtreme(values, window, 1);
}
/** Least of each value and the `window - 1` before it; NaN before the first full window. */
function rollingLowest(values, window) {
    return rollingExtreme(values, window, -1);
}
function rollingExtreme(values, window, sign) {
    const length = values.length;
    const extremes = new Float64Array(length).fill(Number.NaN);
    const queue = new Int32Array(length);
    let head = 0;
    let tail = 0;
    for (let t = 0; t < length; t++) {
        const value = sign * values[t];
        while (tail > head && sign * values[queue[tail - 1]] <= value)
            tail--;
        queue[tail++] = t;
        if (queue[head] <= t - window)
            head++;
        if (t >= window - 1)
            extremes[t] = values[queue[head]];
    }
    return extremes;
}
//# sourceMappingURL=rolling-extremes.js.map