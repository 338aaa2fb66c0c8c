import { nameTrainingRun, type StageLabel } from '../../src/domain/curriculum/candidate';
import { bendStageConstraints } from '../../src/domain/curriculum/stage-constraints';
import { genomeId } from '../../src/domain/strategy/canonical-genome';
import type { Prover } from '../../src/activities/proving-ports';
import { createActivities, driveRun } from '../support/activity-run';
import {
  candidate,
  family,
  key,
  openProofWorld,
  openTrainedWorld,
  perform,
  proofActivities,
  strongProver,
  type ProofActivities,
  type ProofWorld,
} from '../support/proof-world';
import { strongParts } from '../support/strong-evidence-parts';

const execution = { chunkSize: 10 };
const round = { ...key, round: 0 };
let world: ProofWorld;
let activities: ProofActivities;
beforeEach(async () => {
  world = await openProofWorld({ training: { population: 6, generations: 1, rounds: 2 } });
  activities = proofActivities(world);
});

const open = (settings: Partial<ProofWorld['settings']> = {}) =>
  perform(() => activities.openCurriculum({ candidate, settings: { ...world.settings, ...settings }, execution }));

/** Plans a round and evolves its run as the workflow does. */
async function train(of: { stage: StageLabel; round: number } = round) {
  const plan = await perform(() => activities.planRound({ candidate, ...of }));
  await driveRun(createActivities(world), { run: plan.run, settings: plan.settings });
  return plan;
}

async function prove(stage: StageLabel, prover: Prover = strongProver()) {
  const own = proofActivities(world, { prover });
  const { evidence } = await perform(() => own.collectEvidence({ candidate, stage }));
  const judged = await perform(() => own.judgeStage({ candidate, stage, evidence }));
  return perform(() => own.certifyStage({ candidate, stage, evidence: judged.evidence }));
}

/** A review on record, without the training. */
const recordRound = (stage: StageLabel, strategy: string) =>
  world.proofs.storeStageRound({
    ...{ candidate, stage, round: 0 },
    content: {
      run: nameTrainingRun(candidate, stage, 0),
      trainedLevel: 0,
      level: 1,
      strategy,
      ready: true,
      why: 'why',
    },
  });

describe('openCurriculum', () => {
  test('opens a candidate with its settings, once', async () => {
    const { dataset } = world.settings;
    expect(await open()).toEqual({ done: [], dataset });
    const opened = await world.proofs.findCandidate(candidate);
    expect(opened).toMatchObject({
      strategy: world.settings.strategy,
      dataset,
      settings: world.settings,
      status: 'foundation',
    });
    expect(await open()).toEqual({ done: [], dataset });
    expect(await world.proofs.findCandidate(candidate)).toEqual(opened);
  });

  test('refuses other settings under a name that is taken, and says which', async () => {
    await open();
    await expect(open({ seed: 7 })).rejects.toMatchObject({
      ...{ type: 'curriculum.differs', nonRetryable: true },
      message: expect.stringContaining('seed: 1 recorded, 7 asked'),
    });
  });

  test.each([
    { asked: { seed: -1 }, type: 'curriculum.settings-invalid' },
    { asked: { strategy: 'f'.repeat(64) }, type: 'curriculum.strategy-unknown' },
    { asked: { dataset: 'f'.repeat(64) }, type: 'data.not-found' },
    { asked: { run: 'nobody' }, type: 'curriculum.settings-invalid' },
  ])('refuses $asked as $type before anything is recorded', async ({ asked, type }) => {
    await expect(open(asked)).rejects.toMatchObject({ type, nonRetryable: true });
    expect(await world.proofs.listCandidates()).toEqual([]);
  });

  test('refuses a strategy that is not the one its id says, or does not fit the data', async () => {
    const wrong = 'a'.repeat(64);
    await world.record.storeGenome(wrong, world.strategies[0]!.genome);
    await expect(open({ strategy: wrong })).rejects.toMatchObject({ type: 'curriculum.incompatible' });
    const enter = { left: 'sma(5000)', is: 'below', right: 'close' } as const;
    const slow = { ...world.strategies[0]!.genome, long: { enter } };
    await world.record.storeGenome(genomeId(slow), slow);
    await expect(open({ strategy: genomeId(slow) })).rejects.toMatchObject({
      ...{ type: 'curriculum.incompatible', nonRetryable: true },
      message: expect.stringContaining('sma(5000)'),
    });
    expect(await world.proofs.listCandidates()).toEqual([]);
  });

  test('tells of stages whose outcome is known, certified and refused alike', async () => {
    await open();
    await recordRound('foundation', world.strategies[1]!.id);
    expect(await open()).toMatchObject({ done: [] });
    const { certificate } = await prove('foundation');
    expect(await open()).toMatchObject({
      done: [{ stage: 'foundation', outcome: 'certified', reasons: [], certificate }],
    });
    await recordRound('proficiency', world.strategies[2]!.id);
    const withoutPlacebos: Prover = {
      ...strongProver(),
      collect: async ({ request }) => (request.part === 'placebos' ? {} : strongParts[request.part]!),
    };
    expect(await prove('proficiency', withoutPlacebos)).toMatchObject({ outcome: 'refused' });
    const { done } = await open();
    expect(done.map(({ stage, outcome }) => [stage, outcome])).toEqual([
      ['foundation', 'certified'],
      ['proficiency', expect.stringMatching(/refused|inconclusive/)],
    ]);
    expect(done[1]!.reasons.length).toBeGreaterThan(0);
  });
});

