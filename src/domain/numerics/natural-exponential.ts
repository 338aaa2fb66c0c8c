/**
 * e^x from + - * and bit patterns alone, so that every platform gives the same bits, which Math.exp does not promise. Relative error below 1e-15:
 * x = k ln 2 + r, the Taylor series of e^r for |r| <= ln 2 / 2, and k into the exponent.
 *
 * @param x a number at most 709; 0 below -708, where the result would leave the normal numbers. Throws a RangeError on NaN or above 709.
 */
export function computeNaturalExponential(x: number): number {
  if (!(x <= 709)) throw new RangeError(`e to the power of ${x} is not computed here`);
  if (x < -708) return 0;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const r = x - k * ln2High - k * ln2Low;
  const r2 = r * r;
  const r4 = r2 * r2;
  const first = 1 / 2 + r / 6 + r2 * (1 / 24 + r / 120);
  const second = 1 / 720 + r / 5_040 + r2 * (1 / 40_320 + r / 362_880);
  const third = 1 / 3_628_800 + r / 39_916_800 + r2 * (1 / 479_001_600 + r / 6_227_020_800);
  value[0] = 1;
  words[1] = words[1]! + (k << 20);
  return (1 + (r + r2 * (first + r4 * (second + r4 * third)))) * value[0];
}

const inverseLn2 = 1.4426950408889634;
/** ln 2 in two parts, the first short enough that its product with an exponent is exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

const value = new Float64Array(1);
/** Low and high word of `value`: every platform that runs this is little-endian. */
const words = new Int32Array(value.buffer);
