"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkSettings = checkSettings;
exports.wholeNumber = wholeNumber;
const policy_1 = require("../microstructure/policy");
const policy_2 = require("./policy");
/** Every problem of a run's settings: what, found, expected. */
function checkSettings({ dataset, population, generations, seed, costs }) {
    return [
        ...(/^[0-9a-f]{64}$/.test(dataset) ? [] : [`dataset ${dataset}: expected the 64 hex digits of a snapshot`]),
        ...wholeNumber('population', population, policy_2.evolutionPolicy.population),
        ...wholeNumber('generations', generations, policy_2.evolutionPolicy.generations),
        ...(seed === undefined ? [] : wholeNumber('seed', seed, { min: 0, max: Number.MAX_SAFE_INTEGER })),
        ...(policy_1.costProfiles.some((profile) => profile === costs)
            ? []
            : [`costs ${costs}: expected ${policy_1.costProfiles.join(', ')}`]),
    ];
}
function wholeNumber(name, value, { min, max }) {
    return Number.isInteger(value) && value >= min && value <= max
        ? []
        : [`${name} ${value}: expected a whole number from ${min} to ${max}`];
}
//# sourceMappingURL=settings.js.map