const longestDecimal = 64;
const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
// One non-zero digit, a point, a signed exponent: 1.2e-05, 1E+21. Programs print small and large numbers so; people and identifiers do not.
const scientific = /^[+-]?[1-9](?:\.\d+)?[eE][+-]\d{1,3}$/;

const zero = 48;
const nine = 57;
const point = 46;
const plus = 43;
const minus = 45;

/**
 * The number written in ASCII bytes [from, to), correctly rounded, or NaN where the text is not a decimal number.
 * Accepted are an optional sign, digits and at most one point, and normalised scientific notation with a signed exponent.
 * Everything else that JavaScript would coerce is NaN: the empty text, `0x10`, `1e3`, `1_000`, `1,5`, `Infinity`.
 * Up to 2^53 and 22 decimals one exact division rounds correctly (Clinger 1990).
 */
export function parseDecimal(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > longestDecimal || to <= from) return Number.NaN;
  const sign = bytes[from]!;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let pointAt = -1;
  for (let at = sign === minus || sign === plus ? from + 1 : from; at < to; at++) {
    const code = bytes[at]!;
    if (code >= zero && code <= nine) {
      mantissa = mantissa * 10 + (code - zero);
      digits++;
      if (pointAt >= 0) decimals++;
    } else if (code === point && pointAt < 0) pointAt = at;
    else return parseScientific(bytes, from, to);
  }
  if (digits === 0) return Number.NaN;
  if (mantissa > Number.MAX_SAFE_INTEGER || decimals >= powersOfTen.length) return Number(asciiText(bytes, from, to));
  const value = mantissa / powersOfTen[decimals]!;
  return sign === minus ? 0 - value : value;
}

function parseScientific(bytes: Uint8Array, from: number, to: number): number {
  const text = asciiText(bytes, from, to);
  return scientific.test(text) ? Number(text) : Number.NaN;
}

/** Bytes as characters of the same code; exact for ASCII. */
export function asciiText(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
