"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeResultHash = computeResultHash;
const canonical_json_1 = require("../numerics/canonical-json");
const sha256_1 = require("../numerics/sha256");
/** SHA-256 of a run's canonical result: the same seed, data and code give the same hash, whatever crashed on the way. */
function computeResultHash({ archive, ledger, generations }) {
    const result = {
        archive: archive.map(({ id, fitness }) => ({ id, fitness: { ...fitness } })),
        ledger: [...ledger].sort(),
        generations: generations.map(({ generation, members, survivors, archive: kept, best, median, diversity }) => ({
            generation,
            members,
            survivors,
            archive: kept,
            best,
            median,
            diversity,
        })),
    };
    return (0, sha256_1.sha256Hex)((0, canonical_json_1.canonicalJson)(result));
}
//# sourceMappingURL=result-hash.js.map