"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.genomeSchema = void 0;
/**
 * A genome is a set of rules a trader can read, not a vector of weights: when to enter, when to leave, how much to hold.
 * It is plain JSON, so that a user can write one by hand; `docs/strategy-schema.md` describes it with examples.
 */
exports.genomeSchema = 1;
//# sourceMappingURL=genome.js.map