"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createFeatureColumns = createFeatureColumns;
const feature_registry_1 = require("./feature-registry");
function createFeatureColumns(bars) {
    const columns = new Map();
    return {
        bars,
        column(ref) {
            const known = columns.get(ref);
            if (known)
                return known;
            const { feature, parameters } = (0, feature_registry_1.resolveFeature)(ref);
            const column = feature.compute(bars, parameters);
            columns.set(ref, column);
            return column;
        },
    };
}
//# sourceMappingURL=feature-columns.js.map