import fc from 'fast-check';
import { formatDay, formatFigure, formatProbability, type FigureKind } from '../../../src/adapters/report/figure-text';

test.each<[number, FigureKind, string]>([
  [0.1234, 'gain', '+12.3 %'],
  [-0.1234, 'gain', '-12.3 %'],
  [0, 'gain', '0.0 %'],
  [0.0004, 'gain', '0.0 %'],
  [-0.0004, 'gain', '0.0 %'],
  [12.5, 'gain', '+1,250.0 %'],
  [0.339, 'share', '33.9 %'],
  [1, 'share', '100.0 %'],
  [1.005, 'ratio', '1.00'],
  [-0.294, 'ratio', '-0.29'],
  [-0.001, 'ratio', '0.00'],
  [1234.5678, 'ratio', '1,234.57'],
  [0, 'count', '0'],
  [1234567, 'count', '1,234,567'],
  [999, 'count', '999'],
  [-1234, 'count', '-1,234'],
])('%d as a %s is %s', (value, kind, text) => {
  expect(formatFigure(value, kind).replaceAll('\u00a0', ' ')).toBe(text);
});

test('an undefined figure is a dash of every kind', () => {
  for (const kind of ['gain', 'share', 'ratio', 'count'] as const) expect(formatFigure(undefined, kind)).toBe('-');
});

test('a sign is shown exactly where a digit is', () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (value) => {
      const text = formatFigure(value, 'gain');
      expect(/[1-9]/.test(text)).toBe(/^[+-]/.test(text));
    }),
  );
});

test('a day is that of UTC', () => {
  expect(formatDay(Date.UTC(2020, 3, 17, 23, 59))).toBe('2020-04-17');
});

test('a probability below 1 is never written as certain', () => {
  expect(formatProbability(0.99999)).toBe('99.9\u00a0%');
  expect(formatProbability(1)).toBe('100.0\u00a0%');
  expect(formatProbability(undefined)).toBe('-');
});