describe('planRound', () => {
  beforeEach(() => open());

  test('the first round trains the strategy itself under the constraints of its stage', async () => {
    const { run, level, settings, isDone } = await perform(() => activities.planRound(round));
    expect({ run, level, isDone }).toEqual({ run: 'candidate-foundation-0', level: 0, isDone: false });
    expect(settings).toMatchObject({
      ...{ dataset: world.settings.dataset, population: 6, generations: 1, costs: 'default' },
      search: { founders: [world.settings.strategy], families: false },
      training: { constraints: bendStageConstraints('foundation', 0) },
    });
    expect(await perform(() => activities.planRound(round))).toEqual({ run, level, settings, isDone });
  });

  test('training may use the senses that the strategy was bred with', async () => {
    world = await openProofWorld({ senses: ['regime', 'when'] });
    activities = proofActivities(world);
    await open();
    const { settings } = await perform(() => activities.planRound(round));
    expect(settings.search?.senses).toEqual(['regime', 'when']);
  });

  test('a later round begins with what the one before left, as hard as that says, from a seed of its own', async () => {
    const first = await perform(() => activities.planRound(round));
    const later = perform(() => activities.planRound({ ...round, round: 1 }));
    await expect(later).rejects.toMatchObject({ type: 'curriculum.round-missing', nonRetryable: false });
    await recordRound('foundation', world.strategies[3]!.id);
    const second = await perform(() => activities.planRound({ ...round, round: 1 }));
    expect(second).toMatchObject({ run: 'candidate-foundation-1', level: 1 });
    expect(second.settings.search?.founders).toEqual([world.strategies[3]!.id]);
    expect(second.settings.training?.constraints).toEqual(bendStageConstraints('foundation', 1));
    expect(second.settings.seed).not.toBe(first.settings.seed);
  });

  test('the next stage begins with whom the last certificate names, at no difficulty', async () => {
    await recordRound('foundation', world.strategies[1]!.id);
    await prove('foundation');
    const { level, settings } = await perform(() => activities.planRound({ ...round, stage: 'proficiency' }));
    expect(level).toBe(0);
    expect(settings.search?.founders).toEqual([world.strategies[1]!.id]);
  });

  test('a run that has ended is not to be run again', async () => {
    await train();
    expect((await perform(() => activities.planRound(round))).isDone).toBe(true);
  });
});

describe('reviewRound', () => {
  beforeEach(() => open());

  test('takes the best of the training, never looks at the hold-out, and the first review stands', async () => {
    const { run } = await train();
    const review = await perform(() => activities.reviewRound(round));
    const [last] = (await world.record.loadGenerations(run)).slice(-1);
    expect([...last!.archive, world.settings.strategy]).toContain(review.strategy);
    expect(review.why).toContain('round 1 of 2');
    expect(await world.record.loadAssessments(run)).toEqual([]);
    expect(await world.ledger.countLooks(family)).toBe(0);
    const [recorded] = await world.proofs.loadStageRounds(candidate, 'foundation');
    expect(recorded?.content).toMatchObject({ run, trainedLevel: 0, ...review });
    expect(await perform(() => activities.reviewRound(round))).toEqual(review);
  });

  test('waits for a run that has not ended, and asks for one that was planned', async () => {
    const early = perform(() => activities.reviewRound(round));
    await expect(early).rejects.toMatchObject({ type: 'evolution.run-unknown' });
    const { run, settings } = await perform(() => activities.planRound(round));
    const evolution = createActivities(world);
    await perform(() => evolution.openEvolution({ run, settings, execution }));
    const reviewing = perform(() => activities.reviewRound(round));
    await expect(reviewing).rejects.toMatchObject({ type: 'curriculum.run-unfinished', nonRetryable: false });
    // Stopped before anybody was scored: the candidate stays as it is.
    await perform(() => evolution.concludeEvolution({ run, stopped: true }));
    expect(await perform(() => activities.reviewRound(round))).toMatchObject({ strategy: world.settings.strategy });
  });
});

