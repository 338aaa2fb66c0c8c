"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.selectGeneration = selectGeneration;
const archive_1 = require("./archive");
const diversity_1 = require("./diversity");
const fitness_1 = require("./fitness");
const policy_1 = require("./policy");
const survivor_selection_1 = require("./survivor-selection");
const quantise_1 = require("../numerics/quantise");
/** Ends a generation: who lives on, what the archive holds now, and the figures of its record. */
function selectGeneration({ parents, offspring, archive }, size) {
    const survivors = (0, survivor_selection_1.selectSurvivors)([...parents, ...offspring], size);
    const scores = survivors
        .filter(({ violation }) => violation === 0)
        .map(({ fitness }) => (0, fitness_1.weighFitness)(fitness, policy_1.evolutionPolicy.fitnessWeights))
        .sort((a, b) => b - a);
    const diversity = (0, diversity_1.computeDiversity)(survivors.map(({ genome }) => genome));
    return {
        survivors,
        archive: (0, archive_1.updateArchive)(archive, offspring, policy_1.evolutionPolicy.archive.epsilon),
        best: quantised(scores[0]),
        median: quantised(scores[Math.floor(scores.length / 2)]),
        diversity: quantised(diversity),
        feasible: scores.length,
    };
}
function quantised(value) {
    return value === undefined ? undefined : (0, quantise_1.quantise)(value);
}
//# sourceMappingURL=generation-record.js.map