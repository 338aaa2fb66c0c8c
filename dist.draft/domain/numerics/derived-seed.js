"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.deriveSeed = deriveSeed;
/**
 * Seeds of independent streams by a pure hash of what they are for, so that a draw depends on the run's seed and its own place
 * and never on the order in which workers ask. FNV-1a over the parts, finished by two rounds of MurmurHash3's mixer, 53 bits.
 */
function deriveSeed(seed, ...purpose) {
    const text = [seed, ...purpose].join('\u0000');
    return mix(text, 0x811c9dc5) * 2_097_152 + (mix(text, 0x01000193) >>> 11);
}
function mix(text, basis) {
    let hash = basis | 0;
    for (let index = 0; index < text.length; index++)
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
}
//# sourceMappingURL=derived-seed.js.map