"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.canonicalJson = canonicalJson;
/**
 * JSON with sorted keys and no white space: one text per value (RFC 8785 for the values we use), so that its hash is an identity.
 * Absent and undefined keys are the same. Throws on NaN and infinities, which JSON would silently turn into null.
 */
function canonicalJson(value) {
    if (typeof value === 'number') {
        if (!Number.isFinite(value))
            throw new RangeError(`canonical JSON holds finite numbers only, got ${value}`);
        return JSON.stringify(value);
    }
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
    const record = value;
    const members = Object.keys(record)
        .filter((key) => record[key] !== undefined)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
    return `{${members.join(',')}}`;
}
//# sourceMappingURL=canonical-json.js.map