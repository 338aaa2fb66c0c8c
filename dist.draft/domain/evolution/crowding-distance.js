"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeCrowdingDistances = computeCrowdingDistances;
const fitness_1 = require("./fitness");
/** Room around each member of a front, one number a member: the sum of its neighbours' gaps, each dimension scaled by its range; Infinity at the ends of a dimension that varies (Deb et al. 2002). */
function computeCrowdingDistances(front) {
    const distances = new Array(front.length).fill(0);
    if (front.length === 0)
        return distances;
    for (const dimension of fitness_1.fitnessDimensions) {
        const value = (index) => front[index].fitness[dimension];
        const order = front
            .map((_, index) => index)
            .sort((a, b) => value(a) - value(b) || (front[a].id < front[b].id ? -1 : 1));
        const first = order[0];
        const last = order[order.length - 1];
        const range = value(last) - value(first);
        // Where all are equal nobody stands at an end.
        if (range === 0)
            continue;
        distances[first] = Number.POSITIVE_INFINITY;
        distances[last] = Number.POSITIVE_INFINITY;
        for (let place = 1; place < order.length - 1; place++)
            distances[order[place]] += (value(order[place + 1]) - value(order[place - 1])) / range;
    }
    return distances;
}
//# sourceMappingURL=crowding-distance.js.map