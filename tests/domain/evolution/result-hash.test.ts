import { computeResultHash, type RunResult } from '../../../src/domain/evolution/result-hash';
import { blankSearch } from '../../../src/domain/evolution/search-state';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import { scored } from '../../support/scored-genomes';

const figures = { survivors: ['a'], archive: ['a'], best: 0.5, median: 0.4, diversity: 0.9 };
const result = {
  archive: [scored('a', [0.1, 0.2, 0.3, 0.4])],
  ledger: ['a', 'b', 'c'],
  generations: [
    { generation: 0, members: ['a', 'b'], ...figures, state: blankSearch },
    { generation: 1, members: ['c'], ...figures, state: { ...blankSearch, arena: 1 } },
  ],
  arenas: [{ scenarios: standardScenarios }, { scenarios: standardScenarios.slice(0, 3) }],
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
    withFirst({ state: { ...blankSearch, arena: 2 } }),
    withFirst({ state: { ...blankSearch, action: 'restart' } }),
    withFirst({ state: { ...blankSearch, grid: [{ cell: 't0-h0-e0-even', id: 'a', quality: 0.5 }] } }),
    { ...result, arenas: [{ scenarios: standardScenarios }] },
    { ...result, arenas: result.arenas.toReversed() },
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
  const flash = { name: 'drop', parts: [{ kind: 'gap-opening', parameters: { gap: 0.1 }, stream: 'drop' }] } as const;
  expect(computeResultHash({ ...result, arenas: [{ scenarios: [flash] }] })).toBe(
    '159499f1977a0646722ae9f367319d030cf84c272081374f526e50b0ec242581',
  );
});
