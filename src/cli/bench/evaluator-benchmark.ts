import type { EvaluationTask, Evaluator } from '../../activities/evaluator-ports';
import type { RunSettings } from '../../activities/ports';
import { createArena, listFirstScenarios, type Arena } from '../../domain/evolution/arena';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import type { Bars } from '../../domain/market/bars';
import { rateBenchmark, type Benchmark } from './benchmark';
import { drawGenomes } from './drawn-genomes';
import { timeInterleaved, type Contender, type RoundOptions } from './interleaved-rounds';

/** What a thread is handed: the same pieces however many threads there are, and at least four for each. */
const piecesPerThread = 4;

export interface EvaluatorSubject {
  /** In shared memory, as the workers have them. */
  readonly bars: Bars;
  readonly settings: RunSettings;
  /** Evaluators with so many threads each; none where threads cannot be started. */
  readonly pools: readonly { readonly threads: number; readonly evaluator: Evaluator }[];
}

/** How fast genomes of a first generation are scored on the history and its stressed paths: on this thread, and through the pools of threads. */
export async function benchmarkEvaluator(subject: EvaluatorSubject, rounds: RoundOptions): Promise<Benchmark[]> {
  const { bars, settings, pools } = subject;
  const genomes = drawGenomes(bars, settings);
  const scenarios = listFirstScenarios(bars);
  const spec = { seed: settings.seed, costs: settings.costs, scenarios, worlds: { bootstrap: 0, garch: 0 } };
  const arena = createArena(bars, spec);
  const paths = [arena.history, ...arena.stressed].map(({ path }) => path.bars.close);
  const pieces = Math.max(1, ...pools.map(({ threads }) => threads)) * piecesPerThread;
  const tasks = splitTask({ bars, settings, scenarios, genomes }, pieces);
  const contenders: Record<string, Contender> = {
    warm: { run: () => evaluateAll(genomes, arena) },
    cold: { run: () => evaluateAll(genomes, createArena(bars, spec)) },
    sum: { run: () => genomes.map(() => paths.map(addUp)) },
  };
  for (const { threads, evaluator } of pools)
    contenders[nameOf(threads)] = { run: () => evaluateInThreads(tasks, evaluator) };
  const timesOf = await timeInterleaved(contenders, rounds);

  const barsOfAllPaths = paths.reduce((sum, { length }) => sum + length, 0);
  const size = `${genomes.length} random genomes x ${paths.length} price paths, ${barsOfAllPaths} bars in all`;
  const compare = ({ name, how, against, own, rival }: Comparison): Benchmark =>
    rateBenchmark(
      { name, unit: 'genome-bars/s', work: genomes.length * barsOfAllPaths, measures: `${size}; ${how}`, against },
      timesOf(own),
      timesOf(rival),
    );
  return [
    ...onOneThread.map(compare),
    ...pools.map(({ threads }) =>
      compare({
        name: `evaluator/${nameOf(threads)}`,
        how: `${tasks.length} tasks through a pool of ${threads} thread${threads === 1 ? '' : 's'}`,
        against: 'the same on one thread without a pool, so the ratio is the speed-up',
        own: nameOf(threads),
        rival: 'warm',
      }),
    ),
  ];
}

interface Comparison {
  readonly name: string;
  readonly how: string;
  readonly against: string;
  readonly own: string;
  readonly rival: string;
}

const onOneThread: readonly Comparison[] = [
  {
    name: 'evaluator',
    how: "one thread, columns and paths at hand as from a run's second generation on",
    against: 'only adding up the closing prices of the same paths, once a genome: what reading them takes',
    own: 'warm',
    rival: 'sum',
  },
  {
    name: 'evaluator/first-use',
    how: 'one thread, with the stressed paths and all columns still to be computed',
    against: 'the same with columns and paths at hand',
    own: 'cold',
    rival: 'warm',
  },
];

const nameOf = (threads: number): string => `threads-${threads}`;

type Candidates = EvaluationTask['genomes'];

function evaluateAll(genomes: Candidates, arena: Arena): unknown {
  return genomes.map(({ genome }) => evaluateGenome(genome, arena));
}

function splitTask({ genomes, ...shared }: EvaluationTask, pieces: number): EvaluationTask[] {
  const size = Math.ceil(genomes.length / pieces);
  return Array.from({ length: Math.ceil(genomes.length / size) }, (_, piece) => ({
    ...shared,
    genomes: genomes.slice(piece * size, (piece + 1) * size),
  }));
}

const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };

function evaluateInThreads(tasks: readonly EvaluationTask[], evaluator: Evaluator): Promise<unknown> {
  return Promise.all(tasks.map((task) => evaluator.evaluate(task, unwatched)));
}

function addUp(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
