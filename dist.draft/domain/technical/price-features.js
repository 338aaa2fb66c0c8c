"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.priceFeatures = void 0;
exports.computeTypicalPrice = computeTypicalPrice;
/** The bar itself. The columns are the bars' own arrays, to be read only. */
exports.priceFeatures = [
    priceFeature('open', 'the open', (bars) => bars.open),
    priceFeature('high', 'the high', (bars) => bars.high),
    priceFeature('low', 'the low', (bars) => bars.low),
    priceFeature('close', 'the close', (bars) => bars.close),
    priceFeature('typical-price', 'the typical price', computeTypicalPrice),
];
/** Mean of high, low and close, one value a bar (Lambert 1980). */
function computeTypicalPrice({ high, low, close }) {
    return close.map((price, t) => (high[t] + low[t] + price) / 3);
}
function priceFeature(name, words, compute) {
    return {
        name,
        family: 'price',
        unit: 'price',
        words,
        source: name === 'typical-price' ? 'Lambert 1980' : 'the record itself',
        parameters: [],
        threshold: undefined,
        needsVolume: false,
        warmupBars: () => 0,
        compute,
    };
}
//# sourceMappingURL=price-features.js.map