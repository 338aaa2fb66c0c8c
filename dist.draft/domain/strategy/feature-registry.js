"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.featureRegistry = void 0;
exports.findFeature = findFeature;
exports.resolveFeature = resolveFeature;
const technical_features_1 = require("../technical/technical-features");
const feature_ref_1 = require("./feature-ref");
/** Every feature a genome may name. A sense joins evolution by adding its features here. */
exports.featureRegistry = [...technical_features_1.technicalFeatures];
const byName = new Map(exports.featureRegistry.map((feature) => [feature.name, feature]));
function findFeature(name) {
    return byName.get(name);
}
/** The feature behind a reference that was checked before; throws on one that was not. */
function resolveFeature(ref) {
    const parsed = (0, feature_ref_1.parseFeatureRef)(ref);
    const feature = parsed && findFeature(parsed.name);
    if (!feature)
        throw new RangeError(`unknown feature ${ref}: check the genome before it is used`);
    return { feature, parameters: parsed.parameters };
}
//# sourceMappingURL=feature-registry.js.map