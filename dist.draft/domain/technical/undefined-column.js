"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.undefinedColumn = undefinedColumn;
/** A column of NaN: the feature of bars that lack what it needs. */
function undefinedColumn(length) {
    return new Float64Array(length).fill(Number.NaN);
}
//# sourceMappingURL=undefined-column.js.map