import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeTransitionMatrix } from '../../../src/domain/regime/transition-matrix';

test('moves are counted between bars that are both known', () => {
  const { rates } = computeTransitionMatrix(Uint8Array.of(0, 1, 1, 2, 0, 2, 1, 1), 2);
  expect(rates.map((row) => row.map(({ moves }) => moves))).toEqual([
    [2, 1],
    [1, 0],
  ]);
  expect(rates[0]![0]!.probability).toBeCloseTo(2.5 / 4, 12);
  expect(rates[1]![1]!.probability).toBeCloseTo(0.5 / 2, 12);
});

test('a regime that was kept 9 times of 10 lasts 10 bars, and its bounds are those of the share', () => {
  const codes = Uint8Array.from([...Array<number>(10).fill(1), 2]);
  const { durations, rates } = computeTransitionMatrix(codes, 2);
  expect(durations[0]!.bars).toBeCloseTo(10, 12);
  // Clopper & Pearson (1934): 9 of 10 at 95 % is .5550 to .9975.
  expect(rates[0]![0]!.bounds!.lower).toBeCloseTo(0.555, 3);
  expect(rates[0]![0]!.bounds!.upper).toBeCloseTo(0.9975, 4);
  expect(durations[0]!.lower).toBeCloseTo(1 / (1 - 0.555), 2);
  expect(durations[1]).toBeUndefined();
  expect(rates[1]![0]!.bounds).toBeUndefined();
});

test('every row is a distribution', () => {
  const list = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 80 }).map((codes) => Uint8Array.from(codes));
  fc.assert(
    fc.property(list, (codes) => {
      for (const row of computeTransitionMatrix(codes, 4).rates) {
        expect(row.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
        for (const { probability } of row) expect(probability).toBeGreaterThan(0);
      }
    }),
    { numRuns: 30 },
  );
});

test('an interval of 95 % holds the truth about as often', () => {
  const random = createRandom(2);
  let held = 0;
  for (let chain = 0; chain < 300; chain++) {
    let code = 1;
    const codes = Uint8Array.from(
      { length: 200 },
      () => (code = random.uniform() < (code === 1 ? 0.1 : 0.3) ? 3 - code : code),
    );
    const { lower, upper } = computeTransitionMatrix(codes, 2).rates[0]![1]!.bounds!;
    held += Number(lower <= 0.1 && 0.1 <= upper);
  }
  // Exact bounds are right at least as often as they say; 300 trials are known to 1.3 %.
  expect(held / 300).toBeGreaterThan(0.92);
});
