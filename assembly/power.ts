// `src/domain/numerics/power.ts` operation for operation. NaN instead of a RangeError.

export function power(base: f64, exponent: f64): f64 {
  if (base == 0 && exponent > 0) return 0;
  if (!(base >= smallestNormal && base < Infinity && abs(exponent) <= 64)) return NaN;
  const bits = reinterpret<u64>(base);
  const row = <usize>((bits >>> 46) & 63) << 3;
  const mantissa = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  const inverse = load<f64>(inverses + row) / 256;
  const mantissaHigh = highHalf(mantissa);
  const r = mantissaHigh * inverse - 1 + (mantissa - mantissaHigh) * inverse;
  const high = <f64>(<i32>(bits >>> 52) - 1023) + load<f64>(logarithmsHigh + row) / 65536;
  const low = load<f64>(logarithmsLow + row) + logarithmSeries(r);
  const exponentHigh = highHalf(exponent);
  const product = exponentHigh * high;
  const rest = (exponent - exponentHigh) * high + exponent * low;
  const sum = product + rest;
  if (sum >= 1024) return Infinity;
  if (sum <= -1021) return 0;
  const whole = Math.floor(sum + 0.5);
  const fraction = 1 + exponentialSeries(product - whole + rest);
  return reinterpret<f64>(reinterpret<u64>(fraction) + (<u64>(<i64>whole - 1) << 52)) * 2;
}

// @ts-ignore: decorator
@inline
function highHalf(x: f64): f64 {
  return reinterpret<f64>(reinterpret<u64>(x) & ~0x7ffffff);
}

// @ts-ignore: decorator
@inline
function logarithmSeries(r: f64): f64 {
  const r2 = r * r;
  const r4 = r2 * r2;
  const first = L1 + L2 * r + (L3 + L4 * r) * r2;
  const second = L5 + L6 * r + (L7 + L8 * r) * r2;
  return r * (first + second * r4);
}

// @ts-ignore: decorator
@inline
function exponentialSeries(f: f64): f64 {
  const f2 = f * f;
  const f4 = f2 * f2;
  const f8 = f4 * f4;
  const first = E1 + E2 * f + (E3 + E4 * f) * f2;
  const second = E5 + E6 * f + (E7 + E8 * f) * f2;
  const third = E9 + E10 * f + (E11 + E12 * f) * f2;
  return f * (first + second * f4 + (third + E13 * f4) * f8);
}

const smallestNormal: f64 = 2.2250738585072014e-308;
const L1: f64 = 1.4426950408889634;
const L2: f64 = -0.7213475204444817;
const L3: f64 = 0.4808983469629878;
const L4: f64 = -0.36067376022224085;
const L5: f64 = 0.28853900817779266;
const L6: f64 = -0.2404491734814939;
const L7: f64 = 0.2060992915555662;
const L8: f64 = -0.18033688011112042;
const E1: f64 = 0.6931471805599453;
const E2: f64 = 0.24022650695910072;
const E3: f64 = 0.05550410866482158;
const E4: f64 = 0.009618129107628477;
const E5: f64 = 0.0013333558146428443;
const E6: f64 = 0.0001540353039338161;
const E7: f64 = 1.5252733804059841e-05;
const E8: f64 = 1.321548679014431e-06;
const E9: f64 = 1.01780860092397e-07;
const E10: f64 = 7.054911620801123e-09;
const E11: f64 = 4.4455382718708116e-10;
const E12: f64 = 2.5678435993488206e-11;
const E13: f64 = 1.3691488853904128e-12;

// prettier-ignore
const inverses = memory.data<f64>([
  254, 250, 246, 243, 239, 236, 232, 229, 226, 223, 220, 217, 214, 211, 209, 206,
  204, 201, 199, 196, 194, 192, 189, 187, 185, 183, 181, 179, 177, 175, 173, 172,
  170, 168, 166, 165, 163, 161, 160, 158, 157, 155, 154, 152, 151, 150, 148, 147,
  146, 144, 143, 142, 141, 139, 138, 137, 136, 135, 134, 133, 132, 131, 130, 129,
]);
// prettier-ignore
const logarithmsHigh = memory.data<f64>([
  742, 2242, 3767, 4927, 6497, 7691, 9307, 10538, 11785, 13048,
  14329, 15627, 16943, 18278, 19179, 20546, 21468, 22869, 23814, 25250,
  26220, 27200, 28689, 29695, 30711, 31739, 32778, 33829, 34891, 35965,
  37052, 37600, 38706, 39825, 40957, 41529, 42682, 43849, 44438, 45627,
  46228, 47440, 48052, 49288, 49912, 50540, 51809, 52450, 53096, 54400,
  55059, 55722, 56390, 57741, 58424, 59111, 59804, 60502, 61205, 61913,
  62627, 63346, 64070, 64800,
]);
// prettier-ignore
const logarithmsLow = memory.data<f64>([
  -6.70825654085328e-06, 5.510259787956389e-06, 5.6362623226253806e-06, 7.442683281592731e-06, -3.1605198110583424e-06,
  1.6039584712411927e-06, 5.45506774037928e-06, -9.072375689387037e-07, -3.7915167502083185e-06, 3.420392195266967e-06,
  -2.9020012221040698e-06, -3.291241668162481e-07, 3.3505129155521353e-06, 6.648084398658411e-07, -7.447510570249993e-06,
  -7.607261343381061e-06, -1.0255652455897077e-06, -4.938249241114383e-06, 2.5767219761614423e-06, 5.732056666785116e-06,
  1.7085941223201737e-06, -1.5632211561814537e-06, -1.8236351351518032e-06, -4.201098574164454e-06, 5.868585250370272e-06,
  1.455661270042074e-06, 1.5250261696394664e-06, -5.352459568924092e-06, 4.073731505973885e-08, 6.5395348586968174e-06,
  3.1200195253672788e-06, 4.776547902061116e-06, 2.3744091732438754e-06, 1.3028071772111043e-06, 6.34502026274364e-06,
  -4.4652223782855235e-06, -3.788996702552564e-06, 4.802838205202639e-07, 1.8367532626521296e-06, 6.483268209575573e-06,
  -4.04967287700641e-06, -1.3583992375566765e-06, -1.8727261513636414e-06, -2.7087560854937936e-06, -1.419012578906543e-06,
  2.1102853691228055e-06, 4.031831987718142e-06, 4.168835510603663e-06, -5.222942517229864e-06, -3.1264423123629075e-06,
  -5.003770576916596e-06, 2.6363546929385932e-06, 5.532366831446376e-06, 1.1880186800690102e-06, -3.948965669053748e-06,
  5.636766035784204e-06, 5.376559105917459e-07, -2.8529102058922314e-06, -3.3750280849329294e-06, 1.572722478987645e-07,
  -6.301975640937653e-06, -6.2534905752790175e-06, 1.5717371704917328e-06, 3.213326745879662e-06,
]);
