import type { OrderType } from '../evolution/lifecycle';

/**
 * A candidate goes through the four stages in order, each behind its gates. The tables are the whole rule: a pair that is absent is ignored, so no
 * stage can be skipped, no late order can undo an outcome, and nothing leaves a final place.
 */
export const stageNames = ['foundation', 'proficiency', 'mastery', 'excellence'] as const;
/** The seed's own names (003 phase 4). */
export type StageName = (typeof stageNames)[number];

/** How a stage or a whole curriculum ends: inconclusive is no refusal, and no stage is passed by it. */
export const outcomes = ['certified', 'refused', 'inconclusive', 'stopped'] as const;
export type Outcome = (typeof outcomes)[number];

/** A stage at work; after the last one it rests between two rounds of improvement, each judged like the first. */
export type CurriculumPlace = StageName | 'resting' | 'improving' | Outcome;

/** What a stage is at: rounds of training, each reviewed, until it is judged on evidence collected for that. */
export type StagePlace = 'training' | 'reviewing' | 'collecting' | 'judging' | 'certifying' | Outcome;

/** Paused is a way of being anywhere, not a place: who goes on goes on from there. */
export interface Standing<Place extends string> {
  readonly at: Place;
  readonly isPaused: boolean;
}
export type CurriculumStanding = Standing<CurriculumPlace>;
export type StageStanding = Standing<StagePlace>;

export type CurriculumEvent =
  | { readonly type: 'stageCertified' }
  /** The last of those that the candidate is to go through. */
  | { readonly type: 'lastStageCertified' }
  | { readonly type: 'stageRefused' }
  | { readonly type: 'stageInconclusive' }
  | { readonly type: 'stageStopped' }
  | { readonly type: 'rested' }
  | { readonly type: 'lastImprovementTried' }
  | { readonly type: OrderType };

export type StageEvent =
  | { readonly type: 'trained' }
  | { readonly type: 'trainingWanted' }
  | { readonly type: 'ready' }
  | { readonly type: 'collected' }
  | { readonly type: 'passed' }
  | { readonly type: 'refused' }
  | { readonly type: 'inconclusive' }
  | { readonly type: 'certified' }
  | { readonly type: OrderType };

type Transitions<Place extends string, Type extends string> = {
  readonly [P in Place]: { readonly [T in Exclude<Type, 'pauseRequested' | 'resumeRequested'>]?: Place };
};

const notCertified = {
  stageRefused: 'refused',
  stageInconclusive: 'inconclusive',
  stageStopped: 'stopped',
  stopRequested: 'stopped',
} as const;

const curriculum: Transitions<CurriculumPlace, CurriculumEvent['type']> = {
  foundation: { stageCertified: 'proficiency', lastStageCertified: 'certified', ...notCertified },
  proficiency: { stageCertified: 'mastery', lastStageCertified: 'certified', ...notCertified },
  mastery: { stageCertified: 'excellence', lastStageCertified: 'certified', ...notCertified },
  excellence: { stageCertified: 'resting', lastStageCertified: 'certified', ...notCertified },
  resting: { rested: 'improving', stopRequested: 'certified' },
  // What was certified stays so, whatever comes of trying to better it.
  improving: {
    stageCertified: 'resting',
    stageRefused: 'resting',
    stageInconclusive: 'resting',
    lastImprovementTried: 'certified',
    stageStopped: 'certified',
    stopRequested: 'certified',
  },
  certified: {},
  refused: {},
  inconclusive: {},
  stopped: {},
};

const stage: Transitions<StagePlace, StageEvent['type']> = {
  training: { trained: 'reviewing', stopRequested: 'stopped' },
  reviewing: { trainingWanted: 'training', ready: 'collecting', stopRequested: 'stopped' },
  collecting: { collected: 'judging', stopRequested: 'stopped' },
  judging: { passed: 'certifying', refused: 'refused', inconclusive: 'inconclusive', stopRequested: 'stopped' },
  certifying: { certified: 'certified', refused: 'refused', stopRequested: 'stopped' },
  certified: {},
  refused: {},
  inconclusive: {},
  stopped: {},
};

export const beginCurriculum: CurriculumStanding = { at: 'foundation', isPaused: false };
export const beginStage: StageStanding = { at: 'training', isPaused: false };

export function nextInCurriculum(standing: CurriculumStanding, event: CurriculumEvent): CurriculumStanding {
  return advance(curriculum, standing, event.type);
}

export function nextInStage(standing: StageStanding, event: StageEvent): StageStanding {
  return advance(stage, standing, event.type);
}

/** The very same standing where the event changes nothing. */
function advance<Place extends string, Type extends string>(
  transitions: Transitions<Place, Type>,
  standing: Standing<Place>,
  type: Type,
): Standing<Place> {
  const { at, isPaused } = standing;
  if (isOutcome(at)) return standing;
  if (type === 'pauseRequested') return isPaused ? standing : { at, isPaused: true };
  if (type === 'resumeRequested') return isPaused ? { at, isPaused: false } : standing;
  // Work that was under way when the pause came still ends; an order to stop ends the pause, too.
  const to = (transitions[at] as Readonly<Record<string, Place | undefined>>)[type];
  return to === undefined ? standing : { at: to, isPaused: isPaused && type !== 'stopRequested' && !isOutcome(to) };
}

export function isOutcome(place: string): place is Outcome {
  return outcomes.some((outcome) => outcome === place);
}

/** What the end of a stage means for the curriculum; `isLast`: there is to be no other after it. */
export function stageEnded(at: CurriculumPlace, outcome: Outcome, isLast: boolean): CurriculumEvent {
  if (isLast && at === 'improving') return { type: 'lastImprovementTried' };
  if (isLast && outcome === 'certified') return { type: 'lastStageCertified' };
  return { type: endings[outcome] };
}

const endings = {
  certified: 'stageCertified',
  refused: 'stageRefused',
  inconclusive: 'stageInconclusive',
  stopped: 'stageStopped',
} as const;
