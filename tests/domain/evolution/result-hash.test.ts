import { computeResultHash, type RunResult } from '../../../src/domain/evolution/result-hash';
import { scored } from '../../support/scored-genomes';

const result = {
  archive: [scored('a', [0.1, 0.2, 0.3, 0.4])],
  ledger: ['a', 'b', 'c'],
  generations: [
    { generation: 0, members: ['a', 'b'], survivors: ['a'], archive: ['a'], best: 0.5, median: 0.4, diversity: 0.9 },
    { generation: 1, members: ['c'], survivors: ['a'], archive: ['a'], best: 0.5, median: 0.4, diversity: 0.9 },
  ],
} satisfies RunResult;

const [first, second] = result.generations;
const withFirst = (change: object): RunResult => ({ ...result, generations: [{ ...first!, ...change }, second!] });

test('whatever a run found is in its hash', () => {
  const others: RunResult[] = [
    result,
    { ...result, archive: [] },
    { ...result, archive: [scored('b', [0.1, 0.2, 0.3, 0.4])] },
    { ...result, archive: [scored('a', [0.1, 0.2, 0.3, 0.4000000000001])] },
    { ...result, ledger: ['a', 'b'] },
    { ...result, ledger: ['a', 'c'] },
    { ...result, generations: [first!] },
    { ...result, generations: [second!, first!] },
    withFirst({ generation: 2 }),
    withFirst({ members: ['b', 'a'] }),
    withFirst({ survivors: ['b'] }),
    withFirst({ archive: [] }),
    withFirst({ best: 0.6 }),
    withFirst({ best: undefined }),
    withFirst({ median: 0.3 }),
    withFirst({ diversity: 0.8 }),
  ];
  expect(new Set(others.map(computeResultHash)).size).toBe(others.length);
});

test('when and in which order it was recorded is not', () => {
  expect(computeResultHash({ ...result, ledger: ['c', 'a', 'b'] })).toBe(computeResultHash(result));
  const recorded = { ...first!, seconds: 12.5, newcomers: 2 };
  expect(computeResultHash({ ...result, generations: [recorded, second!] })).toBe(computeResultHash(result));
  expect(result.ledger).toEqual(['a', 'b', 'c']);
});

test('a trial of a generation that was never finished counts in the ledger, not in the result', () => {
  expect(computeResultHash({ ...result, ledger: ['a', 'b', 'c', 'd'] })).toBe(computeResultHash(result));
});

test('the hash of a known result never changes', () => {
  expect(computeResultHash(result)).toBe('1b19d444882c1962c8e531cf77ba08e61f3f7d8e7968f9359cf80a25cd9b64d6');
});
