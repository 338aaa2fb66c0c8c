import fc from 'fast-check';
import { assemblePaths, listCombinatorialSplits } from '../../../src/domain/validation/combinatorial-splits';

const book = { groups: 6, testGroups: 2, purgeBars: 0, embargoBars: 0 };

test('six groups, two of them tested: the fifteen splits of Lopez de Prado 2018, figure 12.1', () => {
  const splits = listCombinatorialSplits(60, book);
  expect(splits.map(({ testGroups }) => testGroups.map((group) => group + 1).join(''))).toEqual(
    ['12', '13', '14', '15', '16', '23', '24', '25', '26', '34', '35', '36', '45', '46', '56'], // prettier-ignore
  );
});

test('and its five paths, figure 12.2: group and split of each', () => {
  const paths = assemblePaths(listCombinatorialSplits(60, book), 6).map((path) => path.map((split) => split + 1));
  expect(paths).toEqual([
    [1, 1, 2, 3, 4, 5],
    [2, 6, 6, 7, 8, 9],
    [3, 7, 10, 10, 11, 12],
    [4, 8, 11, 13, 13, 14],
    [5, 9, 12, 14, 15, 15],
  ]);
});

test('two groups that are tested together are purged as one, others each by itself', () => {
  const splits = listCombinatorialSplits(60, { ...book, purgeBars: 2, embargoBars: 3 });
  expect(splits[0]).toEqual({
    testGroups: [0, 1],
    test: [
      { from: 0, to: 10 },
      { from: 10, to: 20 },
    ],
    train: [{ from: 25, to: 60 }],
  });
  expect(splits[6]!.train).toEqual([
    { from: 0, to: 8 },
    { from: 25, to: 28 },
    { from: 45, to: 60 },
  ]);
});

test('there are C(N, k) splits and C(N - 1, k - 1) paths; each path covers every group, each test is on one path', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 8 }), (groups, testGroups) => {
      fc.pre(testGroups < groups);
      const splits = listCombinatorialSplits(10 * groups, { ...book, groups, testGroups });
      expect(splits).toHaveLength(choose(groups, testGroups));
      const paths = assemblePaths(splits, groups);
      expect(paths).toHaveLength(choose(groups - 1, testGroups - 1));
      const used = new Set<string>();
      for (const path of paths)
        for (const [group, split] of path.entries()) {
          expect(splits[split]!.testGroups).toContain(group);
          used.add(`${group} of ${split}`);
        }
      expect(used.size).toBe(splits.length * testGroups);
    }),
  );
});

test('too few bars give no split, and options out of range are faults', () => {
  expect(listCombinatorialSplits(5, book)).toEqual([]);
  expect(listCombinatorialSplits(60, { ...book, purgeBars: 30 })).toEqual([]);
  expect(() => listCombinatorialSplits(60, { ...book, testGroups: 6 })).toThrow(RangeError);
  expect(() => listCombinatorialSplits(60, { ...book, testGroups: 0 })).toThrow(RangeError);
  expect(() => listCombinatorialSplits(600, { ...book, groups: 40, testGroups: 20 })).toThrow(RangeError);
  expect(() => assemblePaths(listCombinatorialSplits(60, book).slice(1), 6)).toThrow(RangeError);
});
