import fc from 'fast-check';
import type { Bars } from '../../../src/domain/market/bars';
import { createRandom } from '../../../src/domain/numerics/random';
import { findLookAhead, type Reading } from '../../../src/domain/validation/look-ahead';
import { roughBars } from '../../support/rough-bars';

type Column = (bars: Bars) => Float64Array;

function search(column: Column, { cuts = 6, seed = 1, length = 120 } = {}) {
  const bars = roughBars({ seed: 5, length });
  const read = (past: Bars): Reading => ({ columns: new Map([['planted', column(past)]]), account: new Map() });
  return findLookAhead(read, bars, { cuts, random: createRandom(seed) });
}

const same: Column = ({ close }) => close.map((value) => value / 2);

const peeks: Record<string, Column> = {
  'the next close': ({ close }) => close.map((_, bar) => close[bar + 1] ?? Number.NaN),
  'the highest of all': ({ close, high }) => close.map(() => Math.max(...high)),
  'a mean over the whole': ({ close }) => {
    const mean = close.reduce((sum, value) => sum + value, 0) / close.length;
    return close.map((value) => value - mean);
  },
  'how many bars there are': ({ close }) => close.map((_, bar) => bar / close.length),
  'the volume five bars on': ({ close, volume }) => close.map((_, bar) => volume?.[bar + 5] ?? 0),
  'a swing low before it is confirmed': ({ low }) =>
    low.map((value, bar) => Number(value < (low[bar - 1] ?? Infinity) && value < (low[bar + 1] ?? Infinity))),
};

test('what uses bars up to its own is found to be honest at every cut', () => {
  const { cuts, compared, mismatches } = search(same);
  expect(mismatches).toEqual([]);
  expect(cuts).toHaveLength(6);
  expect(compared).toBe(2 * cuts.reduce((sum, cut) => sum + cut, 0));
});

test.each(Object.keys(peeks))('a column that knows %s is caught', (name) => {
  const { cuts, mismatches } = search(peeks[name]!);
  expect(mismatches.length).toBeGreaterThan(0);
  for (const { what, bar, cut } of mismatches) {
    expect(what).toBe('planted');
    expect(cuts).toContain(cut);
    expect(bar).toBeLessThan(cut);
  }
});

test('the next close is caught at the very bar before the cut, both ways', () => {
  const { cuts, mismatches } = search(peeks['the next close']!);
  expect(mismatches).toEqual(
    cuts.flatMap((cut) => [
      { cut, by: 'truncation', bar: cut - 1, what: 'planted' },
      { cut, by: 'alteration', bar: cut - 1, what: 'planted' },
    ]),
  );
});

test('reading on behind the end of a shortened column finds nothing there', () => {
  const buffer: Column = ({ close }) => close.map((_, bar) => new Float64Array(close.buffer)[bar + 1] ?? -1);
  expect(search(buffer).mismatches.filter(({ by }) => by === 'truncation')).not.toEqual([]);
});

test('a shortened account may differ at its last bar, where it is sold out, and nowhere else', () => {
  const bars = roughBars({ seed: 5, length: 80 });
  const account =
    (from: number) =>
    ({ close }: Bars): Reading => {
      const value = close.map((price, bar) => (bar >= close.length - from ? -price : price));
      return { columns: new Map(), account: new Map([['account value', value]]) };
    };
  const find = (from: number) => findLookAhead(account(from), bars, { cuts: 4, random: createRandom(2) }).mismatches;
  expect(find(1)).toEqual([]);
  expect(find(2).map(({ by }) => by)).toEqual(['truncation', 'truncation', 'truncation', 'truncation']);
});

test('cuts are one in each of equal stretches, the same for one seed, and no more than there are bars to cut at', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer(),
      (length, cuts, seed) => {
        const { cuts: places } = search(same, { length, cuts, seed });
        expect(places).toHaveLength(Math.min(cuts, length - 1));
        expect(search(same, { length, cuts, seed }).cuts).toEqual(places);
        places.forEach((cut, place) => {
          expect(cut).toBeGreaterThan(places[place - 1] ?? 0);
          expect(cut).toBeLessThan(length);
        });
      },
    ),
  );
  expect(() => search(same, { cuts: 0 })).toThrow('cuts are counted from 1');
});
