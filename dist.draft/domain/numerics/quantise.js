"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.quantise = quantise;
/**
 * Twelve significant digits. Math.exp, log and pow may differ in the last digit between platforms; what is compared or hashed is cut
 * to where they agree, so that one seed gives one result everywhere.
 */
function quantise(value) {
    return Number(value.toPrecision(12));
}
//# sourceMappingURL=quantise.js.map