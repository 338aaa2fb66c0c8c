"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requireHoldOut = requireHoldOut;
const evolution_fault_1 = require("./evolution-fault");
const policy_1 = require("./policy");
/**
 * Splits bars into what evolution may see and the last quarter it never does, with a purge gap between, so that no trade or label of the
 * one reaches into the other. Throws `evolution.data-too-short` where too little would be left to learn from.
 */
function requireHoldOut(bars) {
    const { fraction, purgeBars, minInSampleBars } = policy_1.evolutionPolicy.holdOut;
    const from = Math.ceil(bars * (1 - fraction));
    const to = from - purgeBars;
    if (to < minInSampleBars)
        throw new evolution_fault_1.EvolutionFault('evolution.data-too-short', `${bars} bars leave ${Math.max(to, 0)} to learn from after a quarter is held out; ${minInSampleBars} are needed`);
    return { inSample: { from: 0, to }, outOfSample: { from, to: bars } };
}
//# sourceMappingURL=hold-out.js.map