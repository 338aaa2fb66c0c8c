import { computeQuantile } from '../../domain/numerics/quantile';
import { sampleBenchmark, type Benchmark } from './benchmark';
import { showValue } from './benchmark-table';
import type { MemorySeries } from './memory-sampler';
import { fitMemorySlope } from './memory-slope';

/** A process that grows faster is taken for a leak: 10 MB in a thousand generations. */
const leakBytes = 10_000;

/** Until then caches fill and code warms up. */
const settledShare = 1 / 3;

export interface MeasuredGrowth {
  readonly generations: number;
  /** What ran, in words. */
  readonly size: string;
  /** Processes that did not live through the whole run: nothing can be said of them. */
  readonly restarted: readonly string[];
}

const kinds: Record<MemorySeries['kind'], string> = {
  resident: 'resident memory (VmRSS)',
  heap: "live objects of the main thread's heap after a full collection",
};

/** Slope, projection and level of each process, over the last two thirds of the generations. */
export function describeMemoryGrowth(
  series: readonly MemorySeries[],
  { generations, size, restarted }: MeasuredGrowth,
): Benchmark[] {
  return series.flatMap(({ name, kind, points }) => {
    const settled = points.filter(({ generation }) => generation > settledShare * generations);
    const slope = restarted.includes(name) ? undefined : fitMemorySlope(settled);
    const interval = slope && { lower: slope.lower, upper: slope.upper };
    const words = interval
      ? `${showValue(interval.lower, 'bytes')} to ${showValue(interval.upper, 'bytes')}, from ${settled.length} readings`
      : 'none, the process was started anew or readings are too few';
    return [
      {
        ...sampleBenchmark(
          {
            name: `memory/${name}/${kind}`,
            unit: 'bytes/generation',
            limit: leakBytes,
            measures: `growth of ${kinds[kind]}; 95 % interval (Newey-West) ${words}`,
            against: `what would count as a leak; ${size}, the last two thirds of them`,
          },
          slope ? [slope.slope] : [],
        ),
        ...(interval && { interval }),
      },
      sampleBenchmark(
        { name: `memory/${name}/${kind}/thousand`, unit: 'bytes', measures: 'the same growth over 1,000 generations' },
        slope ? [1_000 * slope.slope] : [],
      ),
      sampleBenchmark(
        { name: `memory/${name}/${kind}/level`, unit: 'bytes', measures: 'median of these readings' },
        settled.length === 0
          ? []
          : [
              computeQuantile(
                settled.map(({ bytes }) => bytes),
                0.5,
              ) ?? 0,
            ],
      ),
    ];
  });
}
