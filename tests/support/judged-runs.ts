import path from 'node:path';
import { findPackageRoot } from '../../src/config/package-root';
import { costPolicies } from '../../src/domain/microstructure/policy';
import { runStretch } from '../../src/domain/evolution/stretch';
import { simulationPolicy } from '../../src/domain/simulation/policy';
import { createSimulatedMarket } from '../../src/domain/simulation/simulated-market';
import type { Bars } from '../../src/domain/market/bars';
import type * as SearchRunnerModule from '../../src/cli/experiment/search-runner';
import type { SearchRunner } from '../../src/cli/experiment/search-runner';
import { emptyMarkets, plantedEdges } from '../fixtures/planted-edges';
import { evolvePlainly } from './plain-evolution';

/** How the judgement of one run over a made-up market ended. */
export interface JudgedRun {
  readonly market: string;
  readonly seed: number;
  readonly passed: boolean;
  readonly text: string;
  readonly reasons: readonly string[];
  /** Annual Sharpe ratio over all bars of the rule that knows the market; 0 where there is nothing to know. */
  readonly known: number;
  /** Of the first finalist. */
  readonly inSample: number;
  readonly outOfSample: number;
}

const [subject = 'planted', first = '1', last = '6', length = '5000', population = '100', generations = '30'] =
  process.argv.slice(2);

// The threads are compiled code: what is measured by the thousand has to be fast.
const runnerFile = path.join(findPackageRoot(__dirname), 'dist', 'cli', 'experiment', 'search-runner.js');

/** All kinds of edges, or one of the markets without any. */
const markets = subject === 'planted' ? plantedEdges : emptyMarkets.filter(({ name }) => name === subject);

async function judgeRuns(runner: SearchRunner): Promise<void> {
  for (const market of markets)
    for (let seed = Number(first); seed <= Number(last); seed++) {
      const bars = market.bars(seed, Number(length));
      const settings = {
        seed,
        population: Number(population),
        generations: Number(generations),
        costs: 'default',
      } as const;
      const { conclusion, archive, assessment } = await evolvePlainly(
        bars,
        settings,
        ({ plan }) =>
          (phenotypes, scenarios) =>
            runner.score({ bars, ...settings, plan }, phenotypes, scenarios),
      );
      const run: JudgedRun = {
        market: market.name,
        seed,
        passed: conclusion.verdict.passed,
        text: conclusion.verdict.text,
        reasons: conclusion.verdict.reasons,
        known: sharpeOfKnown(market, bars),
        inSample: archive.find(({ id }) => id === conclusion.finalists[0]?.strategy)?.evaluation.inSample.sharpe ?? 0,
        outOfSample: assessment?.outOfSample.sharpe ?? 0,
      };
      console.log(JSON.stringify(run));
    }
}

void (import(runnerFile) as Promise<typeof SearchRunnerModule>).then(({ withSearchRunner }) =>
  withSearchRunner({ EMP_COMPUTE_THREADS: 2, EMP_KERNEL: 'wasm', EMP_KERNEL_MEMORY_MB: 512 }, judgeRuns),
);

/** Over all bars, costs paid. */
function sharpeOfKnown(market: object, bars: Bars): number {
  const edge = plantedEdges.find((one) => one === market);
  if (!edge) return 0;
  const { initialCapital, maxPosition } = simulationPolicy;
  const account = { costs: costPolicies.default, initialCapital, maxPosition, from: 0, to: bars.close.length };
  const history = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  return runStretch(edge.knows, history, account).metrics.sharpe ?? 0;
}
