import { createAdversarySpace } from '../../domain/evolution/adversary';
import { drawScenario } from '../../domain/evolution/adversary-variation';
import { takeInSample } from '../../domain/evolution/arena';
import { rankArchive } from '../../domain/evolution/conclusion';
import { asPhenotype } from '../../domain/evolution/individuals';
import { scoreOutcome } from '../../domain/evolution/robustness';
import { searchPolicy } from '../../domain/evolution/search-policy';
import type { Bars } from '../../domain/market/bars';
import { deriveSeed } from '../../domain/numerics/derived-seed';
import { createRandom } from '../../domain/numerics/random';
import type { Scenario } from '../../domain/stress/scenario';
import type { ComparedRuns } from '../../domain/evolution/experiment-record';
import { comparePairs } from './paired-difference';
import type { ExperimentRun, SearchRunner } from './search-runner';

export interface AdversaryOptions {
  readonly bars: Bars;
  readonly seeds: number;
  readonly population: number;
  readonly generations: number;
  /** Held-out scenarios a seed. */
  readonly scenarios: number;
  /** Leaders of each archive that are tried under them. */
  readonly leaders: number;
}

/** What strategies lose under scenarios that nobody was evolved under. */
export interface HeldOutFigures {
  /** Mean largest drawdown, a fraction. */
  readonly drawdown: number;
  /** Mean share of the capital lost, 0 where a strategy gains. */
  readonly loss: number;
  /** Mean robustness score, [0, 1]. */
  readonly score: number;
  /** Means on the history, for what resilience costs: annual Sharpe ratio and return, and the share of bars in the market. */
  readonly historySharpe: number;
  readonly historyReturn: number;
  readonly historyExposure: number;
}

/** How strategies were evolved: under nothing but history, under the standard scenarios, or against the adversary as well. */
const arms = {
  history: { scenarios: [] },
  standard: {},
  adversary: { plan: { ...searchPolicy.plain, adversaryEvery: 5 } },
};
type Arm = keyof typeof arms;

export interface AdversaryComparison {
  readonly against: Exclude<Arm, 'adversary'> | 'standard over history';
  readonly figures: { readonly [Name in keyof HeldOutFigures]: ComparedRuns };
}

/** Three searches a seed, equal but for what they are evolved under, and their leaders under one set of scenarios that no search saw. */
export async function runAdversaryExperiment(
  runner: SearchRunner,
  options: AdversaryOptions,
  tell: (line: string) => void,
): Promise<AdversaryComparison[]> {
  const measured: Record<Arm, HeldOutFigures[]> = { history: [], standard: [], adversary: [] };
  for (let seed = 1; seed <= options.seeds; seed++) {
    const { bars, population, generations } = options;
    const heldOut = drawHeldOut(options, seed);
    for (const arm of Object.keys(arms) as Arm[]) {
      const run: ExperimentRun = {
        bars,
        seed,
        population,
        generations,
        costs: 'default',
        plan: searchPolicy.plain,
        ...arms[arm],
      };
      measured[arm].push(await measureLeaders(runner, run, { heldOut, leaders: options.leaders }));
    }
    tell(
      `seed ${seed}: drawdown ${(Object.keys(arms) as Arm[]).map((arm) => `${arm} ${measured[arm].at(-1)?.drawdown.toFixed(4)}`).join(', ')}`,
    );
  }
  const compare = (before: Arm, after: Arm): AdversaryComparison['figures'] => {
    const pairs = (name: keyof HeldOutFigures): ComparedRuns =>
      comparePairs(
        measured[before].map((one) => one[name]),
        measured[after].map((one) => one[name]),
      );
    return {
      drawdown: pairs('drawdown'),
      loss: pairs('loss'),
      score: pairs('score'),
      historySharpe: pairs('historySharpe'),
      historyReturn: pairs('historyReturn'),
      historyExposure: pairs('historyExposure'),
    };
  };
  return [
    { against: 'history', figures: compare('history', 'adversary') },
    { against: 'standard', figures: compare('standard', 'adversary') },
    { against: 'standard over history', figures: compare('history', 'standard') },
  ];
}

/** Scenarios from anywhere in the plausible bounds, at places of their own. */
function drawHeldOut({ bars, scenarios }: AdversaryOptions, seed: number): Scenario[] {
  const space = createAdversarySpace(takeInSample(bars).bars);
  const random = createRandom(deriveSeed(seed, 'held-out scenarios'));
  const drawn = new Map<string, Scenario>();
  while (drawn.size < scenarios) {
    const scenario = drawScenario({ ...space, random });
    drawn.set(scenario.name, scenario);
  }
  return [...drawn.values()];
}

async function measureLeaders(
  runner: SearchRunner,
  run: ExperimentRun,
  { heldOut, leaders }: { heldOut: readonly Scenario[]; leaders: number },
): Promise<HeldOutFigures> {
  const { archive } = await runner.run(run);
  const chosen = rankArchive(archive).slice(0, leaders).map(asPhenotype);
  const evaluations = await runner.score(run, chosen, heldOut);
  const outcomes = evaluations.flatMap(({ stress }) => stress);
  const histories = evaluations.map(({ inSample }) => inSample);
  return {
    drawdown: meanOf(outcomes.map(({ maxDrawdown }) => maxDrawdown)),
    loss: meanOf(outcomes.map(({ totalReturn }) => totalReturn && Math.max(0, -totalReturn))),
    score: meanOf(outcomes.map(scoreOutcome)),
    historySharpe: meanOf(histories.map(({ sharpe }) => sharpe)),
    historyReturn: meanOf(histories.map(({ annualReturn }) => annualReturn)),
    historyExposure: meanOf(histories.map(({ exposure }) => exposure)),
  };
}

/** Throws a RangeError without values, or where one is undefined: a leader without a figure would count as a good or a bad one. */
function meanOf(values: readonly (number | undefined)[]): number {
  if (values.length === 0) throw new RangeError('no leaders, nothing to compare');
  let sum = 0;
  for (const value of values) {
    if (value === undefined) throw new RangeError('a figure of a leader is undefined');
    sum += value;
  }
  return sum / values.length;
}
