"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.selectSurvivors = selectSurvivors;
const ranking_1 = require("./ranking");
/** The best `size` of parents and offspring together, each genome once (the environmental selection of NSGA-II, Deb et al. 2002). */
function selectSurvivors(members, size) {
    const distinct = [...new Map(members.map((member) => [member.id, member])).values()];
    return (0, ranking_1.rankPopulation)(distinct)
        .slice(0, size)
        .map(({ member }) => member);
}
//# sourceMappingURL=survivor-selection.js.map