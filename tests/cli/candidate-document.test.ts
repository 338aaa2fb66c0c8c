import { candidateDocument, describeCandidate, listedCandidate } from '../../src/cli/candidate-document';
import { asCandidate } from '../../src/cli/candidate-lookup';
import { completeCandidate } from '../../src/domain/curriculum/candidate';
import type { RoundContent } from '../../src/domain/curriculum/review';
import { planGates } from '../../src/domain/curriculum/stage-gates';
import type { Json } from '../../src/domain/numerics/canonical-json';
import { packEvidence } from '../../src/domain/validation/evidence-record';
import type { GateOutcome } from '../../src/domain/validation/gate';
import type { GateOrder } from '../../src/domain/validation/gate-plan';
import type { GateVerdict } from '../../src/domain/validation/gate-verdict';
import { fakeProvingRecord, type FakeProvingRecord } from '../fakes/proving-record';
import { sampleEvidence } from '../support/sample-evidence';

const settings = completeCandidate({ strategy: 'a'.repeat(64), dataset: 'b'.repeat(64) });
const round: RoundContent = {
  ...{ run: 'x-foundation-0', trainedLevel: 1, level: 1, strategy: 'c'.repeat(64), ready: true },
  why: 'round 1 of 3: the targets are met in sample',
};
const sample = sampleEvidence();
const evidence = { ...sample, origin: { ...sample.origin, candidate: 'x' } };
const skill: GateOrder = { gate: 'in-sample-skill', role: 'deciding', policy: { confidence: 0.95 } };

let proofs: FakeProvingRecord;
beforeEach(async () => {
  proofs = fakeProvingRecord();
  const { strategy, dataset } = settings;
  await proofs.openCandidate(
    { candidate: 'x', strategy, dataset, settings: settings as unknown as Json },
    'foundation',
  );
});

const documentOf = async () => candidateDocument(asCandidate((await proofs.findCandidate('x'))!), proofs);

const trained = () =>
  proofs.storeStageRound({ candidate: 'x', stage: 'foundation', round: 0, content: round as unknown as Json });

/** One gate that decides, and one that is told beside and refuses. */
async function judge(outcome: GateOutcome): Promise<string> {
  const hash = await proofs.storeEvidence(packEvidence(evidence));
  const { origin, counts } = evidence;
  const plain = { rule: 1, question: 'is it skill?', evidence: hash, origin, counts, ledger: { trials: 10, looks: 1 } };
  const deciding: GateVerdict = {
    ...{ ...plain, ...skill, outcome, reasons: outcome === 'passed' ? [] : ['deflatedSharpe 0.61, below 0.95'] },
    statistics: [
      { name: 'trials', value: 10, method: 'the ledger' },
      { name: 'deflatedSharpe', value: 0.61, interval: { lower: 0.5, upper: 0.7, level: 0.95 }, method: 'Bailey 2014' },
    ],
    thresholds: [
      { statistic: 'trials', part: 'value', relation: 'atLeast', value: 1 },
      { statistic: 'deflatedSharpe', part: 'value', relation: 'atLeast', value: 0.95 },
    ],
  };
  const beside: GateVerdict = {
    ...{ ...plain, gate: 'seed-walk-forward', role: 'beside', policy: { periods: 3, passRate: 0.95 } },
    ...{ outcome: 'refused', reasons: ['2 of 3 periods'], statistics: [], thresholds: [] },
  };
  await proofs.storeVerdicts(0, [deciding, beside]);
  return hash;
}

test('a candidate whose first training is at work has no round to tell of, and names the stage', async () => {
  const document = await documentOf();
  expect(document).toMatchObject({
    ...{ candidate: 'x', workflowId: 'curriculum/x', status: 'foundation', stage: 'foundation', stages: [] },
  });
  expect(describeCandidate(document)).toContain('foundation: round 1 of training is at work');
});

test('one stopped in its first training names the stage that it was stopped at', async () => {
  await proofs.concludeCandidate('x', { status: 'stopped', outcome: { outcome: 'stopped', resultHash: 'f' } });
  const document = await documentOf();
  expect(document).toMatchObject({ stage: 'foundation', outcome: 'stopped', stages: [] });
  const text = describeCandidate(document);
  expect(text).toContain('candidate x: stopped at foundation');
  expect(text).toContain('foundation: stopped before its first round of training was done');
});

test('a stage at work shows its rounds, and no outcome before it has one', async () => {
  await trained();
  const document = await documentOf();
  expect(document.stages).toEqual([
    {
      ...{ stage: 'foundation', title: 'Risk-Aware Foundation', strategy: 'c'.repeat(64), rounds: [round] },
      ...{ reasons: [], gates: [] },
    },
  ]);
  expect(describeCandidate(document)).toContain('the targets are met in sample (difficulty +1)');
});

