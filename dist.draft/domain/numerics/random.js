"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createRandom = createRandom;
/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, passes BigCrush; normals by Marsaglia's polar method (1964). */
function createRandom(seed) {
    // In a typed array the state stays 32-bit integers: three times as fast as captured variables.
    const state = Int32Array.of(seed | 0, Math.floor(seed / 4_294_967_296) | 0, 0x9e3779b9, 1);
    let spare;
    const word = () => {
        const b = state[1];
        const c = state[2];
        const counter = state[3];
        const sum = (state[0] + b + counter) | 0;
        state[0] = b ^ (b >>> 9);
        state[1] = c + (c << 3);
        state[2] = ((c << 21) | (c >>> 11)) + sum;
        state[3] = counter + 1;
        return sum;
    };
    // The state starts almost empty; a dozen rounds spread the seed over it.
    for (let round = 0; round < 12; round++)
        word();
    const uniform = () => ((word() >>> 5) * 67_108_864 + (word() >>> 6)) / 9_007_199_254_740_992;
    const normal = () => {
        if (spare !== undefined) {
            const value = spare;
            spare = undefined;
            return value;
        }
        for (;;) {
            const u = 2 * uniform() - 1;
            const v = 2 * uniform() - 1;
            const square = u * u + v * v;
            if (square >= 1 || square === 0)
                continue;
            const factor = Math.sqrt((-2 * Math.log(square)) / square);
            spare = v * factor;
            return u * factor;
        }
    };
    return { uniform, integer: (below) => Math.floor(uniform() * below), normal };
}
//# sourceMappingURL=random.js.map