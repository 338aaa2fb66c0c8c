import { runScript } from '../support/child-script';
import type { DeceptionRun } from '../support/deception-runs';

/** A problem with many good valleys and the best in a corner: a single population gathers in one of them and stays. */
const runs: DeceptionRun[] = [];
const seeds = 10;

const runsOf = (search: DeceptionRun['search']): DeceptionRun[] => runs.filter((run) => run.search === search);

/** Mean difference to the plain search with the same seed, and its standard error. */
function compareWithPlain(search: DeceptionRun['search']): { mean: number; error: number } {
  const plain = runsOf('plain');
  const differences = runsOf(search).map(({ least }, index) => least - plain[index]!.least);
  const mean = differences.reduce((sum, value) => sum + value, 0) / seeds;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (seeds - 1) / seeds) };
}

beforeAll(async () => {
  const script = runScript('tests/support/deception-runs.ts', { args: [String(seeds)] });
  for (let run = 0; run < 4 * seeds; run++) runs.push(JSON.parse(await script.nextLine()) as DeceptionRun);
  expect(await script.ended).toBe(0);
}, 90_000);

test('every search had the same evaluations', () => {
  expect(runs).toHaveLength(4 * seeds);
  expect(new Set(runs.map(({ evaluations }) => evaluations))).toEqual(new Set([19_200]));
});

test('age layers find deeper valleys than one population does', () => {
  const { mean, error } = compareWithPlain('age-layers');
  expect(mean + 2 * error).toBeLessThan(0);
});

test('restarts do too, and happen only where they are allowed', () => {
  const { mean, error } = compareWithPlain('restarts');
  expect(mean + 2 * error).toBeLessThan(0);
  for (const { restarts } of runsOf('restarts')) expect(restarts).toBeGreaterThan(5);
  for (const { restarts } of runsOf('plain')) expect(restarts).toBe(0);
});
