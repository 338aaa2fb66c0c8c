import { describeFallen, loadCertificateStanding, type FallenCertificate } from '../activities/certificate-standing';
import type { ProvingRecord, RecordedCandidate, RecordedVerdict } from '../activities/proving-ports';
import { listStageOutcomes, type RecordedOutcome } from '../activities/stage-outcomes';
import { curriculumWorkflowId } from '../contracts/curriculum';
import { stageOfLabel, type CandidateSettings, type StageLabel } from '../domain/curriculum/candidate';
import type { Outcome } from '../domain/curriculum/lifecycle';
import { curriculumPolicy } from '../domain/curriculum/policy';
import { findStageReached } from '../domain/curriculum/stage-reached';
import type { RoundContent } from '../domain/curriculum/review';
import type { GateOutcome, GateStatistic, GateThreshold } from '../domain/validation/gate';
import type { GateName, GateRole } from '../domain/validation/gate-plan';
import { checkThreshold, showFigure, showThreshold } from '../domain/validation/threshold-check';
import { asCandidate, hasEnded, type Candidate } from './candidate-lookup';
import { formatTable } from './table';

/** What `emp prove show` says of a candidate; what is not known is absent. */
export interface CandidateDocument {
  readonly candidate: string;
  readonly workflowId: string;
  readonly status: string;
  /** The stage at work, or the last one that was. */
  readonly stage: StageLabel;
  readonly strategy: string;
  readonly dataset: string;
  readonly settings: CandidateSettings;
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly outcome?: Outcome;
  readonly stages: readonly StageDocument[];
  /** Of the highest stage it has one of. */
  readonly certificate?: string;
  /** Those that are recorded and not borne out by the verdicts; absent where there are none. */
  readonly fallen?: readonly FallenCertificate[];
  readonly resultHash?: string;
}

export interface StageDocument {
  readonly stage: StageLabel;
  readonly title: string;
  /** Absent while the stage is at work. */
  readonly outcome?: Outcome;
  /** As trained in the last round. */
  readonly strategy?: string;
  readonly rounds: readonly RoundContent[];
  readonly evidence?: string;
  readonly reasons: readonly string[];
  readonly gates: readonly GateDocument[];
  readonly certificate?: string;
}

export interface GateDocument {
  readonly gate: GateName;
  readonly role: GateRole;
  readonly outcome: GateOutcome;
  /** The figure that kept it from passing, or that decided last. */
  readonly statistic?: GateStatistic;
  readonly interval?: GateStatistic['interval'];
  readonly threshold?: GateThreshold;
  readonly evidence: string;
  readonly reasons: readonly string[];
  /** For `emp gate explain`. */
  readonly id: string;
}

export async function candidateDocument(candidate: Candidate, proofs: ProvingRecord): Promise<CandidateDocument> {
  const { strategy, dataset, settings, status, openedAt, closedAt } = candidate;
  const outcomes = await listStageOutcomes(proofs, candidate.candidate);
  const { fallen } = await loadCertificateStanding(proofs, candidate.candidate);
  const stages = await Promise.all(outcomes.map((found) => stageDocument(found, candidate, proofs)));
  const ending = candidate.outcome as { outcome: Outcome; resultHash: string } | undefined;
  const certificate = outcomes.findLast((stage) => stage.certificate !== undefined)?.certificate;
  // Whatever was concluded then, nobody is certified now without a certificate that stands.
  const isBorne = ending?.outcome !== 'certified' || (certificate !== undefined && fallen.length === 0);
  const stage = findStageReached({ status, until: settings.until, stages: outcomes });
  return {
    ...{ candidate: candidate.candidate, workflowId: curriculumWorkflowId(candidate.candidate), status },
    stage,
    ...{ strategy, dataset, settings, openedAt },
    ...(closedAt !== undefined && { closedAt }),
    ...(ending && { outcome: isBorne ? ending.outcome : (stages.at(-1)?.outcome ?? 'stopped') }),
    stages,
    ...(certificate !== undefined && { certificate }),
    ...(fallen.length > 0 && { fallen }),
    ...(ending && { resultHash: ending.resultHash }),
  };
}

async function stageDocument(
  found: RecordedOutcome,
  candidate: Candidate,
  proofs: ProvingRecord,
): Promise<StageDocument> {
  const { stage, strategy, evidence, outcome, reasons, certificate } = found;
  const rounds = await proofs.loadStageRounds(candidate.candidate, stage);
  const verdicts = await proofs.loadVerdicts({ candidate: candidate.candidate, stage, attempt: 0 });
  // A stage that has no outcome yet counts as stopped once the candidate has ended.
  const isOpen = outcome === 'stopped' && !hasEnded(candidate);
  return {
    ...{ stage, title: curriculumPolicy.stages[stageOfLabel(stage)].title },
    ...(!isOpen && { outcome }),
    ...(strategy !== undefined && { strategy }),
    rounds: rounds.map(({ content }) => content as unknown as RoundContent),
    ...(evidence !== undefined && { evidence }),
    reasons,
    gates: verdicts.filter(({ verdict }) => verdict.evidence === evidence).map(gateDocument),
    ...(certificate !== undefined && { certificate }),
  };
}

