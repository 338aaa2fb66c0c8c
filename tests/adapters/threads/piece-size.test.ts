import fc from 'fast-check';
import { choosePieceSize } from '../../../src/adapters/threads/piece-size';

test('before anything is measured each thread gets at least four pieces', () => {
  expect(choosePieceSize({ total: 80, remaining: 80, threads: 2, msPerGenome: undefined })).toBe(10);
});

test('pieces get smaller towards the end', () => {
  const sizes = [80, 30, 12, 4, 1].map((remaining) =>
    choosePieceSize({ total: 80, remaining, threads: 2, msPerGenome: 10 }),
  );
  expect(sizes).toEqual([10, 8, 3, 1, 1]);
});

test('slow genomes make small pieces, fast ones large pieces', () => {
  expect(choosePieceSize({ total: 1_000, remaining: 1_000, threads: 1, msPerGenome: 50 })).toBe(4);
  expect(choosePieceSize({ total: 100, remaining: 10, threads: 2, msPerGenome: 0.5 })).toBe(10);
});

test('a piece is never empty, and never more than there is', () => {
  const request = fc.record({
    total: fc.integer({ min: 1, max: 5_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    threads: fc.integer({ min: 1, max: 64 }),
    msPerGenome: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }),
  });
  fc.assert(
    fc.property(request, ({ total, share, threads, msPerGenome }) => {
      const remaining = Math.max(1, Math.round(share * total));
      const size = choosePieceSize({ total, remaining, threads, msPerGenome });
      expect(Number.isInteger(size)).toBe(true);
      expect(size).toBeGreaterThanOrEqual(1);
      expect(size).toBeLessThanOrEqual(remaining);
    }),
  );
});
