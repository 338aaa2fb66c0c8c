import type { AssessmentTask, EvaluationTask } from '../../activities/evaluator-ports';
import { setAccountTerms } from '../../domain/evolution/account-terms';
import { createArena, specifyArena, takeInSample, type Arena } from '../../domain/evolution/arena';
import { assessGenome, createAssessmentMarket, type Assessment } from '../../domain/evolution/assessment';
import type { Evaluation } from '../../domain/evolution/evaluation';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import { createPopulationEvaluation, type PopulationEvaluation } from '../../domain/evolution/population-evaluation';
import { runStretch } from '../../domain/evolution/stretch';
import {
  evolveWindow,
  type ScorePhenotypes,
  type WalkForwardSearch,
  type WindowOutcome,
} from '../../domain/evolution/walk-forward-search';
import type { Bars } from '../../domain/market/bars';
import { createSimulatedMarket } from '../../domain/simulation/simulated-market';
import type { WalkForwardWindow } from '../../domain/validation/walk-forward';
import type { ArenaPackage, ArenaPlace } from './arena-shelf';
import { bufferOf, loadKernel, type KernelMemory } from './kernel-memory';
import { openLaneScoring, type Lane } from './lane-scoring';
import { openArena, packArena, spareBytesOf, writeKernelPaths, type OpenArena } from './open-arena';
import { provingWork, type ProvingAnswer, type ProvingTask } from './proving-work';
import { reportDone, threadStopped, type ThreadControl } from './thread-control';
import { requireWorkspace } from './workspace-check';

/** What an arena is made of. */
export type Ground = Omit<EvaluationTask, 'genomes'>;
/** What finalists are judged on. */
export type Course = Omit<AssessmentTask, 'genomes'>;
export type Candidates = EvaluationTask['genomes'];
type Candidate = Candidates[number];

export interface Scored {
  readonly id: string;
  readonly evaluation: Evaluation;
}

export interface Replayed {
  readonly id: string;
  readonly returns: Float64Array;
}

/** Some genomes, and how to stop on the way. */
interface Piece {
  readonly genomes: Candidates;
  readonly control: ThreadControl;
}

/** One window of a walk forward. */
interface WindowTask {
  readonly bars: Bars;
  readonly search: WalkForwardSearch;
  readonly window: WalkForwardWindow;
  readonly control: ThreadControl;
}

/** What a thread is asked for. Evaluations are numbered in rising order. */
export type ThreadTask =
  | { readonly kind: 'build'; readonly ground: Ground }
  | { readonly kind: 'place'; readonly place: ArenaPlace }
  | ({ readonly kind: 'evaluate'; readonly place: ArenaPlace; readonly number: number } & Piece)
  | ({ readonly kind: 'assess' | 'replay'; readonly course: Course } & Piece)
  | ({ readonly kind: 'evolve-window' } & WindowTask)
  | ProvingTask;

export type ThreadAnswer =
  ArenaPackage | Scored[] | Assessment[] | Replayed[] | WindowOutcome | ProvingAnswer | undefined;

/** What the thread of a lane can do. Genomes are scored one after the other until the control says stop: then what is done is returned. */
export function threadWork(
  memory: KernelMemory,
  lane: number,
): (task: ThreadTask) => ThreadAnswer | Promise<ThreadAnswer> {
  const own: Lane = { kernel: loadKernel(memory), buffer: bufferOf(memory), range: memory.lanes[lane]! };
  const arenas = arenaEvaluation(own, lane + 1);
  const assess = keepingLast(createJudge);
  const replay = keepingLast(createReplay);
  const prove = provingWork();
  return (task) => {
    switch (task.kind) {
      case 'build': {
        const { bars, settings, scenarios } = task.ground;
        return packArena(createArena(bars, specifyArena(settings, scenarios)));
      }
      case 'place':
        writeKernelPaths(bufferOf(memory), task.place);
        return undefined;
      case 'evaluate':
        return arenas.evaluate(task);
      case 'assess':
        return eachUntilStopped(task, assess(task.course));
      case 'replay':
        return eachUntilStopped(task, replay(task.course));
      case 'evolve-window':
        // It takes the whole lane for itself.
        arenas.close();
        return evolveInLane(task, own);
      case 'collect':
      case 'judge':
        return prove(task);
    }
  };
}

/** Evaluation on shared arenas; `owner` is a number above 0, other for each thread. */
function arenaEvaluation({ kernel, buffer, range: { from, to } }: Lane, owner: number) {
  // The work space belongs to one arena at a time: with it go the answers of leaves that were kept.
  let open: { readonly id: number; readonly arena: OpenArena; readonly evaluation: PopulationEvaluation } | undefined;

  function openAt(place: ArenaPlace): NonNullable<typeof open> {
    const arena = openArena(buffer, place, { owner, spare: from });
    const offset = from + spareBytesOf(place);
    requireWorkspace(arena.kernel, to - offset);
    const evaluation = createPopulationEvaluation({
      kernel,
      arena: arena.kernel,
      workspace: { buffer, offset, bytes: to - offset },
      plainly: ({ genome, gains }) => evaluateGenome(genome, arena.plain, gains),
      limits: arena.plain.limits,
    });
    return { id: place.id, arena, evaluation };
  }

  return {
    evaluate({ place, number, genomes, control }: ThreadTask & { kind: 'evaluate' }): Scored[] {
      if (open?.id !== place.id) open = openAt(place);
      open.arena.columns.beginTask(number);
      const evaluations = open.evaluation.evaluate(genomes, {
        shouldStop: () => threadStopped(control),
        onDone: (count) => reportDone(control, count),
      });
      return evaluations.map((evaluation, index) => ({ id: genomes[index]!.id, evaluation }));
    },
    /** What lies in the lane is of no use any more. */
    close() {
      open = undefined;
    },
  };
}

function evolveInLane({ bars, search, window, control }: WindowTask, lane: Lane): Promise<WindowOutcome> {
  const openScoring = (arena: Arena): ScorePhenotypes => openLaneScoring(arena, lane, control);
  return evolveWindow({ inSample: takeInSample(bars).bars, search, window, openScoring });
}

function createJudge({ bars, settings }: Course): (candidate: Candidate) => Assessment {
  const market = createAssessmentMarket(bars, settings);
  return ({ id, genome, gains }) => assessGenome(id, genome, { ...market, ...(gains && { gains }) });
}

function createReplay({ bars, settings }: Course): (candidate: Candidate) => Replayed {
  const market = createSimulatedMarket(takeInSample(bars));
  const whole = { from: 0, to: market.path.bars.close.length };
  return ({ id, genome, gains }) => ({
    id,
    returns: runStretch(genome, market, { ...setAccountTerms(settings, gains), ...whole }).returns,
  });
}

/** A thread keeps what it made last: pieces of one task come one after the other. */
function keepingLast<T>(create: (course: Course) => T): (course: Course) => T {
  let kept: { readonly key: string; readonly value: T } | undefined;
  return (course) => {
    const { dataset, seed, costs, training } = course.settings;
    const key = JSON.stringify([dataset, seed, costs, training]);
    if (kept?.key !== key) kept = { key, value: create(course) };
    return kept.value;
  };
}

function eachUntilStopped<T>({ genomes, control }: Piece, work: (candidate: Candidate) => T): T[] {
  const results: T[] = [];
  for (const candidate of genomes) {
    if (threadStopped(control)) break;
    results.push(work(candidate));
    reportDone(control, 1);
  }
  return results;
}
