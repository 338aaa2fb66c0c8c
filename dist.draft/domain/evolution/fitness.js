"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fitnessDimensions = void 0;
exports.weighFitness = weighFitness;
exports.dominates = dominates;
/** The four dimensions of seed 001 section 2; each score lies in [0, 1], more is better. */
exports.fitnessDimensions = ['survival', 'profit', 'adaptability', 'robustness'];
/** Weighted mean of the four scores (weights sum to 1). It ranks a final set; selection never uses it. */
function weighFitness(fitness, weights) {
    return exports.fitnessDimensions.reduce((sum, dimension) => sum + weights[dimension] * fitness[dimension], 0);
}
/** Better in one dimension and no worse in any; a feasible genome beats every other, the nearer to feasible the next (Deb 2000). */
function dominates(a, b) {
    if (a.violation !== b.violation)
        return a.violation < b.violation;
    let better = false;
    for (const dimension of exports.fitnessDimensions) {
        if (a.fitness[dimension] < b.fitness[dimension])
            return false;
        better ||= a.fitness[dimension] > b.fitness[dimension];
    }
    return better;
}
//# sourceMappingURL=fitness.js.map