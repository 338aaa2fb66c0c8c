import { runScript } from '../support/child-script';
import type { TestProblemRun } from '../support/test-problem-runs';

/**
 * Our own operators on public problems with known fronts, five seeds each. True hypervolumes: ZDT1 and ZDT2 by their integrals, DTLZ2 as the
 * cube less an eighth of a ball.
 */
const truth = { ZDT1: 1.21 - 1 / 3, ZDT2: 1.21 - 2 / 3, DTLZ2: 1.1 ** 3 - Math.PI / 6 };
/** What 91 points can hold that stand exactly where the reference directions meet the sphere. */
const dtlz2By91Points = 0.744851;

const runs: TestProblemRun[] = [];
const runsOf = (problem: string, selection: string): TestProblemRun[] =>
  runs.filter((run) => run.problem === problem && run.selection === selection);

beforeAll(async () => {
  const script = runScript('tests/support/test-problem-runs.ts', { args: ['5'] });
  for (let run = 0; run < 20; run++) runs.push(JSON.parse(await script.nextLine()) as TestProblemRun);
  expect(await script.ended).toBe(0);
}, 60_000);

test('the true values are those that are published', () => {
  expect(truth.ZDT1).toBeCloseTo(0.876667, 6);
  expect(truth.ZDT2).toBeCloseTo(0.543333, 6);
  expect(truth.DTLZ2).toBeCloseTo(0.807401, 6);
});

test('ZDT1: NSGA-II with 100 members and 25,000 evaluations passes 0.62 of 2/3, and 99 % of the front', () => {
  expect(runsOf('ZDT1', 'nsga2')).toHaveLength(5);
  for (const { tight, hypervolume, evaluations } of runsOf('ZDT1', 'nsga2')) {
    expect(evaluations).toBe(25_000);
    expect(tight).toBeGreaterThan(0.655);
    expect(tight).toBeLessThan(2 / 3);
    expect(hypervolume / truth.ZDT1).toBeGreaterThan(0.988);
    expect(hypervolume).toBeLessThan(truth.ZDT1);
  }
});

test('ZDT2: the same on a front that bends the other way, 98 % of it', () => {
  expect(runsOf('ZDT2', 'nsga2')).toHaveLength(5);
  for (const { hypervolume } of runsOf('ZDT2', 'nsga2')) {
    expect(hypervolume / truth.ZDT2).toBeGreaterThan(0.98);
    expect(hypervolume).toBeLessThan(truth.ZDT2);
  }
});

test('DTLZ2: 91 members of NSGA-III hold 99 % of what 91 points can, and all it ever found 97.5 % of the front', () => {
  expect(runsOf('DTLZ2', 'nsga3')).toHaveLength(5);
  for (const { hypervolume, everFound } of runsOf('DTLZ2', 'nsga3')) {
    expect(hypervolume / dtlz2By91Points).toBeGreaterThan(0.99);
    expect(hypervolume).toBeLessThan(dtlz2By91Points);
    expect(everFound / truth.DTLZ2).toBeGreaterThan(0.975);
    expect(everFound).toBeLessThan(truth.DTLZ2);
  }
});

test('with three objectives reference points spread a population better than crowding does', () => {
  for (const { seed, hypervolume } of runsOf('DTLZ2', 'nsga3')) {
    const crowded = runsOf('DTLZ2', 'nsga2').find((run) => run.seed === seed);
    expect(hypervolume).toBeGreaterThan((crowded?.hypervolume ?? Infinity) + 0.02);
  }
});
