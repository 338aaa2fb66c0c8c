"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.volatilityFeatures = void 0;
exports.realisedVolatility = realisedVolatility;
const quantise_1 = require("../numerics/quantise");
const rolling_deviation_1 = require("../numerics/rolling-deviation");
const periods_1 = require("../market/periods");
const parameter_grids_1 = require("./parameter-grids");
// What a logarithm of a price ratio can be off by; equal growth every bar has no volatility.
const logarithmNoise = 1e-14;
/**
 * Sample standard deviation of the last `windowBars` log returns, per bar, to twelve digits (close-to-close estimator, Figlewski 1997);
 * NaN for the first `windowBars` bars. `windowBars` at least 2. Flat prices give 0.
 */
function realisedVolatility(closes, windowBars) {
    const returns = closes.map((price, t) => (t === 0 ? Number.NaN : Math.log(price / closes[t - 1])));
    const { deviation } = (0, rolling_deviation_1.rollingDeviation)(returns, { window: windowBars, from: 1, kind: 'sample' });
    for (let t = windowBars; t < deviation.length; t++)
        deviation[t] = deviation[t] > logarithmNoise ? (0, quantise_1.quantise)(deviation[t]) : 0;
    return deviation;
}
const annualised = {
    name: 'realised-volatility',
    family: 'volatility',
    unit: 'fraction',
    words: 'the annual volatility of the last {period} bars',
    source: 'Figlewski 1997',
    parameters: [parameter_grids_1.windowPeriod],
    threshold: { min: 0.05, max: 1, step: 0.05 },
    needsVolume: false,
    warmupBars: ([period]) => period,
    compute: (bars, [period]) => {
        const annual = Math.sqrt((0, periods_1.periodsPerYear)(bars));
        return realisedVolatility(bars.close, period).map((volatility) => volatility * annual);
    },
};
/** Above 1 the market is wilder than it was; NaN where the long window is flat. */
const ratio = {
    name: 'volatility-ratio',
    family: 'volatility',
    unit: 'ratio',
    words: 'the {short}-bar volatility over the {long}-bar one',
    source: 'Figlewski 1997',
    parameters: [
        { name: 'short', min: 5, max: 20, step: 5 },
        { name: 'long', min: 40, max: 120, step: 20 },
    ],
    threshold: { min: 0.3, max: 2.5, step: 0.1 },
    needsVolume: false,
    warmupBars: ([, long]) => long,
    compute: ({ close }, [short, long]) => {
        const recent = realisedVolatility(close, short);
        return realisedVolatility(close, long).map((usual, t) => (usual === 0 ? Number.NaN : recent[t] / usual));
    },
};
exports.volatilityFeatures = [annualised, ratio];
//# sourceMappingURL=realised-volatility.js.map