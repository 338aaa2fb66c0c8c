import { findStanding, loadStageFacts } from '../../src/activities/stage-facts';
import { stageOfLabel, type StageLabel } from '../../src/domain/curriculum/candidate';
import { planGates } from '../../src/domain/curriculum/stage-gates';
import { packEvidence } from '../../src/domain/validation/evidence-record';
import type { GateVerdict } from '../../src/domain/validation/gate-verdict';
import { candidate, openTrainedWorld, type ProofWorld } from '../support/proof-world';
import { sampleEvidence } from '../support/sample-evidence';

const codeVersion = 'c'.repeat(64);
const idOf = (letter: string): string => letter.repeat(64);

/** A certificate of the stage for that strategy, every gate of its plan passed. */
async function certify({ proofs, settings }: ProofWorld, stage: StageLabel, strategy: string): Promise<void> {
  const plan = planGates(stageOfLabel(stage), settings.policy);
  const sample = sampleEvidence();
  const origin = { ...sample.origin, candidate, stage, strategy, dataset: settings.dataset, seed: settings.seed };
  const packed = packEvidence({ ...sample, origin });
  await proofs.storeEvidence(packed);
  const verdicts = plan.map((order): GateVerdict => ({
    ...{ ...order, rule: 1, question: 'why?', evidence: packed.hash, origin, counts: sample.counts },
    ...{ ledger: { trials: 1, looks: 1 }, outcome: 'passed', reasons: [], statistics: [], thresholds: [] },
  }));
  await proofs.storeVerdicts(0, verdicts);
  expect(await proofs.recordCertificate({ candidate, stage, evidence: packed.hash, plan })).toMatchObject({
    certified: true,
  });
}

test('a stage is matched against the last certified stage before it, whenever the certificates were recorded', async () => {
  const world = await openTrainedWorld();
  const found = async (stage: StageLabel) =>
    (await findStanding(world.proofs, { candidate, stage }))?.certificate.strategy;
  expect(await found('mastery')).toBeUndefined();
  // Recorded from the last to the first, so that by the clock the first would be everybody's champion.
  await certify(world, 'improvement-2', idOf('e'));
  await certify(world, 'mastery', idOf('d'));
  await certify(world, 'foundation', idOf('b'));
  expect(await found('foundation')).toBeUndefined();
  expect(await found('proficiency')).toBe(idOf('b'));
  expect(await found('mastery')).toBe(idOf('b'));
  expect(await found('excellence')).toBe(idOf('d'));
  expect(await found('improvement-2')).toBe(idOf('d'));
  expect(await found('improvement-10')).toBe(idOf('e'));
});

test('what is certified later changes nothing about who had to be matched', async () => {
  const world = await openTrainedWorld();
  const { dataSets, proofs, strategies } = world;
  const loadFacts = (stage: StageLabel) => loadStageFacts({ dataSets, proofs, codeVersion }, { candidate, stage });
  const before = await loadFacts('foundation');
  expect(before).not.toHaveProperty('champion');
  await certify(world, 'foundation', strategies[1]!.id);
  await certify(world, 'proficiency', strategies[2]!.id);
  expect(await loadFacts('foundation')).toEqual(before);
});

test('whoever would be matched by itself has no champion', async () => {
  const world = await openTrainedWorld();
  const { dataSets, proofs, strategies } = world;
  await certify(world, 'foundation', strategies[1]!.id);
  const championOf = async (strategy: string, round: number) => {
    const content = { run: 'r', trainedLevel: 0, level: 0, strategy, ready: true, why: 'it is good' };
    await proofs.storeStageRound({ candidate, stage: 'proficiency', round, content });
    return (await loadStageFacts({ dataSets, proofs, codeVersion }, { candidate, stage: 'proficiency' })).champion;
  };
  expect(await championOf(strategies[1]!.id, 0)).toBeUndefined();
  expect(await championOf(strategies[2]!.id, 1)).toBe(strategies[1]!.id);
});
