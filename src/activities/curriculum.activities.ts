import { log } from '@temporalio/activity';
import type {
  CandidateKey,
  Certification,
  CurriculumActivities,
  CurriculumExecution,
  RoundKey,
  RoundReview,
  StageKey,
} from '../contracts/curriculum';
import type { EvolutionSettings } from '../contracts/evolution';
import {
  candidateText,
  nameTrainingRun,
  stageOfLabel,
  type CandidateSettings,
  type CandidateStatus,
} from '../domain/curriculum/candidate';
import { describeCandidateDifferences } from '../domain/curriculum/candidate-differences';
import { CurriculumFault } from '../domain/curriculum/curriculum-fault';
import { replayInSample } from '../domain/curriculum/evidence-returns';
import { judgingConstraints } from '../domain/curriculum/judging-constraints';
import { chooseTrained, reviewTraining } from '../domain/curriculum/review';
import { bendStageConstraints } from '../domain/curriculum/stage-constraints';
import { planGates } from '../domain/curriculum/stage-gates';
import { completePlan } from '../domain/evolution/search-plan';
import { periodsPerYear } from '../domain/market/periods';
import { deriveSeed } from '../domain/numerics/derived-seed';
import { canonicalJson, type Json } from '../domain/numerics/canonical-json';
import type { GenomeId } from '../domain/strategy/genome';
import { checkCandidate } from './candidate-check';
import { concludeCandidacy, type Ending } from './candidacy-conclusion';
import { translatingFaults } from './faults';
import { requireRun } from './evolution.activities';
import type { Run } from './ports';
import { requireTurn } from './stage-order';
import { listStageOutcomes } from './stage-outcomes';
import { findStanding, loadRounds, requireCandidate, type ProvingStores } from './stage-facts';

/** Opens a candidate, plans and reviews its training, certifies and closes: light work that reads and writes the record. */
export function curriculumActivities(ports: ProvingStores) {
  const { proofs } = ports;
  return translatingFaults({
    openCurriculum: (input: Opening) => openCurriculum(ports, input),
    planRound: (key: RoundKey) => planRound(ports, key),
    reviewRound: (key: RoundKey) => reviewRound(ports, key),
    certifyStage: (input: StageKey & { evidence: string }) => certifyStage(ports, input),
    noteCurriculum: ({ candidate, status }: CandidateKey & { status: CandidateStatus }) =>
      proofs.setCandidateStatus(candidate, status),
    concludeCurriculum: (input: CandidateKey & Ending) => concludeCandidacy(proofs, input),
    abandonCurriculum: (input: Abandoned) => abandonCurriculum(ports, input),
  }) satisfies CurriculumActivities;
}

type Opening = CandidateKey & { readonly settings: CandidateSettings; readonly execution: CurriculumExecution };

async function openCurriculum(
  ports: ProvingStores,
  { candidate, settings, execution }: Opening,
): ReturnType<CurriculumActivities['openCurriculum']> {
  const { proofs } = ports;
  await checkCandidate(ports, { candidate, settings, execution });
  const { strategy, dataset, run } = settings;
  const opened = await proofs.openCandidate(
    { candidate, strategy, dataset, ...(run !== undefined && { run }), settings: settings as unknown as Json },
    'foundation',
  );
  const recorded = opened.settings as unknown as CandidateSettings;
  if (candidateText(recorded) !== candidateText(settings))
    throw new CurriculumFault(
      'curriculum.differs',
      `candidate ${candidate} was opened with other settings: ${describeCandidateDifferences(recorded, settings)}`,
    );
  if (opened.outcome !== undefined)
    throw new CurriculumFault('curriculum.ended', `candidate ${candidate} has ended as ${opened.status}`);
  const done = (await listStageOutcomes(proofs, candidate)).flatMap(({ stage, outcome, reasons, certificate }) =>
    outcome === 'stopped' ? [] : [{ stage, outcome, reasons, ...(certificate !== undefined && { certificate }) }],
  );
  log.info('candidate opened', { candidate, ...settings, done: done.length });
  return { done, dataset };
}

/** The next run of training: in the neighbourhood of the candidate as it stands, under constraints as hard as the round before says. */
async function planRound(
  { record, proofs }: ProvingStores,
  key: RoundKey,
): ReturnType<CurriculumActivities['planRound']> {
  const { candidate, stage, round } = key;
  await requireTurn(proofs, key);
  const { settings } = await requireCandidate(proofs, candidate);
  const { beginner, level } = await findBeginning(proofs, key, settings);
  const run = nameTrainingRun(candidate, stage, round);
  const { population, generations } = settings.training;
  const training: EvolutionSettings = {
    ...{ dataset: settings.dataset, population, generations, costs: settings.costs },
    seed: deriveSeed(settings.seed, 'training', stage, round),
    search: { founders: [beginner], families: false, ...(settings.senses && { senses: settings.senses }) },
    training: { constraints: bendStageConstraints(stageOfLabel(stage), level) },
  };
  const known = await record.findRun(run);
  if (known) requireOwnTraining(known, training);
  return { run, level, settings: training, isDone: known?.resultHash !== undefined };
}

