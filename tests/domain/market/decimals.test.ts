import fc from 'fast-check';
import { asciiText, parseDecimal } from '../../../src/domain/market/decimals';

const parse = (text: string): number => parseDecimal(Buffer.from(text, 'latin1'), 0, text.length);

test.each([
  ['0', 0],
  ['42', 42],
  ['+42', 42],
  ['-1.5', -1.5],
  ['1469.250000', 1469.25],
  ['.5', 0.5],
  ['5.', 5],
  ['007', 7],
  ['9007199254740993', 9007199254740992],
  ['0.00000000000000000000000012345', 1.2345e-25],
  ['1.2e-05', 1.2e-5],
  ['1E+21', 1e21],
])('%s is read as %d', (text, value) => {
  expect(parse(text)).toBe(value);
});

test.each([
  ...[
    '',
    ' ',
    '-',
    '+',
    '.',
    '-.',
    '1.2.3',
    '1,5',
    '1_000',
    '0x10',
    '0b1',
    '1e3',
    '1e308',
    '12e+3',
    '1.e+3',
    '0e+0',
    'e+5',
  ],
  ...['Infinity', '-Infinity', 'NaN', 'null', 'NULL', 'N/A', '1 2', '--1', '1-', '١٢', '1\u00004', '9'.repeat(65)],
])('%j is not a number', (text) => {
  expect(parse(text)).toBeNaN();
});

test('minus zero is zero', () => {
  expect(Object.is(parse('-0.0'), 0)).toBe(true);
});

test('only the bytes between the bounds are read', () => {
  expect(parseDecimal(Buffer.from('991.599'), 2, 5)).toBe(1.5);
  expect(asciiText(Buffer.from('abcd'), 1, 3)).toBe('bc');
});

test('every number is read back as the number that was printed', () => {
  const printed = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc
      .tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat(20))
      .map(([value, digits]) => value.toFixed(digits)),
    fc.double({ min: 1e-12, max: 1e12, noNaN: true }).map((value) => value.toExponential()),
  );
  fc.assert(
    fc.property(printed, (text) => {
      const value = parse(text);
      // JavaScript prints zero's exponent as e+0, other exponents with a sign: all are read but a mantissa of zero.
      if (/^-?0(\.0*)?e/.test(text)) expect(value).toBeNaN();
      else expect(value).toBe(Number(text) + 0);
    }),
    { numRuns: 2_000 },
  );
});

test('text is a number only where JavaScript agrees', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.+-eExX_, \0é'), maxLength: 12 }), (text) => {
      const value = parse(text);
      if (!Number.isNaN(value)) expect(value).toBe(Number(text) + 0);
    }),
    { numRuns: 5_000 },
  );
});
