import type { RunSettings } from '../../activities/ports';
import { completePlan, searchSwitches } from '../../domain/evolution/search-plan';
import type { CliContext } from '../context';
import { withRuns } from '../session';
import type { Benchmark } from './benchmark';
import { completeBenchmarkRun, nameBenchmarkRun, storeBenchmarkBars } from './benchmark-run';
import type { GenerationOptions } from './generation-benchmark';
import { describeMemoryGrowth } from './memory-figures';
import { memorySampler } from './memory-sampler';

/** Everything that keeps something from one generation to the next. */
const search = completePlan({
  ...{ islands: 2, adversaryEvery: 10 },
  ...Object.fromEntries(searchSwitches.map((name) => [name, true])),
});

/** A long run through Temporal with every part of the search switched on, and whether its processes grow with its generations. */
export async function benchmarkMemory(options: GenerationOptions, context: CliContext): Promise<Benchmark[]> {
  const { computeWorkers, population, generations, chunk, seed } = options;
  return withRuns(context, computeWorkers === undefined ? {} : { computeWorkers }, async (session) => {
    const { dataset, family } = await storeBenchmarkBars(session, options);
    const settings: RunSettings = { dataset, population, generations, seed, costs: 'default', search };
    const before = await session.stack.components();
    const sampler = memorySampler(before);
    await completeBenchmarkRun(
      {
        ...{ run: nameBenchmarkRun(), family, settings, chunk },
        onGeneration: ({ generation }) => sampler.note(generation + 1),
      },
      session,
      context,
    );
    const series = await sampler.finish();
    const after = new Map((await session.stack.components()).map(({ name, pid }) => [name, pid]));
    const restarted = before.filter(({ name, pid }) => after.get(name) !== pid).map(({ name }) => name);
    const size = `${population} genomes on two islands, ${generations} generations, the adversary at every tenth, all parts of the search`;
    return describeMemoryGrowth(series, { generations, size, restarted });
  });
}
