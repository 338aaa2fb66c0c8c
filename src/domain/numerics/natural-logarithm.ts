/**
 * ln x from + - * / and bit patterns alone, so that every platform gives the same bits, which Math.log does not promise. Off by less than one
 * unit in the last place: x = 2^k (1 + f), and ln(1 + f) by the series of 2 artanh(f / (2 + f)) with the minimax coefficients of fdlibm
 * (Sun Microsystems 1993). Exactly 0 at 1.
 *
 * @param x normal and positive; throws a RangeError elsewhere
 */
export function computeNaturalLogarithm(x: number): number {
  if (!(x >= smallestNormal && x < Infinity)) throw new RangeError(`the logarithm of ${x} is not computed here`);
  value[0] = x;
  const high = words[1]!;
  const mantissa = high & 0xfffff;
  // 1 above sqrt(2), so that 1 + f lies in [sqrt(2) / 2, sqrt(2)].
  const upper = (mantissa + 0x95f64) & 0x100000;
  words[1] = mantissa | (upper ^ 0x3ff00000);
  const k = (high >> 20) - 1023 + (upper >> 20);
  const f = value[0] - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const even = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + odd + even) + k * ln2Low) - f);
}

const smallestNormal = 2 ** -1022;
/** ln 2 in two parts, the first short enough that its product with an exponent is exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

const value = new Float64Array(1);
/** Low and high word of `value`: every platform that runs this is little-endian. */
const words = new Int32Array(value.buffer);
