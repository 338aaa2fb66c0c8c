"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.macdHistogram = void 0;
exports.computeMacdHistogram = computeMacdHistogram;
const exponential_moving_average_1 = require("./exponential-moving-average");
/**
 * Distance of the MACD line (Appel 1979) from its signal line (Aspray 1986) as a fraction of the close, so that it means the same at
 * every price; NaN for the first `slow + signal - 2` bars. Needs `fast < slow`.
 */
function computeMacdHistogram(close, { fast, slow, signal }) {
    const quick = (0, exponential_moving_average_1.computeExponentialAverage)(close, fast);
    const line = (0, exponential_moving_average_1.computeExponentialAverage)(close, slow).map((average, t) => quick[t] - average);
    const trigger = (0, exponential_moving_average_1.computeExponentialAverage)(line, signal, slow - 1);
    return trigger.map((level, t) => (line[t] - level) / close[t]);
}
exports.macdHistogram = {
    name: 'macd-histogram',
    family: 'trend',
    unit: 'fraction',
    words: 'the MACD({fast}, {slow}, {signal}) histogram over the price',
    source: 'Appel 1979, Aspray 1986',
    parameters: [
        { name: 'fast', min: 3, max: 18, step: 3 },
        { name: 'slow', min: 20, max: 50, step: 3 },
        { name: 'signal', min: 3, max: 15, step: 2 },
    ],
    threshold: { min: -0.01, max: 0.01, step: 0.001 },
    needsVolume: false,
    warmupBars: ([, slow, signal]) => slow + signal - 2,
    compute: ({ close }, [fast, slow, signal]) => computeMacdHistogram(close, { fast: fast, slow: slow, signal: signal }),
};
//# sourceMappingURL=macd-histogram.js.map