import fc from 'fast-check';
import {
  summariseGrid,
  updateBehaviourGrid,
  type Behaving,
  type BehaviourGrid,
} from '../../../src/domain/evolution/behaviour-grid';
import { scored } from '../../support/scored-genomes';

interface Sketch {
  readonly quality: number;
  readonly turnover?: number;
  readonly violation?: number;
}

/** All four scores equal the quality, and so does their weighted mean. */
function behaving(id: string, { quality, turnover = 1, violation = 0 }: Sketch): Behaving {
  return {
    ...scored(id, [quality, quality, quality, quality], violation),
    evaluation: { inSample: { turnover, holdingBars: 5, exposure: 0.3 } },
  };
}

test('by hand: each cell keeps its best feasible genome', () => {
  const grid = updateBehaviourGrid(
    [],
    [
      behaving('a', { quality: 0.5 }),
      behaving('b', { quality: 0.6 }),
      behaving('c', { quality: 0.2, turnover: 20 }),
      behaving('d', { quality: 0.9, violation: 1 }),
      { ...scored('e', [1, 1, 1, 1]), evaluation: { inSample: {} } },
    ],
  );
  expect(grid).toEqual([
    { cell: 't0-h1-e1-unknown', id: 'b', quality: 0.6 },
    { cell: 't2-h1-e1-unknown', id: 'c', quality: 0.2 },
  ]);
  expect(summariseGrid(grid)).toEqual({ filled: 2, coverage: 2 / 320, score: 0.8 });
  expect(summariseGrid([])).toEqual({ filled: 0, coverage: 0, score: 0 });
});

test('equals are told apart by id', () => {
  const twins = ['b', 'a', 'c'].map((id) => behaving(id, { quality: 0.5 }));
  expect(updateBehaviourGrid([], twins).map(({ id }) => id)).toEqual(['a']);
});

test('a genome that is scored anew stands by its latest score', () => {
  const before = updateBehaviourGrid([], [behaving('a', { quality: 0.9 })]);
  const after = updateBehaviourGrid(before, [behaving('a', { quality: 0.3 }), behaving('b', { quality: 0.4 })]);
  expect(after).toEqual([{ cell: 't0-h1-e1-unknown', id: 'b', quality: 0.4 }]);
  expect(updateBehaviourGrid(before, [behaving('a', { quality: 0.9, violation: 1 })])).toEqual([]);
});

const tenths = fc.integer({ min: 0, max: 10 }).map((value) => value / 10);
const histories = fc
  .array(fc.array(fc.tuple(tenths, fc.constantFrom(1, 5, 20, 60)), { maxLength: 12 }), { minLength: 1, maxLength: 4 })
  .map((batches) =>
    batches.map((batch, round) =>
      batch.map(([quality, turnover], place) => behaving(`${place}-${round}`, { quality, turnover })),
    ),
  );

test('as long as scores stand no cell gets worse or empty, and the order of newcomers does not matter', () => {
  fc.assert(
    fc.property(histories, (batches) => {
      let grid: BehaviourGrid = [];
      for (const batch of batches) {
        const next = updateBehaviourGrid(grid, batch);
        expect(updateBehaviourGrid(grid, [...batch].reverse())).toEqual(next);
        expect(
          updateBehaviourGrid(
            next,
            batch.filter(({ id }) => next.some((held) => held.id === id)),
          ),
        ).toEqual(next);
        for (const { cell, quality } of grid)
          expect(next.find((one) => one.cell === cell)?.quality ?? -1).toBeGreaterThanOrEqual(quality);
        grid = next;
      }
      expect(grid).toEqual(updateBehaviourGrid([], batches.flat()));
      expect(grid.map(({ cell }) => cell)).toEqual([...new Set(grid.map(({ cell }) => cell))].sort());
    }),
  );
});
