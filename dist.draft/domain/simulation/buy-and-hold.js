"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.holdInstrument = holdInstrument;
/** Value of one unit of money put wholly into the instrument at the open of bar `from` and held, at each close of [from, to); no costs. */
function holdInstrument({ open, close }, from, to) {
    return close.subarray(from, to).map((price) => price / open[from]);
}
//# sourceMappingURL=buy-and-hold.js.map