describe('the end', () => {
  test('a stage after the first is matched against whoever was certified before it', async () => {
    world = await openTrainedWorld();
    await prove('foundation');
    await recordRound('proficiency', world.strategies[2]!.id);
    const asked: string[] = [];
    const prover: Prover = {
      ...strongProver(),
      async collect({ request }) {
        asked.push(request.part);
        if (request.part !== 'champion') return strongParts[request.part]!;
        const { outOfSample } = strongParts.returns!.returns!;
        return { champion: { strategy: request.champion.id, outOfSample: outOfSample.map((value) => value / 2) } };
      },
    };
    expect(await prove('proficiency', prover)).toMatchObject({ outcome: expect.any(String) });
    expect(asked).toContain('champion');
    const [verdict] = (await world.proofs.listVerdicts({ candidate, limit: 50 })).filter(
      ({ verdict: { gate } }) => gate === 'non-inferiority',
    );
    expect((await world.proofs.loadEvidence(verdict!.verdict.evidence)).champion?.strategy).toBe(
      world.strategies[1]!.id,
    );
    const silent: Prover = { ...strongProver(), collect: async ({ request }) => strongParts[request.part] ?? {} };
    expect(await prove('proficiency', silent)).toMatchObject({ outcome: 'refused' });
  });

  test('says what each stage came to under one hash, and the first conclusion stands', async () => {
    world = await openTrainedWorld();
    activities = proofActivities(world);
    const { certificate } = await prove('foundation');
    const conclude = (outcome: 'certified' | 'refused') =>
      perform(() => activities.concludeCurriculum({ candidate, outcome, stopped: false }));
    const concluded = await conclude('certified');
    expect(concluded).toEqual({
      resultHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      outcome: 'certified',
      certificate,
    });
    expect(await conclude('refused')).toEqual(concluded);
    expect(await world.proofs.findCandidate(candidate)).toMatchObject({
      status: 'certified',
      outcome: { ...concluded, stopped: false, stages: [{ stage: 'foundation', outcome: 'certified' }] },
    });
    await expect(open(world.settings)).rejects.toMatchObject({ type: 'curriculum.ended', nonRetryable: true });
  });

  test('the same way through on another record has the same hash', async () => {
    const hashes = [];
    for (let turn = 0; turn < 2; turn++) {
      world = await openTrainedWorld();
      await prove('foundation');
      const { resultHash } = await perform(() =>
        proofActivities(world).concludeCurriculum({ candidate, outcome: 'certified', stopped: false }),
      );
      hashes.push(resultHash);
    }
    expect(hashes[1]).toBe(hashes[0]);
  });

  test('one that was stopped keeps the certificates it has', async () => {
    world = await openTrainedWorld();
    activities = proofActivities(world);
    await prove('foundation');
    await recordRound('proficiency', world.strategies[2]!.id);
    const { outcome, certificate } = await perform(() =>
      activities.concludeCurriculum({ candidate, outcome: 'stopped', stopped: true }),
    );
    expect(outcome).toBe('stopped');
    expect(certificate).toBe((await world.proofs.loadCertificates(candidate))[0]?.id);
    expect(await world.proofs.findCandidate(candidate)).toMatchObject({
      outcome: { stages: [{ outcome: 'certified' }, { stage: 'proficiency', outcome: 'stopped' }] },
    });
  });

  test('one that was abandoned is taken up again', async () => {
    await open();
    await perform(() => activities.abandonCurriculum({ candidate, outcome: 'failed', reason: 'the disk is full' }));
    expect(await world.proofs.findCandidate(candidate)).toMatchObject({ status: 'failed' });
    await open();
    await perform(() => activities.noteCurriculum({ candidate, status: 'paused' }));
    expect(await world.proofs.findCandidate(candidate)).toMatchObject({ status: 'paused' });
  });

  test.each(['planRound', 'reviewRound', 'certifyStage', 'concludeCurriculum'] as const)(
    '%s of an unknown candidate fails for good',
    async (name) => {
      const input = { ...round, evidence: 'e', outcome: 'refused', stopped: false, candidate: 'nobody' } as never;
      const work = perform<unknown>(() => activities[name](input));
      await expect(work).rejects.toMatchObject({ type: 'curriculum.unknown', nonRetryable: true });
    },
  );
});
