import fc from 'fast-check';
import { listWalkForwardWindows } from '../../../src/domain/validation/walk-forward';

test('rolling windows move on by a test each and end with the last bar', () => {
  const options = { kind: 'rolling', windows: 3, trainBars: 40, testBars: 15, purgeBars: 5 } as const;
  expect(listWalkForwardWindows(100, options)).toEqual([
    { train: { from: 10, to: 50 }, test: { from: 55, to: 70 } },
    { train: { from: 25, to: 65 }, test: { from: 70, to: 85 } },
    { train: { from: 40, to: 80 }, test: { from: 85, to: 100 } },
  ]);
});

test('anchored windows all begin at the first bar', () => {
  const options = { kind: 'anchored', windows: 3, trainBars: 40, testBars: 15, purgeBars: 5 } as const;
  expect(listWalkForwardWindows(100, options).map(({ train }) => train)).toEqual([
    { from: 0, to: 50 },
    { from: 0, to: 65 },
    { from: 0, to: 80 },
  ]);
});

test('a share is trained on before the first test, and what does not come out even with it', () => {
  const options = { kind: 'rolling', windows: 4, trainShare: 0.5, purgeBars: 10 } as const;
  expect(listWalkForwardWindows(103, options)).toEqual([
    { train: { from: 0, to: 45 }, test: { from: 55, to: 67 } },
    { train: { from: 12, to: 57 }, test: { from: 67, to: 79 } },
    { train: { from: 24, to: 69 }, test: { from: 79, to: 91 } },
    { train: { from: 36, to: 81 }, test: { from: 91, to: 103 } },
  ]);
});

test('tests follow each other to the end, none before its purged training', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom('rolling' as const, 'anchored' as const),
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.nat(30),
      (...[bars, kind, windows, trainShare, purgeBars]) => {
        const found = listWalkForwardWindows(bars, { kind, windows, trainShare, purgeBars });
        if (found.length === 0) return;
        expect(found).toHaveLength(windows);
        expect(found.at(-1)!.test.to).toBe(bars);
        for (const [place, { train, test }] of found.entries()) {
          expect(train.from).toBeGreaterThanOrEqual(0);
          expect(train.to).toBeGreaterThan(train.from);
          expect(test.from).toBe(train.to + purgeBars);
          expect(test.to).toBeGreaterThan(test.from);
          if (place > 0) expect(test.from).toBe(found[place - 1]!.test.to);
        }
      },
    ),
  );
});

test('too few bars give no window, and options out of range are faults', () => {
  const options = { kind: 'rolling', windows: 3, trainBars: 40, testBars: 15, purgeBars: 5 } as const;
  expect(listWalkForwardWindows(90, options)).toHaveLength(3);
  expect(listWalkForwardWindows(89, options)).toEqual([]);
  expect(listWalkForwardWindows(0, options)).toEqual([]);
  for (const wrong of [{ windows: 0 }, { trainBars: 0 }, { testBars: 1.5 }, { purgeBars: -1 }])
    expect(() => listWalkForwardWindows(100, { ...options, ...wrong })).toThrow(RangeError);
  for (const trainShare of [0, 1, NaN])
    expect(() => listWalkForwardWindows(100, { kind: 'rolling', windows: 3, purgeBars: 0, trainShare })).toThrow(
      RangeError,
    );
});
