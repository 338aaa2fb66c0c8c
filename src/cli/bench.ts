import { Argument, type Command } from 'commander';
import type { RunSettings } from '../activities/ports';
import { readDefaultBars } from '../adapters/market-data/default-data-set';
import { evaluationPool } from '../adapters/threads/evaluation-pool';
import { evolutionPolicy } from '../domain/evolution/policy';
import { decodeDataSet, encodeDataSet } from '../domain/market/data-set';
import { describeBenchmarks } from './bench/benchmark-table';
import type { Benchmark } from './bench/benchmark';
import { benchmarkEvaluator } from './bench/evaluator-benchmark';
import { benchmarkGenerations, type GenerationOptions } from './bench/generation-benchmark';
import { benchmarkIndicators } from './bench/indicator-benchmark';
import { describeMachine } from './bench/machine';
import { benchmarkStatistics } from './bench/statistics-benchmark';
import type { CliContext } from './context';
import { parseWhole } from './options';

export interface BenchOptions extends GenerationOptions {
  readonly rounds: number;
  readonly all?: true;
}

/** Long enough for the clock, short enough that a busy second on the machine spoils a few rounds and not the median. */
const roundMs = 40;

/** Scored with this seed everywhere: the same genomes in every comparison. */
const evaluatorSettings = { population: 200, generations: 1, seed: 1, costs: 'default' } as const;

type Subject = (options: BenchOptions, context: CliContext) => Promise<Benchmark[]>;

const subjects = {
  evaluator: ({ rounds }, context) => benchmarkThreads(rounds, context),
  indicators: async ({ rounds }) => benchmarkIndicators(await readDefaultBars(), { rounds, roundMs }),
  statistics: async ({ rounds }) => benchmarkStatistics(await readDefaultBars(), { rounds, roundMs }),
  generation: benchmarkGenerations,
} satisfies Record<string, Subject>;

type SubjectName = keyof typeof subjects;
const names = Object.keys(subjects) as SubjectName[];
/** Takes minutes and a stack. */
const long: readonly SubjectName[] = ['generation'];

/** Registers `emp bench [NAME]`. */
export function benchCommands(program: Command, context: CliContext): void {
  const { chunkSize } = evolutionPolicy;
  program
    .command('bench')
    .description('measure how fast this machine runs the engine; docs/benchmarks.md tells how to read the figures')
    .addArgument(new Argument('[name]', `one of them (default: all but ${long.join(', ')})`).choices(names))
    .option('--all', `all of them, with ${long.join(', ')}`)
    .option('--rounds <n>', 'rounds of each comparison', parseWhole({ min: 1, max: 1_000 }), 11)
    .option('--population <n>', 'generation: genomes', parseWhole(evolutionPolicy.population), 300)
    .option('--generations <n>', 'generation: how many', parseWhole(evolutionPolicy.generations), 30)
    .option('--chunk <n>', 'generation: genomes of one activity', parseWhole(chunkSize), chunkSize.default)
    .option('--seed <n>', 'generation: seed of the run', parseWhole({ min: 0, max: Number.MAX_SAFE_INTEGER }), 1)
    .option('--compute-workers <n>', 'generation: compute worker processes', parseWhole({ min: 1, max: 64 }))
    .action((name: SubjectName | undefined, options: BenchOptions) => runBenchmarks(name, options, context));
}

async function runBenchmarks(name: SubjectName | undefined, options: BenchOptions, context: CliContext): Promise<void> {
  const chosen = name === undefined ? names.filter((each) => options.all || !long.includes(each)) : [name];
  const benchmarks: Benchmark[] = [];
  for (const each of chosen) {
    context.output.notice(`measuring: ${each}`);
    benchmarks.push(...(await subjects[each](options, context)));
  }
  const machine = describeMachine();
  context.output.result({ benchmarks, machine }, () => describeBenchmarks(benchmarks, machine));
}

async function benchmarkThreads(rounds: number, { environment }: CliContext): Promise<Benchmark[]> {
  const snapshot = encodeDataSet(await readDefaultBars());
  const threadFile = require.resolve('../adapters/threads/evaluation-thread');
  const settings: RunSettings = { ...evaluatorSettings, dataset: snapshot.dataset };
  const pools = chooseThreadCounts(environment.EMP_COMPUTE_THREADS).map((threads) => {
    return { threads, evaluator: evaluationPool({ threads, threadFile }) };
  });
  try {
    return await benchmarkEvaluator({ bars: decodeDataSet(snapshot), settings, pools }, { rounds, roundMs });
  } finally {
    await Promise.all(pools.map(({ evaluator }) => evaluator.close()));
  }
}

/** 1, 2, 4, ... and all. */
export function chooseThreadCounts(most: number): number[] {
  const counts: number[] = [];
  for (let threads = 1; threads < most; threads *= 2) counts.push(threads);
  return [...counts, most];
}
