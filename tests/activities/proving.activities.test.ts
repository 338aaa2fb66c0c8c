import { setTimeout as sleep } from 'node:timers/promises';
import { CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Prover } from '../../src/activities/proving-ports';
import { nameProof } from '../../src/domain/curriculum/candidate';
import { plainEvaluator } from '../support/plain-evaluator';
import { plainProver } from '../support/plain-prover';
import {
  candidate,
  family,
  key,
  openTrainedWorld,
  perform,
  proofActivities,
  strongEvaluator,
  strongProver,
  type ProofActivities,
  type ProofWorld,
} from '../support/proof-world';
import { strongParts } from '../support/strong-evidence-parts';

let world: ProofWorld;
let activities: ProofActivities;
beforeEach(async () => {
  world = await openTrainedWorld();
  activities = proofActivities(world);
});

const proverWith = (collect: Prover['collect']): Prover => ({ ...strongProver(), collect });

/** Collects, judges and asks for a certificate, as the workflow does where the judgement does not stop it. */
async function prove(with_: ProofActivities = activities) {
  const collected = await perform(() => with_.collectEvidence(key));
  const judged = await perform(() => with_.judgeStage({ ...key, evidence: collected.evidence }));
  const certified = await perform(() => with_.certifyStage({ ...key, evidence: judged.evidence }));
  return { collected, judged, certified };
}

test('a candidate with an edge passes every gate of its stage and is certified', async () => {
  const { collected, judged, certified } = await prove();
  expect(collected.gaps).toEqual([]);
  expect(judged).toMatchObject({ outcome: 'passed', reasons: [] });
  expect(judged.verdicts.filter(({ role }) => role === 'deciding').every(({ outcome }) => outcome === 'passed')).toBe(
    true,
  );
  expect(certified).toMatchObject({
    outcome: 'certified',
    certificate: expect.stringMatching(/^[0-9a-f]{64}$/),
    reasons: [],
  });
  const [recorded] = await world.proofs.loadCertificates(candidate);
  expect(recorded?.certificate).toMatchObject({ strategy: world.strategies[1]!.id, evidence: judged.evidence });
});

const parts = Object.keys(strongParts);
test.each(parts)('where %s cannot be collected, it is a gap by name and the stage is not passed', async (part) => {
  const prover = proverWith(async ({ request }) => {
    if (request.part === part) throw new RangeError('value 3 is NaN');
    return strongParts[request.part]!;
  });
  const evaluator =
    part === 'walk-forward' ? { walkForward: () => Promise.reject(new RangeError('value 3 is NaN')) } : strongEvaluator;
  const { collected, judged, certified } = await prove(proofActivities(world, { prover, evaluator }));
  expect(collected.gaps).toEqual([`${part}: value 3 is NaN`]);
  // The first stage asks nothing of stress; a gap there leaves the rest as it is.
  const isAsked = part !== 'stress';
  expect(judged.outcome).toBe(isAsked ? 'inconclusive' : 'passed');
  expect(certified.outcome).toBe(isAsked ? 'refused' : 'certified');
  expect(await world.proofs.loadCertificates(candidate)).toHaveLength(isAsked ? 0 : 1);
});

test('a part that takes longer than it may is a gap, and is told to stop', async () => {
  let stopped = false;
  const prover = proverWith(async ({ request }, { signal }) => {
    if (request.part !== 'placebos') return strongParts[request.part]!;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    stopped = true;
    throw signal.reason;
  });
  const { collected, judged } = await prove(proofActivities(world, { prover, partBudgetMs: 20 }));
  expect(collected.gaps).toEqual(['placebos: it took longer than 0.02 s']);
  expect(stopped).toBe(true);
  expect(judged.outcome).toBe('inconclusive');
});

test('a part with a figure that is not finite is a gap', async () => {
  const prover = proverWith(async ({ request }) => {
    if (request.part !== 'perturbation') return strongParts[request.part]!;
    return { perturbation: { ...strongParts.perturbation!.perturbation!, candidate: Number.NaN } };
  });
  const { collected, judged } = await prove(proofActivities(world, { prover }));
  expect(collected.gaps).toEqual(['perturbation: it holds a figure that is not finite']);
  expect(judged.outcome).toBe('inconclusive');
});

test('a row that is not finite reaches its gate, which does not pass it', async () => {
  const prover = proverWith(async ({ request }) => {
    if (request.part !== 'placebos') return strongParts[request.part]!;
    const { placebos } = strongParts.placebos!;
    const draws = placebos!.inSample.draws.map((draw) => ({ ...draw, sharpe: Float64Array.of(Number.NaN) }));
    return { placebos: { ...placebos!, inSample: { ...placebos!.inSample, draws } } };
  });
  const { judged } = await prove(proofActivities(world, { prover }));
  expect(judged).toMatchObject({ outcome: 'inconclusive', reasons: [expect.stringContaining('placebos')] });
});

