import type { ScoredGenome } from '../../../src/activities/ports';
import { traceGrowth } from '../../../src/adapters/report/growth-curves';
import { rederiveRun } from '../../../src/adapters/report/rederivation';
import { renderReport } from '../../../src/adapters/report/report-page';
import { readReport, type ReportReading } from '../../../src/adapters/report/report-reading';
import type { StressOutcome } from '../../../src/domain/evolution/evaluation';
import { fakeDataSets } from '../../fakes/data-sets';
import { fakeEvolutionRecord } from '../../fakes/evolution-record';
import { fakeProvingRecord } from '../../fakes/proving-record';
import { recordCandidate } from '../../fakes/recorded-candidate';
import { recordRun, wanderingBars, type Stores } from '../../fakes/recorded-run';

jest.mock('../../../src/domain/curriculum/stage-gates', () => jest.requireActual<object>('../../support/quick-gates'));

const bars = wanderingBars(420);
const openStores = (): Stores => ({ ...fakeEvolutionRecord(), dataSets: fakeDataSets() });

async function read(stores: Stores, run = 'run-1'): Promise<ReportReading> {
  return readReport(stores, (await stores.record.findRun(run))!);
}

let stores: Stores;
let reading: ReportReading;
let page: string;
beforeAll(async () => {
  stores = openStores();
  await recordRun(stores, bars);
  reading = await read(stores);
  page = renderReport(reading);
});

const plain = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/[\s\u00a0]+/g, ' ');

test('the verdict comes first, with its reasons', () => {
  const { verdict } = reading.conclusion!;
  expect(verdict.passed).toBe(false);
  const text = plain(page);
  expect(text.indexOf('No evidence of skill.')).toBeGreaterThan(0);
  for (const reason of verdict.reasons) expect(text).toContain(reason);
  expect(page.indexOf('id="verdict"')).toBeLessThan(page.indexOf('The first finalist'));
});

test('the trials of the run and of the family stand beside each other', () => {
  expect(plain(page)).toMatch(
    /This run tried 20 strategies\. All runs and backtests together have tried 20 on WANDER\/1d/,
  );
});

