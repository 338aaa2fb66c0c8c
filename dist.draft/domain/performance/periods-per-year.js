"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.assertPeriodsPerYear = assertPeriodsPerYear;
/** Throws a RangeError unless a year has a positive, finite number of periods; every annualised figure starts here. */
function assertPeriodsPerYear(periodsPerYear) {
    if (periodsPerYear > 0 && periodsPerYear < Infinity)
        return;
    throw new RangeError(`periods per year are positive and finite, not ${periodsPerYear}`);
}
//# sourceMappingURL=periods-per-year.js.map