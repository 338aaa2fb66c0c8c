import { sampleBenchmark, type Benchmark, type SampleFigure } from './benchmark';
import { readGenerationTimeline, secondsBetween, type GenerationTimeline } from './generation-timeline';
import { measureHistories } from './history-figures';
import type { PeakMemory } from './peak-memory';
import type { RunHistories } from './run-histories';

/** Limits that the project sets itself, well below those of Temporal (51,200 events, 2 MiB), and the seeds' targets. */
export const runLimits = {
  historyEvents: 10_240,
  payloadBytes: 256 * 1_024,
  /** Seed 001, performance targets: a generation in under 5 minutes, under 8 GB. */
  generationSeconds: 300,
  /** The project's own: orchestration and database at 500 genomes and 100,000 bars. */
  overhead: 0.1,
  memoryBytes: 8e9,
} as const;

/** What a whole run left behind. */
export interface MeasuredRun {
  readonly histories: RunHistories;
  /** Seconds that the database worked on statements from the opening of the run to its end; undefined where it does not count them. */
  readonly databaseSeconds: number | undefined;
  /** Genomes scored in each generation. */
  readonly evaluated: readonly number[];
  readonly memory: readonly PeakMemory[];
  /** What ran, in words. */
  readonly size: string;
}

/** The figures of a whole run on the stack. */
export function describeGenerations(run: MeasuredRun): Benchmark[] {
  const timelines = run.histories.generations.map(({ events }) => readGenerationTimeline(events));
  return [
    ...describeTimes(timelines, run),
    ...describeOverhead(timelines, run),
    ...describeThroughput(timelines, run),
    ...describeMemory(run.memory),
    ...describeHistories(run.histories),
  ];
}

function describeTimes(timelines: readonly GenerationTimeline[], { histories, size }: MeasuredRun): Benchmark[] {
  const pick = (part: keyof GenerationTimeline): number[] => timelines.map((timeline) => timeline[part]);
  const seconds = (part: keyof GenerationTimeline, measures: string, more: Partial<SampleFigure> = {}): Benchmark =>
    sampleBenchmark({ name: `generation/${part}`, unit: 's', measures, ...more }, pick(part));
  const first = histories.evolution[0]?.events[0];
  const wall = secondsBetween(first, histories.evolution.at(-1)?.events.at(-1));
  const evaluation = pick('evaluation').reduce((sum, part) => sum + part, 0);
  const share = (name: string, measures: string, readings: readonly number[]): Benchmark =>
    sampleBenchmark({ name: `generation/${name}`, unit: 'fraction', measures }, readings);
  return [
    {
      ...seconds('total', `${size}; one evolveGeneration from its start to its end`, {
        limit: runLimits.generationSeconds,
        against: 'the seeds: under 5 minutes',
      }),
      name: 'generation',
    },
    seconds(
      'evaluation',
      'part of it from the start of the first evaluateGenomes in a worker to the end of the last; reading the genomes and writing their scores is inside',
    ),
    seconds('breeding', 'part of it in breedGeneration, reading and writing the record included'),
    seconds('selection', 'part of it in selectSurvivors, reading and writing the record included'),
    seconds('orchestration', 'what is left of it: workflow tasks, and activities waiting for a worker'),
    share(
      'outside-evaluation',
      'share of one evolveGeneration that is not evaluation as above',
      timelines.filter(({ total }) => total > 0).map((timeline) => 1 - timeline.evaluation / timeline.total),
    ),
    share(
      'outside-evaluation/run',
      'share of evolveStrategies, first event to last, that is not evaluation of a generation: also what lies between generations, and the conclusion',
      wall > 0 ? [1 - evaluation / wall] : [],
    ),
    sampleBenchmark({ name: 'generation/run', unit: 's', measures: 'evolveStrategies, first event to last' }, [wall]),
  ];
}

/** What a generation spends on being durable: Temporal's part, and the database's, wherever in a generation that fell. */
function describeOverhead(timelines: readonly GenerationTimeline[], { databaseSeconds }: MeasuredRun): Benchmark[] {
  const sum = (part: keyof GenerationTimeline): number => timelines.reduce((all, timeline) => all + timeline[part], 0);
  const total = sum('total');
  const isKnown = databaseSeconds !== undefined && total > 0;
  return [
    sampleBenchmark(
      {
        name: 'generation/database',
        unit: 's',
        measures:
          'work of the database on statements, all connections added up, over the number of generations; it lies inside the parts above, and the opening and the end of the run are in it',
      },
      isKnown ? [databaseSeconds / timelines.length] : [],
    ),
    sampleBenchmark(
      {
        name: 'generation/overhead',
        unit: 'fraction',
        limit: runLimits.overhead,
        measures: 'orchestration and database together, as a share of all generations',
        against: 'the target at 500 genomes and 100,000 bars',
      },
      isKnown ? [(sum('orchestration') + databaseSeconds) / total] : [],
    ),
  ];
}

function describeThroughput(timelines: readonly GenerationTimeline[], { evaluated }: MeasuredRun): Benchmark[] {
  const rates = (part: 'evaluation' | 'total'): number[] =>
    timelines.flatMap((timeline, index) => (timeline[part] > 0 ? [(evaluated[index] ?? 0) / timeline[part]] : []));
  const rate = (name: string, measures: string, readings: readonly number[]): Benchmark =>
    sampleBenchmark({ name: `generation/${name}`, unit: 'genomes/s', measures }, readings);
  return [
    rate('genomes', 'genomes scored for the first time over the seconds of their generation', rates('total')),
    rate('genomes/evaluation', 'the same over the evaluation part alone', rates('evaluation')),
  ];
}

function describeMemory(memory: readonly PeakMemory[]): Benchmark[] {
  const peak = (name: string, bytes: number, measures: string): Benchmark =>
    sampleBenchmark({ name: `generation/memory/${name}`, unit: 'bytes', measures }, [bytes]);
  const all = memory.map(({ bytes, childrenBytes }) => bytes + childrenBytes);
  return [
    {
      ...sampleBenchmark(
        {
          name: 'generation/memory',
          unit: 'bytes',
          limit: runLimits.memoryBytes,
          measures:
            'sum of the peaks below, though they need not coincide and memory shared between processes counts in each',
          against: 'the seeds: under 8 GB',
        },
        all.length === 0 ? [] : [all.reduce((sum, bytes) => sum + bytes, 0)],
      ),
    },
    ...memory.flatMap(({ name, pid, bytes, children, childrenBytes }) => [
      peak(name, bytes, `most resident memory of process ${pid} since its start (VmHWM)`),
      ...(children === 0
        ? []
        : [peak(`${name}/children`, childrenBytes, `sum of the same over the ${children} processes below it`)]),
    ]),
  ];
}

function describeHistories({ evolution, generations }: RunHistories): Benchmark[] {
  return measureHistories([...evolution, ...generations]).flatMap(
    ({ workflowType, executions, mostEvents, largestPayloadBytes }) => [
      sampleBenchmark(
        {
          name: `generation/events/${workflowType}`,
          unit: 'events',
          limit: runLimits.historyEvents,
          measures: `longest history of ${executions} ${executions === 1 ? 'execution' : 'executions'}`,
          against: 'the limit of the project',
        },
        [mostEvents],
      ),
      sampleBenchmark(
        {
          name: `generation/payload/${workflowType}`,
          unit: 'bytes',
          limit: runLimits.payloadBytes,
          measures: 'largest payload of any kind in these histories',
          against: 'the limit of the project',
        },
        [largestPayloadBytes],
      ),
    ],
  );
}