/** A run that somebody named so before is no training of this candidate, whatever it found. */
function requireOwnTraining({ run, settings }: Run, training: EvolutionSettings): void {
  const planned = { ...training, search: completePlan(training.search) };
  if (canonicalJson(settings as unknown as Json) === canonicalJson(planned as unknown as Json)) return;
  throw new CurriculumFault(
    'curriculum.run-foreign',
    `run ${run} was opened with other settings than this training has: name the candidate otherwise`,
  );
}

/** Whom a round begins with and how hard it is: as the round before left them, else as the candidate came to the stage. */
async function findBeginning(
  proofs: ProvingStores['proofs'],
  { candidate, stage, round }: RoundKey,
  settings: CandidateSettings,
): Promise<{ beginner: GenomeId; level: number }> {
  if (round === 0) {
    const standing = await findStanding(proofs, { candidate, stage });
    return { beginner: standing?.certificate.strategy ?? settings.strategy, level: 0 };
  }
  const before = (await loadRounds(proofs, { candidate, stage }))[round - 1];
  if (!before)
    throw new CurriculumFault(
      'curriculum.round-missing',
      `round ${round - 1} of ${stage} of ${candidate} is not recorded`,
    );
  return { beginner: before.strategy, level: before.level };
}

async function reviewRound(ports: ProvingStores, key: RoundKey): Promise<RoundReview> {
  const { dataSets, record, proofs } = ports;
  const { candidate, stage, round } = key;
  const { settings } = await requireCandidate(proofs, candidate);
  const { beginner, level: trainedLevel } = await findBeginning(proofs, key, settings);
  const run = nameTrainingRun(candidate, stage, round);
  const { resultHash } = await requireRun(record, run);
  if (resultHash === undefined) throw new CurriculumFault('curriculum.run-unfinished', `run ${run} has not ended`);
  const { id: strategy, genome } = await chooseFromRun(record, { run, beginner });
  const bars = await dataSets.load(settings.dataset);
  const constraints = judgingConstraints(stageOfLabel(stage));
  const content = reviewTraining({
    ...{ run, strategy, round, trainedLevel, stage: stageOfLabel(stage) },
    rounds: stage === stageOfLabel(stage) ? settings.training.rounds : 1,
    returns: replayInSample({ bars, costs: settings.costs, constraints }, genome),
    periodsPerYear: periodsPerYear(bars),
  });
  await proofs.storeStageRound({ candidate, stage, round, content: content as unknown as Json });
  const kept = (await loadRounds(proofs, key))[round] ?? content;
  const review = { strategy: kept.strategy, ready: kept.ready, level: kept.level, why: kept.why };
  log.info('training reviewed', { ...key, ...review });
  return review;
}

/** The best of the run's last archive, or the one that it began with; a run that was stopped before it scored anybody leaves that one. */
async function chooseFromRun(record: ProvingStores['record'], { run, beginner }: { run: string; beginner: GenomeId }) {
  const last = (await record.loadGenerations(run)).at(-1);
  if (!last) {
    const genome = await record.loadGenome(beginner);
    if (!genome) throw new CurriculumFault('curriculum.strategy-unknown', `no strategy ${beginner} is stored`);
    return { id: beginner, genome };
  }
  const arena = { run, arena: last.state.arena };
  const [own] = await record.loadScored(arena, [beginner]);
  return chooseTrained(await record.loadScored(arena, last.archive), own!);
}

async function certifyStage(
  { proofs }: ProvingStores,
  { candidate, stage, evidence }: StageKey & { readonly evidence: string },
): Promise<Certification> {
  await requireTurn(proofs, { candidate, stage });
  const { settings } = await requireCandidate(proofs, candidate);
  const plan = planGates(stageOfLabel(stage), settings.policy);
  const promotion = await proofs.recordCertificate({ candidate, stage, evidence, plan });
  log.info('stage certified', { candidate, stage, evidence, certified: promotion.certified });
  return promotion.certified
    ? { outcome: 'certified', certificate: promotion.id, reasons: [] }
    : { outcome: 'refused', reasons: promotion.reasons };
}

type Abandoned = CandidateKey & { readonly outcome: 'cancelled' | 'failed'; readonly reason: string };

/** Notes a curriculum that ended without a result. Its trials and looks stay in the ledger. */
async function abandonCurriculum({ proofs }: ProvingStores, { candidate, outcome, reason }: Abandoned): Promise<void> {
  await proofs.setCandidateStatus(candidate, outcome);
  log.warn('curriculum abandoned', { candidate, outcome, reason });
}