test('the same record gives the same evidence, however often it is collected', async () => {
  const first = await perform(() => activities.collectEvidence(key));
  expect(await perform(() => activities.collectEvidence(key))).toEqual(first);
  expect(await perform(() => proofActivities(world).collectEvidence(key))).toEqual(first);
});

test('the look at the hold-out is in the ledger before anything is collected, once', async () => {
  const before = await world.ledger.countLooks(family);
  const prover = proverWith(async () => {
    expect(await world.ledger.listTrials(nameProof(candidate, 'foundation'))).toEqual([world.strategies[1]!.id]);
    throw new Error('the thread is gone');
  });
  await perform(() => proofActivities(world, { prover }).collectEvidence(key));
  expect(await world.ledger.countLooks(family)).toBe(before + 1);
  await perform(() => activities.collectEvidence(key));
  expect(await world.ledger.countLooks(family)).toBe(before + 1);
});

test('judging counts what the ledger holds by then, in a document of its own', async () => {
  const { evidence } = await perform(() => activities.collectEvidence(key));
  const others = world.strategies.slice(10, 13).map(({ id }) => id);
  await world.ledger.recordTrials({ run: 'backtest/other', family, genomes: others });
  const judged = await perform(() => activities.judgeStage({ ...key, evidence }));
  expect(judged.outcome).toBe('passed');
  expect(judged.evidence).not.toBe(evidence);
  const [before, after] = [await world.proofs.loadEvidence(evidence), await world.proofs.loadEvidence(judged.evidence)];
  expect(before.counts).toMatchObject({ trials: 10, looks: 1 });
  expect(after).toEqual({ ...before, counts: { ...before.counts, trials: 13, looks: 4 } });
  const verdicts = await world.proofs.loadVerdicts({ ...key, attempt: 0 });
  for (const { verdict } of verdicts) expect(verdict.counts).toMatchObject({ trials: 13, looks: 4 });
});

test('judged twice on the same record, a stage has the same verdicts', async () => {
  const { evidence } = await perform(() => activities.collectEvidence(key));
  const first = await perform(() => activities.judgeStage({ ...key, evidence }));
  expect(await perform(() => activities.judgeStage({ ...key, evidence }))).toEqual(first);
  expect(await world.proofs.loadVerdicts({ ...key, attempt: 0 })).toHaveLength(first.verdicts.length);
});

test('one byte of evidence changed in the store, and nothing is judged', async () => {
  const { evidence } = await perform(() => activities.collectEvidence(key));
  const [row] = [...world.proofs.shelf.series.values()];
  row![5]! ^= 1;
  const judging = perform(() => activities.judgeStage({ ...key, evidence }));
  await expect(judging).rejects.toMatchObject({ type: 'proving.evidence-damaged', nonRetryable: true });
  expect(await world.proofs.loadVerdicts({ ...key, attempt: 0 })).toEqual([]);
});

test('a document of evidence changed in the store is not judged either', async () => {
  const { evidence } = await perform(() => activities.collectEvidence(key));
  const { documents } = world.proofs.shelf;
  documents.set(evidence, documents.get(evidence)!.replace('"trials":10', '"trials":11'));
  const judging = perform(() => activities.judgeStage({ ...key, evidence }));
  await expect(judging).rejects.toMatchObject({ type: 'proving.evidence-damaged' });
});

test('evidence of code that is not this one is told apart, and certifies nothing', async () => {
  const { evidence } = await perform(() => activities.collectEvidence(key));
  const other = proofActivities(world, { codeVersion: 'd'.repeat(64) });
  const judged = await perform(() => other.judgeStage({ ...key, evidence }));
  expect(judged.outcome).toBe('inconclusive');
  expect(judged.reasons[0]).toContain('codeVersion');
  expect(await perform(() => other.certifyStage({ ...key, evidence: judged.evidence }))).toMatchObject({
    outcome: 'refused',
  });
});

test.each([{ seed: 2 }, { costs: 'none' as const }])(
  'evidence of a candidate with other settings is refused: %j',
  async (asked) => {
    const { evidence } = await perform(() => activities.collectEvidence(key));
    const other = await openTrainedWorld(asked);
    for (const [hash, document] of world.proofs.shelf.documents) other.proofs.shelf.documents.set(hash, document);
    for (const [name, row] of world.proofs.shelf.series) other.proofs.shelf.series.set(name, row);
    const judged = await perform(() => proofActivities(other).judgeStage({ ...key, evidence }));
    expect(judged.outcome).toBe('inconclusive');
    expect(judged.verdicts.every(({ outcome }) => outcome === 'inconclusive')).toBe(true);
  },
);

