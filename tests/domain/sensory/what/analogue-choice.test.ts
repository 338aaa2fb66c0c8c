import fc from 'fast-check';
import { chooseAnalogues, type AnalogueChoiceOptions } from '../../../../src/domain/sensory/what/analogue-choice';

/** The same by looking at every lag each time. */
function choosePlainly(
  values: readonly number[],
  { least, most, spacing }: AnalogueChoiceOptions,
  count: number,
): number[] {
  const chosen: number[] = [];
  while (chosen.length < count) {
    let best = -1;
    for (let lag = least; lag <= most; lag++) {
      if (Number.isNaN(values[lag]) || chosen.some((other) => Math.abs(other - lag) < spacing)) continue;
      if (best < 0 || values[lag]! > values[best]!) best = lag;
    }
    if (best < 0) break;
    chosen.push(best);
  }
  return chosen;
}

test('of 1, 5, 4, 3, 5 at a spacing of two the fives are chosen, then the first', () => {
  const chosen = new Int32Array(4);
  const count = chooseAnalogues(Float64Array.of(1, 5, 4, 3, 5), { least: 0, most: 4, spacing: 2 }, chosen);
  expect(Array.from(chosen.subarray(0, count))).toEqual([1, 4]);
  expect(chooseAnalogues(Float64Array.of(1, 5, 4, 3, 5), { least: 0, most: 4, spacing: 1 }, chosen)).toBe(4);
  expect(Array.from(chosen)).toEqual([1, 4, 2, 3]);
});

test('the lags are those of a search through all, with ties, gaps and bounds', () => {
  const value = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constant(Number.NaN), fc.constantFrom(0, 0.5));
  const limits = fc.tuple(
    fc.nat({ max: 20 }),
    fc.nat({ max: 20 }),
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 1, max: 9 }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 42, maxLength: 150 }), limits, (values, [least, cut, spacing, size]) => {
      const most = values.length - 1 - cut;
      const chosen = new Int32Array(size);
      const count = chooseAnalogues(Float64Array.from(values), { least, most, spacing }, chosen);
      expect(Array.from(chosen.subarray(0, count))).toEqual(choosePlainly(values, { least, most, spacing }, size));
    }),
    { numRuns: 300 },
  );
});