function gateDocument({ id, verdict }: RecordedVerdict): GateDocument {
  const { gate, role, outcome, evidence, reasons, statistics, thresholds } = verdict;
  const threshold =
    thresholds.find((asked) => checkThreshold(statistics, asked) === false) ??
    thresholds.find((asked) => checkThreshold(statistics, asked) === undefined) ??
    thresholds.at(-1);
  const statistic = statistics.find(({ name }) => name === threshold?.statistic) ?? statistics[0];
  return {
    ...{ gate, role, outcome },
    ...(statistic && { statistic }),
    ...(statistic?.interval && { interval: statistic.interval }),
    ...(threshold && { threshold }),
    ...{ evidence, reasons, id },
  };
}

/** A line of `emp prove list`. */
export function listedCandidate(recorded: RecordedCandidate) {
  const { candidate, status, strategy, dataset, settings, openedAt, closedAt } = asCandidate(recorded);
  const { policy, seed } = settings;
  const closed = closedAt === undefined ? {} : { closedAt };
  return { candidate, status, strategy, dataset, policy, seed, openedAt, ...closed };
}

/** The same for people: the way through the stages, then what the gates of the last one said. */
export function describeCandidate(document: CandidateDocument): string {
  const { candidate, strategy, dataset, settings, stages, resultHash, certificate, fallen = [] } = document;
  const judged = stages.findLast(({ gates }) => gates.length > 0);
  return [
    `candidate ${candidate}: ${describeStatus(document)}`,
    `strategy ${strategy.slice(0, 12)}, data set ${dataset.slice(0, 12)}, seed ${settings.seed}, ${settings.policy} policy`,
    ...fallen.map((one) => `WARNING: ${describeFallen(one)}`),
    ...(certificate === undefined ? [] : [`certificate ${certificate}`]),
    ...(resultHash === undefined ? [] : [`result hash ${resultHash}`]),
    '',
    ...stages.flatMap(describeStage),
    ...describeFirstRound(document),
    ...(judged
      ? [
          '',
          `the gates of ${judged.stage}:`,
          describeGates(judged.gates),
          '',
          ...explain(judged),
          ...tellUnmatched(judged),
        ]
      : []),
  ].join('\n');
}

/** Of the stage that has no round of training on record. */
function describeFirstRound(document: CandidateDocument): string[] {
  const { stage, stages, status } = document;
  if (stages.some((begun) => begun.stage === stage)) return [];
  if (hasEnded(document)) return [`${stage}: ${status} before its first round of training was done`];
  return [`${stage}: round 1 of training is ${status === 'paused' ? 'held' : 'at work'}`];
}

function describeStatus({ status, outcome, stage }: CandidateDocument): string {
  if (outcome === 'certified') return 'certified';
  if (outcome !== undefined) return `${outcome} at ${stage}`;
  return status === 'resting' ? 'certified at every stage, resting until the next attempt at bettering it' : status;
}

/** Of `improvement-10`. */
const labelWidth = 14;

function describeStage({ stage, title, outcome, strategy, rounds, certificate }: StageDocument): string[] {
  const paper = certificate === undefined ? '' : `, certificate ${certificate.slice(0, 12)}`;
  return [
    `${stage.padEnd(labelWidth)} ${title}: ${outcome ?? 'at work'}${strategy === undefined ? '' : `, strategy ${strategy.slice(0, 12)}`}${paper}`,
    ...rounds.map(({ why, trainedLevel }) => `  ${why}${describeLevel(trainedLevel)}`),
  ];
}

function describeLevel(level: number): string {
  return level === 0 ? '' : ` (difficulty ${level > 0 ? '+' : ''}${level})`;
}

function describeGates(gates: readonly GateDocument[]): string {
  const show = (figure: number | undefined): string => (figure === undefined ? '' : showFigure(figure));
  return formatTable(
    ['gate', 'outcome', 'figure', 'value', 'interval', 'p', 'threshold', 'verdict'],
    gates.map(({ gate, role, outcome, statistic, interval, threshold, id }) => [
      ...[gate, role === 'deciding' ? outcome : `(${outcome})`, statistic?.name ?? '', show(statistic?.value)],
      interval ? `${show(interval.lower)} .. ${show(interval.upper)}` : '',
      ...[show(statistic?.pValue), threshold ? showThreshold(threshold) : '', id.slice(0, 12)],
    ]),
  );
}

/** A gate that has nobody to compare the candidate with passes, and its figure alone does not say why. */
function tellUnmatched({ gates }: StageDocument): string[] {
  return gates
    .filter(({ gate, outcome }) => gate === 'non-inferiority' && outcome === 'passed')
    .flatMap(({ gate, statistic }) => (statistic?.name === 'champions' ? [`${gate}: ${statistic.method}.`] : []));
}

/** Why, in a sentence or more. */
function explain({ stage, outcome, reasons }: StageDocument): string[] {
  if (outcome === 'certified')
    return [`Every deciding gate of ${stage} passed; those in brackets are told beside and decide nothing.`];
  if (reasons.length === 0) return [`${stage} has no outcome yet.`];
  return [`Why ${stage} is ${outcome ?? 'not passed'}:`, ...reasons.map((reason) => `  - ${reason}`)];
}
