"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createStationaryBootstrap = createStationaryBootstrap;
/**
 * Stationary bootstrap of Politis & Romano (1994): blocks start anywhere with equal chance and have geometric lengths, the series taken as
 * a circle, so that a resample of a stationary series is stationary and keeps its short-range dependence.
 * Throws a RangeError when the number of observations or the block length is out of range.
 */
function createStationaryBootstrap(options) {
    const { observations, meanBlockLength, random } = options;
    if (!(Number.isInteger(observations) && observations >= 1)) {
        throw new RangeError(`a bootstrap needs at least 1 observation, not ${observations}`);
    }
    if (!(meanBlockLength >= 1 && meanBlockLength < Infinity)) {
        throw new RangeError(`a mean block length is at least 1, not ${meanBlockLength}`);
    }
    const drawLength = geometricLengths(meanBlockLength, observations);
    const starts = new Int32Array(observations);
    const lengths = new Int32Array(observations);
    const draw = () => {
        let blocks = 0;
        for (let filled = 0; filled < observations; blocks++) {
            const length = Math.min(drawLength(random), observations - filled);
            starts[blocks] = random.integer(observations);
            lengths[blocks] = length;
            filled += length;
        }
        return blocks;
    };
    return { starts, lengths, draw };
}
const guideSize = 1_024;
/**
 * Lengths 1, 2, ... with mean `mean`, all longer than `longest` as `longest`. Inversion by a guide table (Chen & Asau 1974):
 * products and comparisons only, so that no platform's logarithm decides where a block ends.
 */
function geometricLengths(mean, longest) {
    if (mean === 1)
        return () => 1;
    const cumulative = [];
    for (let survival = 1; cumulative.length < longest && survival > 2 ** -54;) {
        survival *= 1 - 1 / mean;
        cumulative.push(1 - survival);
    }
    cumulative[cumulative.length - 1] = 1;
    const upTo = Float64Array.from(cumulative);
    const guide = new Int32Array(guideSize);
    for (let slot = 0, index = 0; slot < guideSize; slot++) {
        while (upTo[index] <= slot / guideSize)
            index++;
        guide[slot] = index;
    }
    return (random) => {
        const u = random.uniform();
        let index = guide[Math.floor(u * guideSize)];
        while (u >= upTo[index])
            index++;
        return index + 1;
    };
}
//# sourceMappingURL=stationary-bootstrap.js.map