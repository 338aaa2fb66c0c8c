import fc from 'fast-check';
import { listPurgedFolds } from '../../../src/domain/validation/purged-folds';

test('twenty samples with labels of three bars, four folds and an embargo of one, by hand', () => {
  const folds = listPurgedFolds(20, { folds: 4, purgeBars: 0, embargoBars: 1, labelBars: 3 });
  expect(folds).toEqual([
    { test: { from: 0, to: 5 }, train: [{ from: 8, to: 20 }] },
    {
      test: { from: 5, to: 10 },
      train: [
        { from: 0, to: 3 },
        { from: 13, to: 20 },
      ],
    },
    {
      test: { from: 10, to: 15 },
      train: [
        { from: 0, to: 8 },
        { from: 18, to: 20 },
      ],
    },
    { test: { from: 15, to: 20 }, train: [{ from: 0, to: 13 }] },
  ]);
});

test('no label of training shares a bar with one of the test, and the folds test everything once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 120 }),
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(6),
      (...[bars, folds, labelBars, embargoBars]) => {
        const found = listPurgedFolds(bars, { folds, labelBars, embargoBars, purgeBars: 0 });
        if (found.length === 0) return;
        expect(found.reduce((sum, { test }) => sum + test.to - test.from, 0)).toBe(bars);
        for (const { test, train } of found)
          for (let bar = 0; bar < bars; bar++) {
            const trained = train.some(({ from, to }) => bar >= from && bar < to);
            const clear = bar + labelBars <= test.from || bar >= test.to - 1 + labelBars + embargoBars;
            expect(trained).toBe(clear);
          }
      },
    ),
  );
});

test('nothing is left to train on: no folds; options out of range: a fault', () => {
  const options = { folds: 4, purgeBars: 0, embargoBars: 0, labelBars: 1 };
  expect(listPurgedFolds(3, options)).toEqual([]);
  expect(listPurgedFolds(20, { ...options, purgeBars: 20 })).toEqual([]);
  expect(() => listPurgedFolds(20, { ...options, folds: 1 })).toThrow(RangeError);
  expect(() => listPurgedFolds(20, { ...options, labelBars: 0 })).toThrow(RangeError);
  expect(() => listPurgedFolds(20, { ...options, purgeBars: -1 })).toThrow(RangeError);
});
