import { loadStageFacts } from '../../src/activities/stage-facts';
import { gateCommands } from '../../src/cli/gate';
import { codeVersion } from '../../src/config/code-version';
import { completeCandidate, nameProof } from '../../src/domain/curriculum/candidate';
import { planGates } from '../../src/domain/curriculum/stage-gates';
import type { Json } from '../../src/domain/numerics/canonical-json';
import { genomeId } from '../../src/domain/strategy/canonical-genome';
import { knownStrategies } from '../../src/domain/strategy/strategy-families';
import { packEvidence } from '../../src/domain/validation/evidence-record';
import { judgeGates } from '../../src/domain/validation/gate-judgement';
import { identifyVerdict, type GateVerdict } from '../../src/domain/validation/gate-verdict';
import type { StageEvidence } from '../../src/domain/validation/stage-evidence';
import { fakeProvingRecord } from '../fakes/proving-record';
import { wanderingBars } from '../fakes/recorded-run';
import { openCommandWorld } from '../support/command';
import { settingsOn } from '../support/record-contract';
import { expectationOf, sampleEvidence } from '../support/sample-evidence';

const key = { candidate: 'planted', stage: 'foundation' } as const;
const names = ['in-sample-skill', 'out-of-sample-interval', 'episodes'];
const stagePlan = planGates('foundation', 'statistical');
const plan = stagePlan.filter(({ gate }) => names.includes(gate));
const proofs = fakeProvingRecord();
const world = openCommandWorld(gateCommands);
Object.assign(world.session, { proofs });
const run = (...args: string[]) => world.run('gate', ...args);

let lucky: StageEvidence;
let verdicts: GateVerdict[];
/** A candidate of seed 1 that was trained once and looked at the hold-out after three trials. */
beforeAll(async () => {
  const { record, ledger, dataSets } = world.session;
  const genomes = knownStrategies({ hasVolume: true, period: '1d' }).slice(0, 3);
  for (const genome of genomes) await record.storeGenome(genomeId(genome), genome);
  const [strategy, ...others] = genomes.map(genomeId) as [string, ...string[]];
  const settings = completeCandidate({ strategy, dataset: await dataSets.store(wanderingBars(700)) });
  await proofs.openCandidate({ ...key, ...settings, settings: settings as unknown as Json }, 'foundation');
  const content = { run: 'planted-foundation-0', trainedLevel: 0, level: 1, strategy, ready: true, why: 'it is good' };
  await proofs.storeStageRound({ ...key, round: 0, content });
  const { origin } = await loadStageFacts({ dataSets, proofs, codeVersion: 'c'.repeat(64) }, key);
  await record.openRun('planted-foundation-0', origin.family, settingsOn(settings.dataset));
  await ledger.recordTrials({ run: 'planted-foundation-0', family: origin.family, genomes: others });
  await ledger.recordTrials({ run: nameProof('planted', 'foundation'), family: origin.family, genomes: [strategy] });
  lucky = { ...sampleEvidence({ skill: 0 }), origin, counts: { trials: 3, looks: 1, effectiveTrials: 2.5 } };
  verdicts = judgeGates(lucky, plan, expectationOf(lucky));
  await proofs.storeEvidence(packEvidence(lucky));
  await proofs.storeVerdicts(0, verdicts);
}, 60_000);
afterEach(() => (process.exitCode = undefined));

