import type { AssessmentTask, EvaluationTask } from '../../activities/ports';
import { createArena, specifyArena, takeInSample } from '../../domain/evolution/arena';
import { assessGenome, createAssessmentMarket, type Assessment } from '../../domain/evolution/assessment';
import type { Evaluation } from '../../domain/evolution/evaluation';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import { EvolutionFault } from '../../domain/evolution/evolution-fault';
import type { KernelArena } from '../../domain/evolution/kernel-arena';
import {
  createPopulationEvaluation,
  minWorkspaceBytes,
  type PopulationEvaluation,
} from '../../domain/evolution/population-evaluation';
import { runStretch } from '../../domain/evolution/stretch';
import { costPolicies } from '../../domain/microstructure/policy';
import { simulationPolicy } from '../../domain/simulation/policy';
import { createSimulatedMarket } from '../../domain/simulation/simulated-market';
import type { ArenaPackage, ArenaPlace } from './arena-shelf';
import { bufferOf, loadKernel, type KernelMemory } from './kernel-memory';
import { openArena, packArena, spareBytesOf, writeKernelPaths, type OpenArena } from './open-arena';
import { reportDone, threadStopped, type ThreadControl } from './thread-control';

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

/** What a thread is asked for. Evaluations are numbered in rising order. */
export type ThreadTask =
  | { readonly kind: 'build'; readonly ground: Ground }
  | { readonly kind: 'place'; readonly place: ArenaPlace }
  | ({ readonly kind: 'evaluate'; readonly place: ArenaPlace; readonly number: number } & Piece)
  | ({ readonly kind: 'assess' | 'replay'; readonly course: Course } & Piece);

export type ThreadAnswer = ArenaPackage | Scored[] | Assessment[] | Replayed[] | undefined;

/** What the thread of a lane can do. Genomes are scored one after the other until the control says stop: then what is done is returned. */
export function threadWork(memory: KernelMemory, lane: number): (task: ThreadTask) => ThreadAnswer {
  const evaluate = arenaEvaluation(memory, lane);
  const assess = keepingLast(createJudge);
  const replay = keepingLast(createReplay);
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
        return evaluate(task);
      case 'assess':
        return eachUntilStopped(task, assess(task.course));
      case 'replay':
        return eachUntilStopped(task, replay(task.course));
    }
  };
}

/** Leaves of one genome, at the least, have to lie side by side for every set of bars. */
function requireWorkspace({ history, stressed, worlds }: KernelArena, bytes: number): void {
  const paths = [history, ...stressed, ...worlds];
  const sets = new Set(paths.map(({ columns }) => columns)).size;
  const needed = minWorkspaceBytes(Math.max(...paths.map(({ bars }) => bars)), sets);
  if (needed > bytes)
    throw new EvolutionFault(
      'evolution.data-too-large',
      `${sets} price paths need a work space of ${needed} bytes, a thread has ${bytes}; EMP_KERNEL_MEMORY_MB sets how much there is`,
    );
}

function arenaEvaluation(memory: KernelMemory, lane: number): (task: ThreadTask & { kind: 'evaluate' }) => Scored[] {
  const kernel = loadKernel(memory);
  const buffer = bufferOf(memory);
  const { from, to } = memory.lanes[lane]!;
  // The work space belongs to one arena at a time: with it go the answers of leaves that were kept.
  let open: { readonly id: number; readonly arena: OpenArena; readonly evaluation: PopulationEvaluation } | undefined;

  function openAt(place: ArenaPlace): NonNullable<typeof open> {
    const arena = openArena(buffer, place, { owner: lane + 1, spare: from });
    const offset = from + spareBytesOf(place);
    requireWorkspace(arena.kernel, to - offset);
    const evaluation = createPopulationEvaluation({
      kernel,
      arena: arena.kernel,
      workspace: { buffer, offset, bytes: to - offset },
      plainly: ({ genome, gains }) => evaluateGenome(genome, arena.plain, gains),
    });
    return { id: place.id, arena, evaluation };
  }

  return ({ place, number, genomes, control }) => {
    if (open?.id !== place.id) open = openAt(place);
    open.arena.columns.beginTask(number);
    const evaluations = open.evaluation.evaluate(genomes, {
      shouldStop: () => threadStopped(control),
      onDone: (count) => reportDone(control, count),
    });
    return evaluations.map((evaluation, index) => ({ id: genomes[index]!.id, evaluation }));
  };
}

function createJudge({ bars, settings }: Course): (candidate: Candidate) => Assessment {
  const market = createAssessmentMarket(bars, settings);
  return ({ id, genome, gains }) => assessGenome(id, genome, { ...market, ...(gains && { gains }) });
}

function createReplay({ bars, settings }: Course): (candidate: Candidate) => Replayed {
  const market = createSimulatedMarket(takeInSample(bars));
  const { initialCapital, maxPosition } = simulationPolicy;
  const stretch = { initialCapital, maxPosition, from: 0, to: market.path.bars.close.length };
  return ({ id, genome, gains }) => {
    const options = { ...stretch, costs: costPolicies[settings.costs], ...(gains && { regimeGains: gains }) };
    return { id, returns: runStretch(genome, market, options).returns };
  };
}

/** A thread keeps what it made last: pieces of one task come one after the other. */
function keepingLast<T>(create: (course: Course) => T): (course: Course) => T {
  let kept: { readonly key: string; readonly value: T } | undefined;
  return (course) => {
    const { dataset, seed, costs } = course.settings;
    const key = `${dataset} ${seed} ${costs}`;
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