test('of promotions that come at once there is one certificate', async () => {
  const { evidence } = await perform(() => activities.collectEvidence(key));
  const judged = await perform(() => activities.judgeStage({ ...key, evidence }));
  const certify = () => perform(() => proofActivities(world).certifyStage({ ...key, evidence: judged.evidence }));
  const [first, ...others] = await Promise.all([certify(), certify(), certify()]);
  expect(first.outcome).toBe('certified');
  for (const other of others) expect(other).toEqual(first);
  expect(await world.proofs.loadCertificates(candidate)).toHaveLength(1);
});

test('two judgements with promotions side by side, one of them refused: no certificate on what was refused', async () => {
  const { evidence } = await perform(() => activities.collectEvidence(key));
  const prover = proverWith(async ({ request }) => {
    if (request.part === 'placebos') throw new Error('gone');
    return strongParts[request.part]!;
  });
  const other = await perform(() => proofActivities(world, { prover }).collectEvidence(key));
  const outcomes = await Promise.all(
    [evidence, other.evidence].map(async (collected) => {
      const judged = await perform(() => activities.judgeStage({ ...key, evidence: collected }));
      return perform(() => activities.certifyStage({ ...key, evidence: judged.evidence }));
    }),
  );
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['certified', 'refused']);
});

test('what was collected without being judged cannot be certified', async () => {
  const { evidence } = await perform(() => activities.collectEvidence(key));
  expect(await perform(() => activities.certifyStage({ ...key, evidence }))).toMatchObject({
    outcome: 'refused',
    reasons: expect.arrayContaining(['safeguards was not judged on this evidence']),
  });
});

test('a stage that was not reached is not collected for, whoever asks', async () => {
  const early = perform(() => activities.collectEvidence({ candidate, stage: 'proficiency' }));
  await expect(early).rejects.toMatchObject({ type: 'curriculum.stage-not-reached', nonRetryable: true });
  const nobody = perform(() => activities.collectEvidence({ candidate: 'nobody', stage: 'foundation' }));
  await expect(nobody).rejects.toMatchObject({ type: 'curriculum.unknown', nonRetryable: true });
});

test('a cancelled collection ends as cancelled, stores nothing and beats no more', async () => {
  const environment = new MockActivityEnvironment();
  let beats = 0;
  environment.on('heartbeat', () => {
    beats++;
    environment.cancel('CANCELLED');
  });
  const endless: Prover['collect'] = (_, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  const { collectEvidence } = proofActivities(world, { prover: proverWith(endless) });
  await expect(environment.run(() => collectEvidence(key))).rejects.toBeInstanceOf(CancelledFailure);
  const told = beats;
  expect(told).toBeGreaterThan(0);
  await sleep(30);
  expect(beats).toBe(told);
  expect(world.proofs.shelf.documents.size).toBe(0);
});

test('the walk forward searches with the senses that the strategy was bred with', async () => {
  world = await openTrainedWorld({ senses: ['how'] });
  const asked: unknown[] = [];
  const evaluator: typeof strongEvaluator = {
    walkForward: (task, watch) => {
      asked.push(task.settings.senses);
      return strongEvaluator.walkForward(task, watch);
    },
  };
  await perform(() => proofActivities(world, { evaluator }).collectEvidence(key));
  expect(asked).toEqual([['how']]);
});

test('in earnest, every part is collected of the candidate in its first row, on bars of both sides of the hold-out', async () => {
  const settings = { walkForward: { windows: 3, population: 4, generations: 1 } };
  world = await openTrainedWorld(settings);
  const { collectEvidence } = proofActivities(world, { prover: plainProver(), evaluator: plainEvaluator() });
  const { evidence, gaps } = await perform(() => collectEvidence(key));
  expect(gaps).toEqual([]);
  const found = await world.proofs.loadEvidence(evidence);
  expect(found.returns.inSample).toHaveLength(504);
  expect(found.returns.outOfSample).toHaveLength(175);
  expect(found.trialReturns).toMatchObject({ rows: 10, columns: 504 });
  expect(found.trialReturns?.values.subarray(0, 504)).toEqual(found.returns.inSample);
  expect(found.lookReturns).toMatchObject({ rows: 1, columns: 175, values: found.returns.outOfSample });
  expect(found.walkForward?.windows).toHaveLength(3);
  expect(found.origin).toMatchObject({ ...key, strategy: world.strategies[1]!.id, family, seed: 1 });
  expect(found.counts).toMatchObject({ trials: 10, looks: 1, effectiveTrials: expect.any(Number) });
  for (const part of ['placebos', 'lookAhead', 'perturbation', 'stress', 'safeguards'] as const)
    expect(found[part]).toBeDefined();
});