test('a refused stage names each gate with its figure, interval, threshold and evidence, and says why', async () => {
  await trained();
  const hash = await judge('refused');
  await proofs.concludeCandidate('x', {
    status: 'refused',
    outcome: { outcome: 'refused', resultHash: 'f'.repeat(64) },
  });
  const document = await documentOf();
  expect(document).toMatchObject({ outcome: 'refused', resultHash: 'f'.repeat(64), stage: 'foundation' });
  const [stage] = document.stages;
  expect(stage).toMatchObject({
    outcome: 'refused',
    evidence: hash,
    reasons: ['in-sample-skill: deflatedSharpe 0.61, below 0.95'],
  });
  expect(stage!.gates[0]).toEqual({
    ...{ gate: 'in-sample-skill', role: 'deciding', outcome: 'refused', evidence: hash },
    statistic: expect.objectContaining({ name: 'deflatedSharpe', value: 0.61 }) as unknown,
    interval: { lower: 0.5, upper: 0.7, level: 0.95 },
    threshold: { statistic: 'deflatedSharpe', part: 'value', relation: 'atLeast', value: 0.95 },
    reasons: ['deflatedSharpe 0.61, below 0.95'],
    id: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
  });
  expect(stage!.gates[1]).not.toHaveProperty('threshold');
  const text = describeCandidate(document);
  expect(text).toContain('candidate x: refused at foundation');
  expect(text).toContain('Why foundation is refused:');
  expect(text).toContain('  - in-sample-skill: deflatedSharpe 0.61, below 0.95');
  expect(text).toContain('(refused)');
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

/** Every gate of the stage says so, whatever the evidence is. */
async function certify(): Promise<{ id: string; verdicts: GateVerdict[] }> {
  const own = { ...evidence, origin: { ...evidence.origin, dataset: settings.dataset, seed: settings.seed } };
  const { origin, counts } = own;
  const hash = await proofs.storeEvidence(packEvidence(own));
  const plan = planGates('foundation', settings.policy);
  const verdicts = plan.map((order): GateVerdict => ({
    ...{ ...order, rule: 1, question: 'is it skill?', evidence: hash, origin, counts, ledger: counts },
    ...{ outcome: order.role === 'deciding' ? 'passed' : 'refused', reasons: [], statistics: [], thresholds: [] },
  }));
  await proofs.storeVerdicts(0, verdicts);
  const promotion = await proofs.recordCertificate({ candidate: 'x', stage: 'foundation', evidence: hash, plan });
  return { id: promotion.certified ? promotion.id : '', verdicts };
}

test('a certified stage names its certificate, whatever is told beside', async () => {
  await trained();
  const { id: certificate } = await certify();
  const document = await documentOf();
  expect(document).toMatchObject({ certificate, stages: [{ outcome: 'certified', certificate, reasons: [] }] });
  expect(document).not.toHaveProperty('fallen');
  expect(describeCandidate(document)).toContain('Every deciding gate of foundation passed');
});

test('a refusal stored after the certificate contests it, and nobody is certified any more', async () => {
  await trained();
  const { id, verdicts } = await certify();
  await proofs.concludeCandidate('x', { status: 'certified', outcome: { outcome: 'certified', resultHash: 'f' } });
  expect(await documentOf()).toMatchObject({ outcome: 'certified', certificate: id });
  await proofs.storeVerdicts(0, [{ ...verdicts[3]!, outcome: 'refused', reasons: ['luck after all'] }]);
  const document = await documentOf();
  const problem = 'in-sample-skill refused: luck after all';
  expect(document).toMatchObject({
    ...{ outcome: 'refused', stages: [{ outcome: 'refused' }] },
    fallen: [{ id, stage: 'foundation', problems: [problem] }],
  });
  expect(document).not.toHaveProperty('certificate');
  const text = describeCandidate(document);
  expect(text).toContain(`WARNING: certificate ${id} of foundation does not stand: ${problem}`);
  expect(text).toContain('candidate x: refused at foundation');
});

test('one gate that is all a certificate names bears nobody, and the judgement before it still holds', async () => {
  await trained();
  const hash = await judge('refused');
  const late = { ...evidence, counts: { trials: 1, looks: 1 } };
  const forged = await proofs.storeEvidence(packEvidence(late));
  const { verdict } = (await proofs.listVerdicts({ limit: 2 }))[1]!;
  await proofs.storeVerdicts(0, [
    { ...verdict, counts: late.counts, evidence: forged, outcome: 'passed', reasons: [] },
  ]);
  await proofs.recordCertificate({ candidate: 'x', stage: 'foundation', evidence: forged, plan: [skill] });
  const document = await documentOf();
  expect(document.stages).toMatchObject([{ outcome: 'refused', evidence: hash }]);
  expect(document).not.toHaveProperty('certificate');
  expect(document.fallen?.[0]?.problems).toContain('out-of-sample-skill was not judged on this evidence');
});

test('a candidate that ended before its stage was judged leaves that stage stopped', async () => {
  await trained();
  await proofs.concludeCandidate('x', { status: 'stopped', outcome: { outcome: 'stopped', resultHash: 'f' } });
  expect((await documentOf()).stages).toMatchObject([{ outcome: 'stopped' }]);
});

test('a candidate that rests says what it waits for', async () => {
  await proofs.setCandidateStatus('x', 'resting');
  expect(describeCandidate(await documentOf())).toContain('resting until the next attempt');
});

test('a line of the list tells what a candidate is', async () => {
  const [recorded] = await proofs.listCandidates();
  expect(listedCandidate(recorded!)).toMatchObject({
    ...{ candidate: 'x', status: 'foundation', policy: 'statistical', seed: 1, dataset: settings.dataset },
  });
});
