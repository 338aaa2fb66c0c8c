"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createGenePool = createGenePool;
const feature_registry_1 = require("../strategy/feature-registry");
/** Volume features are left out where the data states no volume: their conditions could never hold. */
function createGenePool({ hasVolume }) {
    const usable = feature_registry_1.featureRegistry.filter(({ needsVolume }) => hasVolume || !needsVolume);
    return {
        prices: usable.filter(({ unit }) => unit === 'price'),
        scaled: usable.filter((feature) => feature.threshold !== undefined),
    };
}
//# sourceMappingURL=gene-pool.js.map