"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.holdTournament = holdTournament;
const ranking_1 = require("./ranking");
/** The best of `size` members drawn with replacement (Deb et al. 2002 use two). */
function holdTournament(population, size, random) {
    let best = population[random.integer(population.length)];
    for (let round = 1; round < size; round++) {
        const rival = population[random.integer(population.length)];
        if ((0, ranking_1.compareRanked)(rival, best) < 0)
            best = rival;
    }
    return best.member;
}
//# sourceMappingURL=tournament-selection.js.map