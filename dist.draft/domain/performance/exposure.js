"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeExposure = computeExposure;
/** Share of periods in which a position was held, in [0, 1]; undefined without periods. Throws a RangeError when more were held than there are. */
function computeExposure(periodsHeld, periods) {
    if (!(periodsHeld >= 0 && periodsHeld <= periods)) {
        throw new RangeError(`a position cannot be held in ${periodsHeld} of ${periods} periods`);
    }
    return periods === 0 ? undefined : periodsHeld / periods;
}
//# sourceMappingURL=exposure.js.map