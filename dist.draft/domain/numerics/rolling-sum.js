"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rollingSum = rollingSum;
/**
 * Sum of each value and the `window - 1` before it; NaN where fewer stand at or after `from`.
 * A plain sliding sum drifts. This one carries its rounding error along (TwoSum, Knuth 1969), which makes it the correctly rounded sum
 * of the window alone, to the last bit and whatever came before, while the values' magnitudes span less than 2^40.
 *
 * @param values finite from index `from` on
 * @param window whole number, at least 1
 */
function rollingSum(values, window, from = 0) {
    const length = values.length;
    const sums = new Float64Array(length).fill(Number.NaN);
    const full = from + window - 1;
    let sum = 0;
    let error = 0;
    for (let t = from; t < length; t++) {
        const added = values[t];
        const grown = sum + added;
        const taken = grown - sum;
        error += sum - (grown - taken) + (added - taken);
        sum = grown;
        if (t > full) {
            const removed = -values[t - window];
            const shrunk = sum + removed;
            const given = shrunk - sum;
            error += sum - (shrunk - given) + (removed - given);
            sum = shrunk;
        }
        const rounded = sum + error;
        error -= rounded - sum;
        sum = rounded;
        if (t >= full)
            sums[t] = sum;
    }
    return sums;
}
//# sourceMappingURL=rolling-sum.js.map