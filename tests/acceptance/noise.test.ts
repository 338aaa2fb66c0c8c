import { runEmp } from '../support/emp';
import { runScript } from '../support/child-script';
import type { JudgedRun } from '../support/judged-runs';

/**
 * Evolution always finds a good history. Whether it found skill is told apart from luck, or certificates would be worth nothing: the flagship
 * experiment at a smaller size, through Temporal with the stack restarted on the way (`npm run experiment:noise`; docs/experiments/noise.md).
 */
interface Experiment {
  readonly noise: {
    readonly runs: number;
    readonly certified: number;
    readonly kinds: readonly { readonly kind: string }[];
  };
  readonly edge: { readonly runs: number; readonly found: number; readonly certified: number };
  readonly trials: number;
  readonly seconds: number;
  readonly cases: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly certified: boolean;
    readonly found: boolean;
    readonly inSampleSharpe?: number;
    readonly failed: readonly string[];
    readonly trials: number;
  }[];
}

const search = (population: number, generations: number): string[] => {
  return ['--population', `${population}`, '--generations', `${generations}`];
};
const training = (population: number, generations: number): string[] => {
  return ['--training-population', `${population}`, '--training-generations', `${generations}`];
};
const small = [
  ...search(40, 8),
  ...training(16, 3),
  '--windows',
  '3',
  '--window-population',
  '16',
  '--window-generations',
  '4',
];

async function runExperiment(...args: string[]): Promise<Experiment> {
  // Servers that a developer's shell names are not the experiment's.
  const own = { DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined, REDIS_URL: undefined };
  const { code, stdout, stderr } = await runEmp(['experiment', 'noise', '--json', '--details', ...args], own);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Experiment;
}

describe('forty markets of noise', () => {
  let experiment: Experiment;
  beforeAll(async () => {
    experiment = await runExperiment('--runs', '40', '--edges', '0', '--batch', '20', ...small);
  }, 900_000);

  test('none gets a certificate, and each refusal names its gates', () => {
    expect(experiment.noise).toMatchObject({ runs: 40, certified: 0 });
    expect(experiment.noise.kinds.map(({ kind }) => kind)).toEqual(['random-walk', 'garch', 'shuffled']);
    expect(experiment.cases).toHaveLength(40);
    for (const { outcome, failed } of experiment.cases) {
      expect(['refused', 'inconclusive']).toContain(outcome);
      expect(failed.length).toBeGreaterThan(0);
    }
  });

  test('although most looked good on the history they were bred on', () => {
    const good = experiment.cases.filter(({ inSampleSharpe = 0 }) => inSampleSharpe > 0.4);
    expect(good.length).toBeGreaterThan(20);
  });

  test('every trial counts: those of the run, and those of the training that followed', () => {
    for (const { trials } of experiment.cases) expect(trials).toBeGreaterThan(200);
    expect(experiment.trials).toBe(experiment.cases.reduce((sum, { trials }) => sum + trials, 0));
  });
});

test('where a strong edge is planted it is found and certified', async () => {
  const { edge, cases } = await runExperiment('--runs', '0', '--edges', '3', ...search(100, 20), ...training(40, 5));
  expect(edge).toMatchObject({ runs: 3 });
  expect(edge.found).toBeGreaterThanOrEqual(2);
  expect(edge.certified).toBeGreaterThanOrEqual(2);
  for (const { certified, outcome, failed } of cases)
    if (certified) expect({ outcome, failed }).toEqual({ outcome: 'certified', failed: [] });
}, 600_000);

describe('a walk that rises', () => {
  const count = 10;
  const bars = 2_500;
  let rising: JudgedRun[];
  beforeAll(async () => {
    const script = runScript('tests/support/judged-runs.ts', { args: ['drift', '1', `${count}`, `${bars}`] });
    rising = [];
    while (rising.length < count) rising.push(JSON.parse(await script.nextLine()) as JudgedRun);
    expect(await script.ended).toBe(0);
  }, 600_000);

  test('makes a winner of whoever holds it, and no skill: good ratios out of sample, and no evidence', () => {
    const mean = rising.reduce((sum, { outOfSample }) => sum + outOfSample, 0) / rising.length;
    expect(mean).toBeGreaterThan(0.5);
    expect(rising.filter(({ passed }) => passed)).toEqual([]);
    for (const { text, reasons } of rising) {
      expect(text).toBe('No evidence of skill.');
      expect(reasons.length).toBeGreaterThan(0);
    }
  });
});
