import { findDifferences, type Columns } from '../../../src/domain/validation/observations';

const before: Columns = new Map<string, ArrayLike<number>>([
  ['sma', Float32Array.of(Number.NaN, 1, 2, 3)],
  ['regime', Uint8Array.of(0, 1, 1, 2)],
]);

test('columns of the same bits do not differ, undefined values among them', () => {
  const after = new Map([...before].map(([name, column]) => [name, Array.from(column)]));
  expect(findDifferences(before, after, 4)).toEqual([]);
});

test('a column that differs is named with its first bar and how many there are, and what lies behind is not looked at', () => {
  const after = new Map<string, ArrayLike<number>>([...before, ['sma', Float32Array.of(Number.NaN, 1, 2.5, 4)]]);
  expect(findDifferences(before, after, 4)).toEqual([{ what: 'sma', bar: 2, bars: 2 }]);
  expect(findDifferences(before, after, 2)).toEqual([]);
});

test('a last digit, the sign of a zero and a value where there was none are differences', () => {
  const differs = (one: number, other: number): boolean =>
    findDifferences(new Map([['x', [one]]]), new Map([['x', [other]]]), 1).length === 1;
  expect(differs(1, 1 + Number.EPSILON)).toBe(true);
  expect(differs(0, -0)).toBe(true);
  expect(differs(Number.NaN, 0)).toBe(true);
  expect(differs(1, 1)).toBe(false);
});

test('a column that one side lacks, or that ends early, differs', () => {
  expect(findDifferences(before, new Map([['regime', before.get('regime')!]]), 4)).toEqual([
    { what: 'sma', bar: 0, bars: 4 },
  ]);
  const short = new Map<string, ArrayLike<number>>([...before, ['regime', Uint8Array.of(0, 1)]]);
  expect(findDifferences(before, short, 4)).toEqual([{ what: 'regime', bar: 2, bars: 2 }]);
});
