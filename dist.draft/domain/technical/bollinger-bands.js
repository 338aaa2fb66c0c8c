"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.bollingerBands = void 0;
const rolling_deviation_1 = require("../numerics/rolling-deviation");
const parameter_grids_1 = require("./parameter-grids");
/** Bands that widen with volatility: what is far from the average is judged by how far the price usually strays. */
const deviations = { name: 'deviations', min: 1, max: 3, step: 0.5 };
// Bollinger 2001 divides by the window, not by one less.
const bands = (close, period) => (0, rolling_deviation_1.rollingDeviation)(close, { window: period, from: 0, kind: 'population' });
const shared = {
    source: 'Bollinger 2001',
    needsVolume: false,
    warmupBars: ([period]) => period - 1,
};
const band = (name, words, sign) => ({
    ...shared,
    name,
    family: 'trend',
    unit: 'price',
    words,
    parameters: [parameter_grids_1.windowPeriod, deviations],
    threshold: undefined,
    compute: ({ close }, [period, width]) => {
        const { mean, deviation } = bands(close, period);
        return mean.map((centre, t) => centre + sign * width * deviation[t]);
    },
});
/** Distance of the close from its average in standard deviations; NaN where prices are flat. */
const position = {
    ...shared,
    name: 'bollinger-position',
    family: 'momentum',
    unit: 'deviations',
    words: 'the distance from the {period}-bar average in standard deviations',
    parameters: [parameter_grids_1.windowPeriod],
    threshold: { min: -3, max: 3, step: 0.25 },
    compute: ({ close }, [period]) => {
        const { mean, deviation } = bands(close, period);
        return mean.map((centre, t) => (deviation[t] === 0 ? Number.NaN : (close[t] - centre) / deviation[t]));
    },
};
/** Four standard deviations, the width between the usual bands, as a fraction of the average. */
const width = {
    ...shared,
    name: 'bollinger-width',
    family: 'volatility',
    unit: 'fraction',
    words: 'the width of the {period}-bar Bollinger bands over their middle',
    parameters: [parameter_grids_1.windowPeriod],
    threshold: { min: 0.01, max: 0.4, step: 0.01 },
    compute: ({ close }, [period]) => {
        const { mean, deviation } = bands(close, period);
        return mean.map((centre, t) => (4 * deviation[t]) / centre);
    },
};
exports.bollingerBands = [
    band('bollinger-upper', 'the upper {period}-bar Bollinger band ({deviations} deviations)', 1),
    band('bollinger-lower', 'the lower {period}-bar Bollinger band ({deviations} deviations)', -1),
    position,
    width,
];
//# sourceMappingURL=bollinger-bands.js.map