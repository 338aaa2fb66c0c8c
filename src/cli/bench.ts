import { Argument, type Command } from 'commander';
import type { RunSettings } from '../activities/ports';
import { readDefaultBars } from '../adapters/market-data/default-data-set';
import { evaluationPool, type EvaluationPool } from '../adapters/threads/evaluation-pool';
import { evolutionPolicy } from '../domain/evolution/policy';
import { completePlan } from '../domain/evolution/search-plan';
import { decodeDataSet, encodeDataSet } from '../domain/market/data-set';
import { describeBenchmarks } from './bench/benchmark-table';
import type { Benchmark } from './bench/benchmark';
import { benchmarkEvaluator } from './bench/evaluator-benchmark';
import { benchmarkGenerations, type GenerationOptions } from './bench/generation-benchmark';
import { benchmarkIndicators } from './bench/indicator-benchmark';
import { benchmarkKernel } from './bench/kernel-benchmark';
import { describeMachine } from './bench/machine';
import { benchmarkMemory } from './bench/memory-benchmark';
import { benchmarkPopulation } from './bench/population-benchmark';
import { benchmarkScaling } from './bench/scaling-benchmark';
import { benchmarkSenses } from './bench/senses-benchmark';
import { benchmarkStatistics } from './bench/statistics-benchmark';
import type { CliContext } from './context';
import { parseWhole } from './options';

export interface BenchOptions extends Omit<GenerationOptions, 'population' | 'generations'> {
  readonly population?: number;
  readonly generations?: number;
  readonly rounds: number;
  readonly all?: true;
}

/** Long enough for the clock, short enough that a busy second on the machine spoils a few rounds and not the median. */
const roundMs = 40;

/** Its operations last up to a second. */
const scalingRounds = 5;

const walkBars = { min: 1_000, max: 1_000_000 };

const usualSize = { population: 300, generations: 30 };

/** Long enough for a leak to show beside the noise. */
const longSize = { population: 60, generations: 300 };

/** The size that the target for orchestration and database is set at. */
const largeSize = { population: 500, generations: 4, bars: 100_000 };

/** Scored with this seed everywhere: the same genomes in every comparison. */
const evaluatorSettings = { population: 200, generations: 1, seed: 1, costs: 'default' } as const;

type Subject = (options: BenchOptions, context: CliContext) => Promise<Benchmark[]>;

const subjects = {
  evaluator: ({ rounds }, context) => benchmarkThreads(rounds, context),
  kernel: ({ rounds }, context) => benchmarkKernelForms(rounds, context),
  indicators: async ({ rounds }) => benchmarkIndicators(await readDefaultBars(), { rounds, roundMs }),
  statistics: async ({ rounds }) => benchmarkStatistics(await readDefaultBars(), { rounds, roundMs }),
  senses: async ({ rounds }, { environment }) =>
    benchmarkSenses({ bars: await readDefaultBars(), python: environment.EMP_BENCH_PYTHON }, { rounds, roundMs }),
  scaling: ({ rounds }, context) =>
    withPools(context, (pools) => benchmarkScaling({ pools }, { rounds: Math.min(rounds, scalingRounds), roundMs })),
  generation: (options, context) => benchmarkGenerations({ ...usualSize, ...options }, context),
  'generation-large': benchmarkLargeGenerations,
  memory: (options, context) => benchmarkMemory({ ...longSize, ...options }, context),
} satisfies Record<string, Subject>;

type SubjectName = keyof typeof subjects;
const names = Object.keys(subjects) as SubjectName[];
/** Takes minutes and a stack. */
const long: readonly SubjectName[] = ['generation', 'generation-large', 'memory'];

/** Registers `emp bench [NAME]`. */
export function benchCommands(program: Command, context: CliContext): void {
  const { chunkSize } = evolutionPolicy;
  program
    .command('bench')
    .description('measure how fast this machine runs the engine; docs/benchmarks.md tells how to read the figures')
    .addArgument(new Argument('[name]', `one of them (default: all but ${long.join(', ')})`).choices(names))
    .option('--all', `all of them, with ${long.join(', ')}`)
    .option('--rounds <n>', 'rounds of each comparison', parseWhole({ min: 1, max: 1_000 }), 11)
    .option(
      '--genomes, --population <n>',
      'generation, memory: genomes (default: 300, 60)',
      parseWhole(evolutionPolicy.population),
    )
    .option(
      '--generations <n>',
      'generation, memory: how many (default: 30, 300)',
      parseWhole(evolutionPolicy.generations),
    )
    .option('--chunk <n>', 'generation: genomes of one activity', parseWhole(chunkSize), chunkSize.default)
    .option('--bars <n>', 'generation: bars of a random walk (default: the default data)', parseWhole(walkBars))
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

async function benchmarkThreads(rounds: number, context: CliContext): Promise<Benchmark[]> {
  const snapshot = encodeDataSet(await readDefaultBars());
  const settings: RunSettings = { ...evaluatorSettings, search: completePlan(), dataset: snapshot.dataset };
  const bars = decodeDataSet(snapshot);
  return withPools(context, async (pools) => [
    ...(await benchmarkEvaluator({ bars, settings, pools }, { rounds, roundMs })),
    ...(await benchmarkPopulation(pools[pools.length - 1]!, { rounds, roundMs })),
  ]);
}

async function benchmarkKernelForms(rounds: number, context: CliContext): Promise<Benchmark[]> {
  const snapshot = encodeDataSet(await readDefaultBars());
  const settings: RunSettings = { ...evaluatorSettings, search: completePlan(), dataset: snapshot.dataset };
  const bars = decodeDataSet(snapshot);
  const python = context.environment.EMP_BENCH_PYTHON;
  return withPools(context, (pools) => {
    const pool = pools[pools.length - 1]!;
    return benchmarkKernel({ bars, settings, python, pool }, { rounds, roundMs });
  });
}

async function benchmarkLargeGenerations(options: BenchOptions, context: CliContext): Promise<Benchmark[]> {
  const benchmarks = await benchmarkGenerations({ ...options, ...largeSize }, context);
  return benchmarks.map((one) => ({ ...one, name: one.name.replace('generation', 'generation-large') }));
}

interface Pool {
  readonly threads: number;
  readonly evaluator: EvaluationPool;
}

/** Pools of rising size up to that of the environment, for as long as the work lasts. */
async function withPools<T>({ environment }: CliContext, work: (pools: readonly Pool[]) => Promise<T>): Promise<T> {
  const threadFile = require.resolve('../adapters/threads/evaluation-thread');
  const kernel = environment.EMP_KERNEL;
  const memoryBytes = environment.EMP_KERNEL_MEMORY_MB * 1_048_576;
  const pools = chooseThreadCounts(environment.EMP_COMPUTE_THREADS).map((threads): Pool => {
    return { threads, evaluator: evaluationPool({ threads, threadFile, kernel, memoryBytes }) };
  });
  try {
    return await work(pools);
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
