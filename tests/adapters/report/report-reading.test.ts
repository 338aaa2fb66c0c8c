import { readReport, type ReportReading } from '../../../src/adapters/report/report-reading';
import { rederiveRun } from '../../../src/adapters/report/rederivation';
import { renderReport } from '../../../src/adapters/report/report-page';
import { measureHarm } from '../../../src/domain/evolution/adversary-harm';
import { countRules } from '../../../src/domain/evolution/parsimony';
import { describeScenario } from '../../../src/domain/stress/scenario-words';
import { fakeDataSets } from '../../fakes/data-sets';
import { fakeEvolutionRecord } from '../../fakes/evolution-record';
import { recordRun, wanderingBars } from '../../fakes/recorded-run';

const bars = wanderingBars(400);
const pairs = { pairs: 20, without: 0.21, with: 0.23, larger: 0.8 };
const helps = { ...pairs, difference: 0.02, interval: { lower: 0.01, upper: 0.03 } };
const unclear = { ...pairs, difference: 0.001, interval: { lower: -0.01, upper: 0.012 } };
const search = {
  ...{ islands: 2, migrationEvery: 2, migrants: 1, adversaryEvery: 2, behaviourGrid: true, restarts: true },
  ...{ adaptiveOperators: true, contextRates: true, selfAdaptation: true, epigenetics: true },
};

const stores = { ...fakeEvolutionRecord(), dataSets: fakeDataSets() };
let reading: ReportReading;
let text: string;
let page: string;
beforeAll(async () => {
  await recordRun(stores, bars, { population: 16, generations: 4, search });
  const run = (await stores.record.findRun('run-1'))!;
  await stores.record.storeExperiment({
    kind: 'ablation',
    dataset: run.settings.dataset,
    content: {
      ...{ seeds: 20, population: 100, generations: 30 },
      ablations: [
        { part: 'adaptive-operators', hypervolume: helps, diversity: helps },
        { part: 'nsga3', hypervolume: unclear, diversity: unclear },
      ],
    },
  });
  reading = await readReport(stores, run);
  page = renderReport(reading);
  text = plain(page);
});

const plain = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/[\s\u00a0]+/g, ' ');

test('every part of the search has its chart, each drawn once', () => {
  const charts = ['lineage', 'generations', 'hypervolume', 'progress', 'archive', 'rules', 'severity', 'behaviour'];
  for (const id of [...charts, 'coverage', 'probability-1', 'success-1', 'probability-2', 'success-2'])
    expect(page.split(`<figure id="${id}"`)).toHaveLength(2);
  expect(page).not.toMatch(/NaN|Infinity|undefined<|\[object/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('operators are told with what they did over the whole run', () => {
  const controls = reading.generations.map(({ state }) => state.islands[0]!.control);
  const { name } = controls[0]!.operators[0]!;
  const tried = controls.reduce((sum, { operators }) => sum + operators[0]!.tried, 0);
  expect(text).toMatch(new RegExp(`${name} [\\d.]+ % [\\d.]+ ${tried} \\d+ `));
});

test('each scenario of the last arena stands beside the share of the archive that survives it', () => {
  const { archive, scenarios } = reading;
  const index = scenarios.length - 1;
  const { standing } = measureHarm(
    archive.map(({ evaluation }) => ({ history: evaluation.inSample, stressed: evaluation.stress[index]! })),
  );
  expect(text).toContain(describeScenario(scenarios[index]!));
  expect(text).toMatch(
    new RegExp(
      `${scenarios.length}\\. ${scenarios[index]!.name.replaceAll('-', ' ')} .* ${(standing * 100).toFixed(1)} % `,
    ),
  );
  expect(text).toContain(`Its hall of fame (${reading.arenas.at(-1)!.content.adversary!.hallOfFame.length})`);
});

test('the ablation says when and how large it was, only an interval without 0 helps, and what this run used is beside it', () => {
  expect(text).toMatch(/ablation of 2026-01-01 on data set [0-9a-f]{12} : .* 20 pairs of runs of 100 genomes and 30/);
  expect(text).toContain('adaptive operators 0.2100 0.2300 0.0200 0.0100 to 0.0300 yes on');
  expect(text).toContain('nsga3 0.2100 0.2300 0.0010 -0.0100 to 0.0120 not shown off');
});

test('the lineage names operator, generation, fitness and rules, and what the first finalist inherited beside its rules', () => {
  const [first] = reading.lineage!.ancestors;
  expect(text).toContain(`The first finalist was born in generation ${first!.generation + 1} by`);
  expect(text).toContain(`${first!.id.slice(0, 8)} generation ${first!.generation + 1}, `);
  expect(text).toContain(`fitness ${first!.weightedFitness!.toFixed(3)}, ${first!.rules} rule`);
  expect(text).toContain('a mutation rate of its own');
  expect(text).toContain('epigenetic marks, which multiply its stake');
});

test('rules are a cost of every finalist', () => {
  for (const [rank, { id, genome }] of reading.finalists.entries())
    if (reading.finalists.length > 1) expect(text).toContain(`${rank + 1}. ${id.slice(0, 12)} ${countRules(genome)} `);
});

test('progress is told with its caveat and against what the seeds ask for', () => {
  const { summary, caveat } = reading.progress!;
  expect(text).toContain(summary.text);
  expect(text).toContain(caveat);
  expect(text).toContain('30 generations or more 4 not met');
});

test('the verdict tells both gates apart: trials in sample, looks out of sample', () => {
  const { trials, looks } = reading.conclusion!;
  expect(text).toContain(`In sample, against ${trials} trials`);
  expect(text).toContain(`Out of sample, against ${looks} looks`);
});

test('phenotypes with marks and changed scenarios come out again to the last digit', () => {
  expect(rederiveRun(reading).differences).toEqual([]);
});

test('forged progress, a forged state of a generation and a forged leader are found', () => {
  const found = (forged: ReportReading, what: string): boolean =>
    rederiveRun(forged).differences.some((difference) => difference.what.startsWith(what));
  const progress = reading.progress!;
  expect(found({ ...reading, progress: { ...progress, summary: { ...progress.summary, total: 9 } } }, 'progress')).toBe(
    true,
  );
  const [first, ...others] = reading.generations;
  const reasons = { ...first!, state: { ...first!.state, reasons: ['It stood still.'] } };
  expect(found({ ...reading, generations: [reasons, ...others] }, 'result hash')).toBe(true);
  expect(found({ ...reading, history: reading.history.slice(0, -1) }, 'progress')).toBe(true);
});

test('a run without any of it says so in a line each', async () => {
  const bare = { ...fakeEvolutionRecord(), dataSets: fakeDataSets() };
  await recordRun(bare, bars, { population: 10, generations: 1 });
  const html = renderReport(await readReport(bare, (await bare.record.findRun('run-1'))!));
  for (const line of [
    'Scenarios stayed as they are: this run had no adversary.',
    'This run kept no behaviour grid (MAP-Elites): it was off.',
    'operators are chosen with fixed chances',
    'Not measured on this data set.',
    'Not measured: that takes two generations',
    'It never stood still for so long that the search had to act.',
  ])
    expect(plain(html)).toContain(line);
  expect(html).not.toMatch(/id="behaviour"|id="coverage"|id="progress"|id="probability-1"/);
});
