"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeNormalCdf = computeNormalCdf;
exports.computeNormalQuantile = computeNormalQuantile;
/**
 * Distribution function of the standard normal: P(Z <= x). Relative error about 1e-15, in the tails too.
 * Cody (1969), rational Chebyshev approximations for the error function; coefficients of ALGORITHM 715 (Cody 1993).
 */
function computeNormalCdf(x) {
    const y = Math.abs(x);
    if (Number.isNaN(y))
        throw new RangeError('the normal distribution function of NaN');
    if (y > 40)
        return x > 0 ? 1 : 0; // the tail is smaller than any number
    if (y <= 0.67448975)
        return 0.5 + x * ratio(centre, x * x);
    const tail = y <= Math.sqrt(32) ? gaussian(y) * ratio(shoulder, y) : gaussian(y) * farTail(y);
    return x > 0 ? 1 - tail : tail;
}
/**
 * Inverse of the distribution function of the standard normal: the x with P(Z <= x) = p. Relative error about 1e-16.
 * -Infinity at p = 0, Infinity at p = 1; throws a RangeError outside [0, 1]. Wichura (1988), algorithm AS 241, PPND16.
 */
function computeNormalQuantile(p) {
    if (!(p >= 0 && p <= 1))
        throw new RangeError(`a probability lies in [0, 1], not at ${p}`);
    const q = p - 0.5;
    if (Math.abs(q) <= 0.425)
        return q * ratio(quantileCentre, 0.180625 - q * q);
    const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    if (r === Infinity)
        return q < 0 ? -Infinity : Infinity;
    const x = r <= 5 ? ratio(quantileTail, r - 1.6) : ratio(quantileFarTail, r - 5);
    return q < 0 ? -x : x;
}
function ratio([numerator, denominator], x) {
    return polynomial(numerator, x) / polynomial(denominator, x);
}
function polynomial(coefficients, x) {
    let sum = 0;
    for (let i = 0; i < coefficients.length; i++)
        sum = sum * x + coefficients[i];
    return sum;
}
/** exp(-y^2 / 2) with the square split, so that its rounding is not magnified by the exponential. */
function gaussian(y) {
    const coarse = Math.trunc(y * 16) / 16;
    return Math.exp(-coarse * coarse * 0.5) * Math.exp(-(y - coarse) * (y + coarse) * 0.5);
}
function farTail(y) {
    const inverseSquare = 1 / (y * y);
    return (1 / Math.sqrt(2 * Math.PI) - inverseSquare * ratio(far, inverseSquare)) / y;
}
const centre = [
    [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356],
    [1, 47.20258190468824, 976.0985517377767, 10260.932208618979, 45507.78933502673],
];
const shoulder = [
    [
        1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
        2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
    ],
    [
        1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
        34900.95272114598, 38912.00328609327, 19685.429676859992,
    ],
];
const far = [
    [
        0.02307344176494017, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
        2.9112874951168793e-5,
    ],
    [1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.003782396332027582, 7.297515550839662e-5],
];
const quantileCentre = [
    [
        2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
        133.14166789178438, 3.3871328727963665,
    ],
    [
        5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
        42.31333070160091, 1,
    ],
];
const quantileTail = [
    [
        7.745450142783414e-4, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
        5.769497221460691, 4.630337846156546, 1.4234371107496835,
    ],
    [
        1.0507500716444169e-9, 5.475938084995345e-4, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
        1.6763848301838038, 2.053191626637759, 1,
    ],
];
const quantileFarTail = [
    [
        2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
        1.7848265399172913, 5.463784911164114, 6.657904643501103,
    ],
    [
        2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 7.868691311456133e-4, 0.014875361290850615,
        0.1369298809227358, 0.599832206555888, 1,
    ],
];
//# sourceMappingURL=normal-distribution.js.map