"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sortNondominated = sortNondominated;
const fitness_1 = require("./fitness");
/** Fronts of indices, best first: nobody in a front is dominated by anyone of the same or a later front (fast sort of Deb et al. 2002). */
function sortNondominated(population) {
    const dominatedBy = population.map(() => []);
    const dominators = new Int32Array(population.length);
    for (let i = 0; i < population.length; i++) {
        for (let j = i + 1; j < population.length; j++) {
            if ((0, fitness_1.dominates)(population[i], population[j])) {
                dominatedBy[i].push(j);
                dominators[j]++;
            }
            else if ((0, fitness_1.dominates)(population[j], population[i])) {
                dominatedBy[j].push(i);
                dominators[i]++;
            }
        }
    }
    const fronts = [];
    let front = population.map((_, index) => index).filter((index) => dominators[index] === 0);
    while (front.length > 0) {
        fronts.push(front);
        const next = [];
        for (const index of front)
            for (const loser of dominatedBy[index]) {
                dominators[loser]--;
                if (dominators[loser] === 0)
                    next.push(loser);
            }
        front = next.sort((a, b) => a - b);
    }
    return fronts;
}
//# sourceMappingURL=nondominated-sort.js.map