import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatDay } from '../../src/adapters/report/figure-text';
import { describeRun, runDocument, type RunDocument } from '../../src/cli/run-document';
import type { RecordSession } from '../../src/cli/session';
import { quantise } from '../../src/domain/numerics/quantise';
import { weighFitness } from '../../src/domain/evolution/fitness';
import { requireHoldOut } from '../../src/domain/evolution/hold-out';
import { completePlan } from '../../src/domain/evolution/search-plan';
import { evolutionPolicy } from '../../src/domain/evolution/policy';
import { describeGenome } from '../../src/domain/strategy/sentences';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import { fakeProvingRecord } from '../fakes/proving-record';
import { recordRun, wanderingBars } from '../fakes/recorded-run';

let home: string;
let session: RecordSession;
const bars = wanderingBars(400);
beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'run-document-'));
  session = { ...fakeEvolutionRecord(), proofs: fakeProvingRecord(), dataSets: fakeDataSets(), home };
  await recordRun(session, bars, { run: 'ended' });
  await recordRun(session, bars, { run: 'open', conclude: false, seed: 8 });
});
afterAll(() => rmSync(home, { recursive: true }));

const documentOf = async (run: string): Promise<RunDocument> =>
  runDocument((await session.record.findRun(run))!, session);

test('the document of a run that has ended, field by field', async () => {
  const document = await documentOf('ended');
  const run = (await session.record.findRun('ended'))!;
  const { trials } = await session.ledger.countTrials('WANDER/1d');
  expect(document).toMatchObject({
    ...{ run: 'ended', status: 'completed', generation: 2, generations: 2, population: 10, seed: 7, costs: 'default' },
    ...{ dataset: run.settings.dataset, evaluations: 20, resultHash: run.resultHash, trials },
    ...{ distinctGenomes: (await session.ledger.listTrials('ended')).length },
    verdict: { passed: false, text: 'No evidence of skill.' },
    search: completePlan(),
    state: { action: 'none', islands: 1, arena: 0 },
    progress: (await session.record.loadProgress('ended'))!.summary,
  });
  const days = (from: number, to: number) => ({ from: formatDay(bars.time[from]!), to: formatDay(bars.time[to]!) });
  const { inSample, outOfSample } = requireHoldOut(400);
  expect(document.inSample).toEqual(days(inSample.from, inSample.to - 1));
  expect(document.holdOut).toEqual(days(outOfSample.from, 399));
  const last = (await session.record.loadGenerations('ended')).at(-1)!;
  expect(document.state!.hypervolume).toBe(last.summary.hypervolume);
  expect(trials).toBeGreaterThan(document.distinctGenomes);
  expect(document.verdict!.reasons[0]).toContain(`After ${trials} trials`);
  expect(document).not.toHaveProperty('report');
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test('the archive stands in order of weighted fitness, each with rules and figures on both sides', async () => {
  const { archive, bestFitness } = await documentOf('ended');
  const last = (await session.record.loadGenerations('ended')).at(-1)!;
  expect(archive.map(({ strategy }) => strategy).sort()).toEqual([...last.archive].sort());
  const weights = archive.map(({ fitness }) => quantise(weighFitness(fitness, evolutionPolicy.fitnessWeights)));
  expect(archive.map(({ weightedFitness }) => weightedFitness)).toEqual(weights);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect(bestFitness).toBe(weights[0]);
  const assessments = await session.record.loadAssessments('ended');
  for (const [rank, entry] of archive.entries()) {
    const [scored] = await session.record.loadScored({ run: 'ended', arena: 0 }, [entry.strategy]);
    expect(entry.inSample).toMatchObject(scored!.evaluation.inSample);
    expect(entry.rules).toEqual(describeGenome(scored!.genome));
    if (rank >= evolutionPolicy.finalists) continue;
    const { outOfSample, sharpeInterval } = assessments.find(({ id }) => id === entry.strategy)!;
    expect(entry.outOfSample).toMatchObject({ ...outOfSample, ...(sharpeInterval && { sharpeInterval }) });
  }
  expect(archive[0]!.outOfSample!.deflatedSharpe).toBeGreaterThanOrEqual(0);
});

test('a run under way has neither verdict nor anything out of sample', async () => {
  const document = await documentOf('open');
  expect(document).toMatchObject({ status: 'evolving', generation: 2, evaluations: 20 });
  for (const field of ['verdict', 'progress', 'resultHash', 'report', 'failure'])
    expect(document).not.toHaveProperty(field);
  for (const entry of document.archive) expect(entry).not.toHaveProperty('outOfSample');
  expect(describeRun(document)).not.toContain('evidence');
});

test('a failure and a report that exists are told', async () => {
  await session.record.openRun('none', 'WANDER/1d', (await session.record.findRun('ended'))!.settings);
  await session.record.setStatus('none', 'failed', 'out of luck');
  mkdirSync(path.join(home, 'reports'));
  writeFileSync(path.join(home, 'reports', 'none.html'), '');
  const document = await documentOf('none');
  expect(document).toMatchObject({ status: 'failed', failure: 'out of luck', generation: 0, archive: [] });
  expect(document.report).toBe(path.join(home, 'reports', 'none.html'));
  expect(document).not.toHaveProperty('bestFitness');
  const [first] = describeRun(document).split('\n');
  expect(first).toBe('run none: failed (out of luck), 0 of 2 generations');
  expect(describeRun(document)).toContain(`report ${document.report!}`);
});

test('people read hash, finalists, the rules of the first and the verdict', async () => {
  const document = await documentOf('ended');
  const text = describeRun(document);
  expect(text).toContain(`result hash ${document.resultHash!}`);
  expect(text).toContain('20 evaluations of');
  expect(text).toMatch(
    /strategy +fitness +Sharpe in +deflated in +Sharpe out +deflated out +return out +drawdown out +rules\n[0-9a-f]{12} /,
  );
  const { inSample, outOfSample } = document.luck!;
  expect(inSample).toContain(`after ${document.trials} trials`);
  expect(outOfSample).toContain(`after ${document.looks} look`);
  expect(text).toContain(`the first in sample: ${inSample}\nthe first out of sample: ${outOfSample!}`);
  expect(text).toMatch(
    /, seed 7; the usual search\nin sample 2010-01-04 to [\d-]+, hold-out [\d-]+ to [\d-]+\nhypervolume 0\.\d{4}, /,
  );
  expect(text).toContain(document.progress!.text);
  for (const rule of document.archive[0]!.rules) expect(text).toContain(`  ${rule}`);
  expect(text).toContain('No evidence of skill.');
});

test('a run that trains known strategies says what it holds them to', async () => {
  const { settings } = (await session.record.findRun('ended'))!;
  const constraints = { maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low'] as const, costScale: 1 };
  await session.record.openRun('training', 'WANDER/1d', { ...settings, training: { constraints } });
  const document = await documentOf('training');
  expect(document.training).toEqual({ constraints });
  expect(describeRun(document)).toContain('training: at most 0.1 of equity in a position; 0.8 of that traded a day');
  expect(await documentOf('ended')).not.toHaveProperty('training');
});
