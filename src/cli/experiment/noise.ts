import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readDefaultBars } from '../../adapters/market-data/default-data-set';
import type { CliContext } from '../context';
import { CommandError, exitCodes } from '../output';
import { withRuns } from '../session';
import { withStack } from '../stack/with-stack';
import { listEdgeCases, listNoiseCases, type MarketCase } from './noise-cases';
import { judgeCases, type JudgedCase, type Leg, type NoiseSize } from './noise-runner';
import { summariseNoise } from './noise-summary';
import { describeNoise } from './noise-table';

export interface NoiseOptions extends NoiseSize {
  readonly runs: number;
  readonly edges: number;
  readonly batch: number;
  readonly seed: number;
  readonly details?: true;
}

/**
 * Are the gates fooled by noise, and do they find what is there? On a stack and a record of its own, which are gone afterwards: what is tried on
 * made-up markets is no trial on anybody's data.
 */
export async function runNoiseExperiment(options: NoiseOptions, context: CliContext): Promise<void> {
  requireOwnServers(context);
  const { output } = context;
  const startedAt = performance.now();
  const cases = mixCases(listNoiseCases(options.runs, options.seed), listEdgeCases(options.edges, options.seed));
  const judged: JudgedCase[] = [];
  const home = await mkdtemp(path.join(os.tmpdir(), 'emp-noise-'));
  try {
    const real = await readDefaultBars();
    const leg = legsIn(home, context);
    for (let from = 0; from < cases.length; from += options.batch) {
      const batch = cases.slice(from, from + options.batch);
      judged.push(...(await judgeCases(batch, { real, size: options, leg })));
      output.notice(describeStanding(cases, judged));
    }
  } catch (error) {
    // Hours of markets are not lost with the last batch: what is judged is told.
    if (judged.length === 0 || !(error instanceof CommandError && error.code === 'interrupted')) throw error;
    process.exitCode = exitCodes.interrupted;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const summary = summariseNoise(judged.map((one, index) => ({ ...one, ...factsOf(cases[index]!) })));
  const { noise, edge, trials, powerful, cells, kinds } = summary;
  output.result(
    {
      noise: { runs: noise.runs, certified: noise.certified, evidenceOfSkill: noise.evidenceOfSkill, kinds },
      edge: { runs: edge.runs, found: edge.found, certified: edge.certified, powerful, cells },
      trials,
      seconds,
      ...(judged.length < cases.length && { interruptedAfter: judged.length }),
      ...(options.details && { cases: judged }),
    },
    () =>
      `${describeNoise(summary, judged)}\n\n${judged.length} of ${cases.length} markets, ${trials} trials, ${seconds} s`,
  );
}

/** Both kinds in even proportion, so that an experiment that is interrupted has something of each. */
function mixCases(noise: readonly MarketCase[], edges: readonly MarketCase[]): MarketCase[] {
  const places = [noise, edges].flatMap((cases) =>
    cases.map((one, index) => ({ one, at: (index + 0.5) / cases.length })),
  );
  return places.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

function factsOf({ kind, years, strength }: MarketCase): Pick<MarketCase, 'kind' | 'years' | 'strength'> {
  return { kind, years, ...(strength !== undefined && { strength }) };
}

function describeStanding(cases: readonly MarketCase[], judged: readonly JudgedCase[]): string {
  const certified = (planted: boolean): string => {
    const members = judged.filter((_, index) => (cases[index]?.strength !== undefined) === planted);
    return `${members.filter((one) => one.certified).length} of ${members.length}`;
  };
  return `${judged.length} of ${cases.length} markets: certified ${certified(false)} of noise, ${certified(true)} of planted edges`;
}

/** Servers that the environment names are nobody's to restart, and their record is no place for made-up markets. */
function requireOwnServers({ environment }: CliContext): void {
  const named = (['DATABASE_URL', 'TEMPORAL_ADDRESS', 'REDIS_URL'] as const).filter((name) => environment[name]);
  if (named.length === 0) return;
  throw new CommandError('experiment.servers-given', `${named.join(', ')}: this experiment brings servers of its own`, {
    exitCode: exitCodes.usage,
    hint: `run it without: env ${named.map((name) => `-u ${name}`).join(' ')} emp experiment noise`,
  });
}

/** Each leg starts the stack of the home and leaves it to stop. */
function legsIn(home: string, context: CliContext): Leg {
  const environment = { ...context.environment, EMP_HOME: home };
  const own: CliContext = {
    ...context,
    environment,
    withStack: ({ needs, computeWorkers }, use) =>
      withStack(
        {
          environment,
          command: 'emp experiment noise',
          notice: () => undefined,
          ...(needs !== undefined && { needs }),
          ...(computeWorkers !== undefined && { computeWorkers }),
        },
        use,
      ),
  };
  return (use) => withRuns(own, {}, use);
}