test('the page is one file: no script, no request, and a policy that forbids both', () => {
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<link|<iframe|<img|@import|url\((?!#)|\bsrc=|\bhref=/);
  expect(page.length).toBeLessThan(1_500_000);
});

test('the same record gives the same bytes', async () => {
  expect(renderReport(await read(stores))).toBe(page);
});

test('all charts are there, the hold-out is shaded, and no number is broken', () => {
  for (const id of ['equity', 'drawdown', 'stress', 'generations', 'archive'])
    expect(page).toContain(`<figure id="${id}"`);
  expect(page).toContain('fill="var(--unseen)"');
  expect(page).not.toMatch(/NaN|Infinity|undefined<|\[object/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('figures in sample and out of sample, of strategy and buy-and-hold, stand in one row', () => {
  const first = reading.finalists[0]!;
  const figures = [
    first.evaluation.inSample.sharpe,
    reading.benchmark.inSample.sharpe,
    reading.assessments.get(first.id)!.outOfSample.sharpe,
    reading.benchmark.outOfSample.sharpe,
  ].map((value) => value!.toFixed(2));
  expect(plain(page)).toContain(`Sharpe ratio ${figures.join(' ')} Annual return`);
});

test('settings, hash and the commands that give the page again are on it', () => {
  const { dataset } = reading.run.settings;
  const text = plain(page);
  expect(text).toContain(`Result hash ${reading.run.resultHash}`);
  expect(text).toContain(
    `npx emp evolve start --dataset ${dataset} --population 10 --generations 2 --seed 7 --costs default --wait`,
  );
  expect(text).toContain('npx emp report run-1');
  expect(text).toContain('Purge gap 21 bars');
});

test('what is computed again equals the record, and the page says so', () => {
  const { figures, differences } = rederiveRun(reading);
  expect(differences).toEqual([]);
  expect(figures).toBeGreaterThan(50);
  expect(plain(page)).toContain('Re-derived from the record: identical.');
});

const altered = (change: (first: ScoredGenome) => ScoredGenome): ReportReading => ({
  ...reading,
  finalists: reading.finalists.map((finalist, index) => (index === 0 ? change(finalist) : finalist)),
});

test('a recorded figure that does not come out again is named loudly', () => {
  const id = reading.finalists[0]!.id.slice(0, 12);
  const wrong = altered((first) => ({
    ...first,
    evaluation: { ...first.evaluation, inSample: { ...first.evaluation.inSample, sharpe: 9.5 } },
  }));
  const { differences } = rederiveRun(wrong);
  expect(differences).toContainEqual({
    what: `strategy ${id} in sample: inSample.sharpe`,
    recorded: '9.5',
    recomputed: String(reading.finalists[0]!.evaluation.inSample.sharpe),
  });
  const text = plain(renderReport(wrong));
  expect(text).toContain('Re-derived from the record: NOT identical');
  expect(text).not.toContain('record: identical');
});

test.each<[string, (reading: ReportReading) => ReportReading, string]>([
  ['result hash', (r) => ({ ...r, run: { ...r.run, resultHash: 'f'.repeat(64) } }), 'result hash'],
  ['ledger', (r) => ({ ...r, tried: r.tried.slice(1) }), 'result hash'],
  ['assessment', (r) => ({ ...r, assessments: new Map([...r.assessments].slice(1)) }), 'out of sample'],
  [
    'verdict',
    (r) => ({
      ...r,
      run: { ...r.run, conclusion: { ...r.run.conclusion!, verdict: { passed: true, text: 'x', reasons: [] } } },
    }),
    'conclusion: verdict.passed',
  ],
])('a forged %s is found', (_, forge, what) => {
  expect(rederiveRun(forge(reading)).differences.some((difference) => difference.what.includes(what))).toBe(true);
});

test('text of the record is text on the page', async () => {
  const evil = openStores();
  const name = '<img src=x onerror=alert(1)>';
  await recordRun(evil, { ...bars, instrument: '"><script>alert(2)</script>' }, { generations: 1, population: 4 });
  const harmless = await read(evil);
  const html = renderReport({ ...harmless, run: { ...harmless.run, run: name } });
  expect(html).not.toMatch(/<img|<script/);
  expect(plain(html)).toContain(name);
});

test('trials after the end deflate the page, and it says when they were counted', async () => {
  const grown = openStores();
  await recordRun(grown, bars);
  const { trials } = (await read(grown)).conclusion!;
  await recordRun(grown, bars, { run: 'run-2', seed: 8, conclude: false });
  const later = await read(grown);
  expect(later.conclusion!.trials).toBeGreaterThan(trials);
  expect(plain(renderReport(later))).toContain(`When the run ended the ledger counted ${trials} trials and`);
  expect(rederiveRun(later).differences).toEqual([]);
});

test('a run under way has no verdict, and its hold-out stays closed', async () => {
  const open = openStores();
  await recordRun(open, bars, { conclude: false });
  const early = await read(open);
  expect([early.conclusion, early.assessments.size]).toEqual([undefined, 0]);
  const html = renderReport(early);
  expect(plain(html)).toContain('No verdict yet This run is still evolving.');
  expect(html).not.toMatch(/fill="var\(--unseen\)"|class="unseen"|Deflated Sharpe<\/th>/);
  expect(html).toContain('<figure id="equity"');
});

test('a failed run says why', async () => {
  const failed = openStores();
  await recordRun(failed, bars, { conclude: false, generations: 1, population: 4 });
  await failed.record.setStatus('run-1', 'failed', 'evolution.data-too-short: <none>');
  expect(plain(renderReport(await read(failed)))).toContain(
    'This run failed. Reason: evolution.data-too-short: <none>.',
  );
});

test('a run without finalists is reported without curves', async () => {
  const none = openStores();
  const flat = wanderingBars(420);
  // On a market that never moves nobody has a defined ratio, so nobody is feasible.
  for (const column of [flat.open, flat.high, flat.low, flat.close]) column.fill(100);
  await recordRun(none, flat, { population: 4, generations: 1 });
  const html = renderReport(await read(none));
  expect(plain(html)).toContain('No evidence of skill.');
  expect(plain(html)).toContain('No genome traded often enough to be judged.');
  expect(plain(html)).toContain('No finalists');
  expect(html).toContain('<figure id="generations"');
  expect(html).not.toMatch(/id="equity"|id="archive"|id="stress"|NaN/);
});

test('a run that was stopped says how far it came', async () => {
  const stopped = openStores();
  await recordRun(stopped, bars, { population: 4, generations: 1 });
  const ended = await read(stopped);
  const { settings } = ended.run;
  const html = renderReport({
    ...ended,
    run: { ...ended.run, status: 'stopped', settings: { ...settings, generations: 9 } },
  });
  expect(plain(html)).toContain('The run was stopped after 1 of 9 generations.');
});

test('evidence of skill is said as plainly as its absence', () => {
  const verdict = {
    passed: true,
    text: 'Evidence of skill: out of sample the first finalist beats luck.',
    reasons: [],
  };
  const html = renderReport({ ...reading, conclusion: { ...reading.conclusion!, verdict } });
  expect(html).toContain('class="verdict passed"');
  expect(plain(html)).toContain('Evidence of skill. Out of sample the first finalist beats luck.');
});

test('a training run is told as what it is: constraints, no verdict, and nothing of the hold-out', async () => {
  const training = openStores();
  const founder = reading.finalists[0]!;
  await training.record.storeGenome(founder.id, founder.genome);
  const constraints = {
    maxPosition: 0.5,
    turnoverPerDay: 5,
    regimes: ['low', 'medium', 'high'] as const,
    costScale: 2,
  };
  await recordRun(training, bars, {
    search: { families: false, founders: [founder.id] },
    training: { constraints },
  });
  const trained = await read(training);
  expect(rederiveRun(trained).differences).toEqual([]);
  const { inSample, outOfSample } = traceGrowth(trained.finalists[0]!, trained);
  expect(outOfSample).toBeUndefined();
  expect(inSample.strategy.at(-1)! - 1).toBeCloseTo(trained.finalists[0]!.evaluation.inSample.totalReturn!, 9);
  const text = plain(renderReport(trained));
  expect(text).toContain('Not judged: a training run.');
  expect(text).toContain('costs times 2');
  expect(text).toContain('Re-derived from the record: identical.');
  expect(text).not.toContain('To reproduce it');
  expect(text).not.toContain('Lower end of the interval out of sample');
});

test('is it luck? stands beside the ratios of every finalist, on both sides once the hold-out was looked at', () => {
  const answers = plain(page).match(/(In|Out of) sample: Is it luck\? /g)!;
  expect(answers).toHaveLength(2 + 2 * reading.finalists.length);
  const { trials, looks } = reading.family;
  expect(plain(page)).toMatch(new RegExp(`In sample: Is it luck\\?[^?]*after ${trials} trials`));
  expect(plain(page)).toMatch(new RegExp(`Out of sample: Is it luck\\?[^?]*after ${looks} looks?`));
});

test('scenarios that leave accounts untraded say how many they leave out, and average the others', () => {
  const untraded = (member: ScoredGenome): ScoredGenome => {
    const [{ scenario }, ...others] = member.evaluation.stress as [StressOutcome, ...StressOutcome[]];
    return { ...member, evaluation: { ...member.evaluation, stress: [{ scenario }, ...others] } };
  };
  const [one, ...others] = reading.archive;
  const depths = others.flatMap(({ evaluation }) => evaluation.stress[0]!.maxDrawdown ?? []);
  const mean = (100 * depths.reduce((sum, depth) => sum + depth, 0)) / depths.length;
  const left = reading.archive.length - depths.length;
  expect(plain(renderReport({ ...reading, archive: [untraded(one!), ...others] }))).toContain(
    `${mean.toFixed(1)} %, without ${left} never traded`,
  );
});

test('what became of the candidates of the run is on its page, and nothing where it has none', async () => {
  expect(plain(page)).not.toContain('Candidates proven from this run');
  const proofs = fakeProvingRecord();
  const stages = [{ stage: 'foundation', isJudged: false }] as const;
  const proven = await recordCandidate({ ...stores, proofs }, bars, { stages, run: 'run-1', candidate: 'bred-1' });
  const text = plain(renderReport({ ...reading, proven: [proven] }));
  expect(text).toContain('Candidates proven from this run');
  expect(text).toMatch(/bred-1 [0-9a-f]{12} foundation foundation: not judged -/);
});
