import type { EvaluationTask, Evaluator, RunSettings } from '../../activities/ports';
import { createArena, type Arena } from '../../domain/evolution/arena';
import { createGenePool } from '../../domain/evolution/gene-pool';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import { drawGenome } from '../../domain/evolution/random-genome';
import type { Bars } from '../../domain/market/bars';
import { createRandom } from '../../domain/numerics/random';
import { genomeId } from '../../domain/strategy/canonical-genome';
import { rateBenchmark, type Benchmark } from './benchmark';
import { timeInterleaved, type RoundOptions, type RoundTimes } from './interleaved-rounds';

/** What a thread is handed: the same pieces however many threads there are, and at least four for each. */
const piecesPerThread = 4;
const unit = 'genome-bars/s';

export interface EvaluatorSubject {
  /** In shared memory, as the workers have them. */
  readonly bars: Bars;
  readonly settings: RunSettings;
  /** Evaluators with so many threads each; none where threads cannot be started. */
  readonly pools: readonly { readonly threads: number; readonly evaluator: Evaluator }[];
}

/** How fast genomes of a first generation are scored on the history and its stressed paths: on this thread, and through the pools of threads. */
export async function benchmarkEvaluator(
  { bars, settings, pools }: EvaluatorSubject,
  rounds: RoundOptions,
): Promise<Benchmark[]> {
  const genomes = drawGenomes(bars, settings);
  const arena = createArena(bars, settings);
  const paths = [arena.history, ...arena.stressed].map(({ path }) => path.bars.close);
  const barsOfAllPaths = paths.reduce((sum, { length }) => sum + length, 0);
  const pieces = Math.max(1, ...pools.map(({ threads }) => threads)) * piecesPerThread;
  const tasks = splitTask({ bars, settings, genomes }, pieces);
  const times: Record<string, RoundTimes> = await timeInterleaved(
    {
      warm: { run: () => evaluateAll(genomes, arena) },
      cold: { run: () => evaluateAll(genomes, createArena(bars, settings)) },
      sum: { run: () => genomes.map(() => paths.map(addUp)) },
      ...Object.fromEntries(
        pools.map(({ threads, evaluator }) => [`threads-${threads}`, { run: () => evaluateInThreads(tasks, evaluator) }]),
      ),
    },
    rounds,
  );
  const work = genomes.length * barsOfAllPaths;
  const size = `${genomes.length} random genomes x ${paths.length} price paths, ${barsOfAllPaths} bars in all`;
  const oneThread = times['warm'] ?? [];
  const rate = (name: string, own: string, words: { measures: string; against: string; rival: string }): Benchmark =>
    rateBenchmark({ name, unit, work, ...words }, times[own] ?? [], times[words.rival]);
  return [
    rate('evaluator', 'warm', {
      measures: `${size}; one thread, columns and paths at hand as from a run's second generation on`,
      against: 'only adding up the closing prices of the same paths, once a genome: what reading them takes',
      rival: 'sum',
    }),
    rate('evaluator/first-use', 'cold', {
      measures: `${size}; one thread, with the stressed paths and all columns still to be computed`,
      against: 'the same with columns and paths at hand',
      rival: 'warm',
    }),
    ...pools.map(({ threads }) =>
      rateBenchmark(
        {
          name: `evaluator/threads-${threads}`,
          unit,
          work,
          measures: `${size}; ${tasks.length} tasks through a pool of ${threads} thread${threads === 1 ? '' : 's'}`,
          against: 'the same on one thread without a pool, so the ratio is the speed-up',
        },
        times[`threads-${threads}`] ?? [],
        oneThread,
      ),
    ),
  ];
}

type Candidates = EvaluationTask['genomes'];

/** As many as the run's population, as its first generation would draw them. */
function drawGenomes({ volume }: Bars, { population, seed }: RunSettings): Candidates {
  const pool = createGenePool({ hasVolume: volume !== undefined });
  const random = createRandom(seed);
  return Array.from({ length: population }, () => {
    const genome = drawGenome(pool, random);
    return { id: genomeId(genome), genome };
  });
}

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
