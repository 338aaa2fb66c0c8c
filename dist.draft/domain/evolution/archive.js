"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.updateArchive = updateArchive;
const fitness_1 = require("./fitness");
/**
 * The best ever found, bounded in size and never getting worse: fitness space is cut into boxes of edge `epsilon`, and of the boxes that no
 * other box dominates each keeps one genome (epsilon-Pareto archive, Laumanns, Thiele, Deb & Zitzler 2002). Whoever leaves is replaced by
 * one whose box is at least as good. Only feasible genomes enter. The result is sorted by id and does not depend on the order of newcomers.
 */
function updateArchive(archive, newcomers, epsilon) {
    const members = new Map();
    for (const member of archive)
        members.set(boxKey(member, epsilon), member);
    const ordered = [...newcomers].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const newcomer of ordered)
        if (newcomer.violation === 0)
            admit(members, newcomer, epsilon);
    return [...members.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
function admit(members, newcomer, epsilon) {
    const key = boxKey(newcomer, epsilon);
    const rival = members.get(key);
    if (rival) {
        if ((0, fitness_1.dominates)(newcomer, rival))
            members.set(key, newcomer);
        return;
    }
    const box = boxOf(newcomer, epsilon);
    for (const member of members.values())
        if (boxDominates(boxOf(member, epsilon), box))
            return;
    for (const [otherKey, member] of members)
        if (boxDominates(box, boxOf(member, epsilon)))
            members.delete(otherKey);
    members.set(key, newcomer);
}
function boxOf({ fitness }, epsilon) {
    return fitness_1.fitnessDimensions.map((dimension) => Math.floor(fitness[dimension] / epsilon));
}
function boxKey(member, epsilon) {
    return boxOf(member, epsilon).join(',');
}
/** At least as good in every dimension; equal boxes were told apart before. */
function boxDominates(a, b) {
    return a.every((coordinate, index) => coordinate >= b[index]);
}
//# sourceMappingURL=archive.js.map