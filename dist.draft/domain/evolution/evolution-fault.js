"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EvolutionFault = void 0;
/** A run that cannot go on as asked, or a record that lacks what it must hold. The code is stable. */
class EvolutionFault extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
        this.name = 'EvolutionFault';
    }
}
exports.EvolutionFault = EvolutionFault;
//# sourceMappingURL=evolution-fault.js.map