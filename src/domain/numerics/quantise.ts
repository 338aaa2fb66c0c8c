// Powers of ten that a number holds exactly; beyond them the text decides.
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

// A product of a number and an exact power is off by less than this where it is below 1e12.
const slack = 1e-3;

/**
 * Twelve significant digits. Math.exp, log and pow may differ in the last digit between platforms; what is compared or hashed is cut
 * to where they agree, so that one seed gives one result everywhere. The same bits as `Number(value.toPrecision(12))`.
 */
export function quantise(value: number): number {
  const size = Math.abs(value);
  // The text takes a third of a microsecond and a path has a million prices. A whole number below 2^53 over or times an exact power of ten is
  // rounded once, as reading the text is (Clinger 1990); where the digits are too near a half to tell, the text is asked.
  const shift = 11 - Math.floor(Math.log10(size));
  if (!(shift <= 22 && shift >= -22)) return Number(value.toPrecision(12));
  const scaled = shift >= 0 ? size * powers[shift]! : size / powers[-shift]!;
  const whole = Math.floor(scaled);
  const rest = scaled - whole - 0.5;
  if (scaled < 1e11 || scaled >= 1e12 || Math.abs(rest) < slack) return Number(value.toPrecision(12));
  const digits = rest > 0 ? whole + 1 : whole;
  const cut = shift >= 0 ? digits / powers[shift]! : digits * powers[-shift]!;
  return value < 0 ? -cut : cut;
}
