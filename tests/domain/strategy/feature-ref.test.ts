import fc from 'fast-check';
import { formatFeatureRef, parseFeatureRef } from '../../../src/domain/strategy/feature-ref';

test.each([
  ['close', 'close', []],
  ['rsi(14)', 'rsi', [14]],
  ['macd-histogram(12,26,9)', 'macd-histogram', [12, 26, 9]],
  [' macd-histogram ( 12, 26 ,9 ) ', 'macd-histogram', [12, 26, 9]],
  ['sma(050)', 'sma', [50]],
  ['sma(50.0)', 'sma', [50]],
  ['bollinger-upper(20,2.5)', 'bollinger-upper', [20, 2.5]],
  ['x(-1.5)', 'x', [-1.5]],
])('reads %j', (text, name, parameters) => {
  expect(parseFeatureRef(text)).toEqual({ name, parameters });
});

test.each([
  '',
  ' ',
  'RSI(14)',
  '14',
  'rsi(',
  'rsi)',
  'rsi()',
  'rsi(14',
  'rsi(14))',
  'rsi(14,)',
  'rsi(,14)',
  'rsi(a)',
  'rsi(1e3)',
  'rsi(.5)',
  'rsi(5.)',
  'rsi(+5)',
  'rsi(NaN)',
  'rsi(Infinity)',
  'rsi(0x10)',
  'rsi(1 4)',
  'r si(14)',
  'rsi(14)(14)',
  'rsi((14))',
])('%j is no reference: nothing is guessed', (text) => {
  expect(parseFeatureRef(text)).toBeUndefined();
});

test('what was formatted is read back', () => {
  const parameter = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
      fc.array(parameter, { maxLength: 3 }),
      (name, parameters) => {
        expect(parseFeatureRef(formatFeatureRef(name, parameters))).toEqual({ name, parameters });
      },
    ),
  );
});

test('any text is read or refused, in time that grows with its length', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseFeatureRef(text);
      expect(parsed === undefined || parsed.parameters.every(Number.isFinite)).toBe(true);
    }),
  );
  expect(parseFeatureRef(`a${' '.repeat(200_000)}b`)).toBeUndefined();
});
