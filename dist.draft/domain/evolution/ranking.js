"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rankPopulation = rankPopulation;
exports.compareRanked = compareRanked;
const crowding_distance_1 = require("./crowding-distance");
const nondominated_sort_1 = require("./nondominated-sort");
/** The population from best to worst: by front, then by room around it, then by id, so that the order is total (NSGA-II, Deb et al. 2002). */
function rankPopulation(population) {
    return (0, nondominated_sort_1.sortNondominated)(population).flatMap((indices, rank) => {
        const front = indices.map((index) => population[index]);
        const distances = (0, crowding_distance_1.computeCrowdingDistances)(front);
        return front
            .map((member, index) => ({ member, rank, crowding: distances[index] }))
            .sort((a, b) => compareRanked(a, b));
    });
}
/** Negative where `a` is the better one: the crowded-comparison operator. */
function compareRanked(a, b) {
    if (a.rank !== b.rank)
        return a.rank - b.rank;
    if (a.crowding !== b.crowding)
        return a.crowding > b.crowding ? -1 : 1;
    return a.member.id < b.member.id ? -1 : a.member.id > b.member.id ? 1 : 0;
}
//# sourceMappingURL=ranking.js.map