test('a verdict is explained with every figure, its interval and threshold, the reasons and the origin', async () => {
  const [, interval] = verdicts as [GateVerdict, GateVerdict];
  const id = identifyVerdict(interval);
  const { results, texts, error } = await run('explain', id.slice(0, 10));
  expect(error).toBeUndefined();
  const [sharpe, blocks] = interval.statistics;
  const { trials, looks } = lucky.counts;
  expect(results).toEqual([
    {
      ...{ id, attempt: 0, recordedAt: expect.any(String) },
      ...{ gate: 'out-of-sample-interval', role: 'deciding', outcome: 'refused', rule: 1 },
      ...{ question: interval.question, reasons: interval.reasons, policy: { level: 0.95, resamples: 10_000 } },
      evidence: {
        hash: packEvidence(lucky).hash,
        ...lucky.origin,
        ...{ counts: lucky.counts, ledger: { trials, looks } },
      },
      statistics: [
        { ...sharpe, thresholds: [{ statistic: 'sharpe', part: 'lower', relation: 'above', value: 0, met: false }] },
        { ...blocks, thresholds: [] },
      ],
      thresholds: interval.thresholds,
      code: { recorded: lucky.origin.codeVersion, current: codeVersion() },
    },
  ]);
  const [text] = texts as [string];
  expect(text).toContain('out-of-sample-interval (deciding): refused');
  expect(text).toContain(`  - ${interval.reasons[0]}`);
  expect(text).toMatch(/^figure +value +error +interval +p +threshold +met +method$/m);
  expect(text).toMatch(/^sharpe +-?\d.* \(95 %\) .*lower > 0 +no /m);
  for (const part of [id, packEvidence(lucky).hash, lucky.origin.dataset, '3 trials (2.5 effective), 1 looks'])
    expect(text).toContain(part);
  expect(text).toContain('this build is other code');
});

test('a verdict comes out again bit for bit, and where the code is another that is said beside', async () => {
  for (const verdict of verdicts) {
    const { results, texts, error } = await run('rederive', identifyVerdict(verdict));
    expect(error).toBeUndefined();
    expect(results).toEqual([
      {
        ...{
          id: identifyVerdict(verdict),
          gate: verdict.gate,
          identical: true,
          recorded: verdict,
          recomputed: verdict,
        },
        code: { recorded: lucky.origin.codeVersion, current: codeVersion() },
      },
    ]);
    expect(texts[0]).toContain('identical: yes, bit for bit');
    expect(texts[0]).toContain('this build is other code');
  }
  expect(process.exitCode).toBeUndefined();
});

test('one that does not is told with the first difference, and ends with a fault', async () => {
  const bent = { ...verdicts[0]!, outcome: 'passed', reasons: [] } as const;
  await proofs.storeVerdicts(1, [bent]);
  const { results, texts } = await run('rederive', identifyVerdict(bent));
  expect(results[0]).toMatchObject({
    ...{ identical: false, recorded: { outcome: 'passed' }, recomputed: { outcome: 'refused' } },
    difference: 'outcome: "passed" recorded, "refused" recomputed',
  });
  expect(texts[0]).toContain('identical: no\n  - outcome: "passed" recorded, "refused" recomputed');
  expect(process.exitCode).toBe(1);
});

test('evidence with one byte flipped is damaged', async () => {
  const [name, bytes] = [...proofs.shelf.series][0]!;
  const flipped = Uint8Array.from(bytes);
  flipped[5]! ^= 1;
  proofs.shelf.series.set(name, flipped);
  const { error, results } = await run('rederive', identifyVerdict(verdicts[2]!));
  proofs.shelf.series.set(name, bytes);
  expect(error).toMatchObject({ code: 'proving.evidence-damaged' });
  expect(results).toEqual([]);
});

test('verdicts are listed with the newest first, of one candidate or of all', async () => {
  const { results, texts } = await run('list', 'planted', '--limit', '2');
  expect(results).toEqual([
    {
      verdicts: [
        expect.objectContaining({ gate: 'in-sample-skill', attempt: 1, outcome: 'passed' }),
        {
          ...{ id: identifyVerdict(verdicts[2]!), candidate: 'planted', stage: 'foundation', attempt: 0 },
          ...{ gate: 'episodes', role: 'deciding', outcome: 'passed', evidence: packEvidence(lucky).hash },
          recordedAt: expect.any(String),
        },
      ],
    },
  ]);
  expect(texts[0]).toMatch(/^verdict +candidate +stage +gate +role +outcome +recorded$/m);
  expect((await run('list')).results[0]).toHaveProperty('verdicts.length', 4);
  expect((await run('list', 'plant', '--limit', '2')).results).toEqual(results);
  expect((await run('list', 'nobody')).error).toMatchObject({ code: 'candidate.not-found', options: { exitCode: 4 } });
});

test('an unknown verdict is not found', async () => {
  for (const id of ['0'.repeat(20), 'no hash'])
    for (const verb of ['explain', 'rederive'])
      expect((await run(verb, id)).error).toMatchObject({ code: 'gate.not-found', options: { exitCode: 4 } });
});

