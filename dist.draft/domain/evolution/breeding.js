"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.breedGeneration = breedGeneration;
const derived_seed_1 = require("../numerics/derived-seed");
const random_1 = require("../numerics/random");
const canonical_genome_1 = require("../strategy/canonical-genome");
const crossover_1 = require("./crossover");
const mutation_1 = require("./mutation");
const policy_1 = require("./policy");
const random_genome_1 = require("./random-genome");
const ranking_1 = require("./ranking");
const tournament_selection_1 = require("./tournament-selection");
/**
 * The next generation, `size` genomes in slot order, distinct from each other and from their parents wherever the space allows it.
 * Each slot has its own random stream, so the result depends on seed, generation and parents alone.
 */
function breedGeneration({ seed, generation, size, pool, parents }) {
    const ranked = (0, ranking_1.rankPopulation)(parents);
    const taken = new Set(parents.map(({ id }) => id));
    return Array.from({ length: size }, (_, slot) => {
        const random = (0, random_1.createRandom)((0, derived_seed_1.deriveSeed)(seed, 'breed', generation, slot));
        let child = breedOne(ranked, pool, random);
        for (let attempt = 1; attempt < policy_1.evolutionPolicy.variation.attempts && taken.has(child.id); attempt++)
            child = breedOne(ranked, pool, random);
        taken.add(child.id);
        return child;
    });
}
function breedOne(ranked, pool, random) {
    const { crossover, mutation, immigrants, tournamentSize } = policy_1.evolutionPolicy.variation;
    if (ranked.length === 0 || random.uniform() < immigrants)
        return offspring((0, random_genome_1.drawGenome)(pool, random), [], 'random');
    const first = (0, tournament_selection_1.holdTournament)(ranked, tournamentSize, random);
    if (random.uniform() >= crossover)
        return offspring((0, mutation_1.mutateGenome)(first.genome, pool, random), [first.id], 'mutation');
    const second = (0, tournament_selection_1.holdTournament)(ranked, tournamentSize, random);
    const child = (0, crossover_1.crossGenomes)(first.genome, second.genome, random);
    const parents = [first.id, second.id];
    return random.uniform() < mutation
        ? offspring((0, mutation_1.mutateGenome)(child, pool, random), parents, 'crossover+mutation')
        : offspring(child, parents, 'crossover');
}
function offspring(genome, parents, operator) {
    return { id: (0, canonical_genome_1.genomeId)(genome), genome, parents, operator };
}
//# sourceMappingURL=breeding.js.map