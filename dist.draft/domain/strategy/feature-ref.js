"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.parseFeatureRef = parseFeatureRef;
exports.formatFeatureRef = formatFeatureRef;
const form = /^([a-z][a-z0-9-]*)(?: *\(([^()]*)\))?$/;
const decimal = /^-?\d+(?:\.\d+)?$/;
/** Reads `rsi(14)` into a name and its parameters, with spaces between them if need be; undefined where the text has another form. */
function parseFeatureRef(text) {
    const match = form.exec(text.trim());
    if (!match)
        return undefined;
    const list = match[2] === undefined ? [] : match[2].split(',').map((part) => part.trim());
    if (!list.every((part) => decimal.test(part)))
        return undefined;
    return { name: match[1], parameters: list.map(Number) };
}
/** The one spelling of a reference: `sma(50)`, `close`. */
function formatFeatureRef(name, parameters) {
    return parameters.length === 0 ? name : `${name}(${parameters.join(',')})`;
}
//# sourceMappingURL=feature-ref.js.map