test('one that comes out again but names less than the record knows differs by name', async () => {
  const origin = { ...lucky.origin, seed: 9, settings: 'd'.repeat(64) };
  const few = { ...lucky, origin, counts: { trials: 1, looks: 0 } };
  const loose = [{ gate: 'in-sample-skill', role: 'beside', policy: { confidence: 0 } }] as const;
  const champion = { strategy: 'b'.repeat(64), outOfSample: lucky.returns.outOfSample };
  const matched = { ...few, champion };
  const [forged] = judgeGates(matched, loose, expectationOf(matched)) as [GateVerdict];
  await proofs.storeEvidence(packEvidence(matched));
  await proofs.storeVerdicts(2, [forged]);
  const { results } = await run('rederive', identifyVerdict(forged));
  expect(results[0]).toMatchObject({
    identical: false,
    recomputed: forged,
    differences: [
      "role: beside recorded, deciding by the candidate's settings",
      'policy: {"confidence":0} recorded, {"confidence":0.95} by the candidate\'s settings',
      `origin.settings: ${'d'.repeat(64)} recorded, ${lucky.origin.settings} by the candidate's record`,
      "origin.seed: 9 recorded, 1 by the candidate's record",
      `champion: ${'b'.repeat(64)} recorded, nobody by the certificates of the stages before`,
      'ledger.trials: 1 recorded, the ledger had 3 before it was judged',
      'ledger.looks: 0 recorded, the ledger had 1 before it was judged',
    ],
  });
  expect(process.exitCode).toBe(1);
});

test('one that counts more than the ledger ever had differs, and so does one of a stage that was never trained', async () => {
  const many = { ...lucky, counts: { trials: 4, looks: 4 } };
  const later = { ...lucky, origin: { ...lucky.origin, stage: 'mastery' } };
  const found = [];
  for (const evidence of [many, later]) {
    const forged = judgeGates(evidence, plan.slice(0, 1), expectationOf(evidence));
    await proofs.storeEvidence(packEvidence(evidence));
    await proofs.storeVerdicts(2, forged);
    found.push((await run('rederive', identifyVerdict(forged[0]!))).results[0]);
  }
  expect(found).toMatchObject([
    { differences: ['ledger.trials: 4 recorded, the ledger has 3', 'ledger.looks: 4 recorded, the ledger has 1'] },
    { differences: ['no round of mastery of candidate planted is reviewed'] },
  ]);
});

test('a certificate is rederived by every verdict that it names and by the promotion', async () => {
  const hash = packEvidence(lucky).hash;
  const plain = { rule: 1, question: 'why?', evidence: hash, origin: lucky.origin, counts: lucky.counts };
  const claimed = stagePlan.map((order): GateVerdict => ({
    ...{ ...plain, ...order, ledger: { trials: 3, looks: 1 }, outcome: 'passed' },
    ...{ reasons: [], statistics: [], thresholds: [] },
  }));
  const own = fakeProvingRecord();
  Object.assign(world.session, {
    proofs: { ...own, findCandidate: proofs.findCandidate, loadStageRounds: proofs.loadStageRounds },
  });
  await own.storeEvidence(packEvidence(lucky));
  await own.storeVerdicts(0, claimed);
  const promotion = await own.recordCertificate({ ...key, evidence: hash, plan: stagePlan });
  const id = promotion.certified ? promotion.id : '';
  const { results, texts, error } = await run('rederive', id.slice(0, 20));
  Object.assign(world.session, { proofs });
  expect(error).toBeUndefined();
  expect(results[0]).toMatchObject({ id, identical: false, problems: [] });
  const deciding = stagePlan.filter(({ role }) => role === 'deciding');
  expect((results[0] as { verdicts: { gate: string; identical: boolean }[] }).verdicts).toEqual(
    deciding.map(({ gate }) => expect.objectContaining({ gate, identical: false }) as unknown),
  );
  expect(texts[0]).toContain('the promotion comes out again');
  expect(texts[0]).toContain('identical: no');
  expect(process.exitCode).toBe(1);
}, 60_000);
