import { furtherSenses } from '../../domain/evolution/gene-pool';
import type { SearchPlan } from '../../domain/evolution/search-plan';
import { searchPolicy } from '../../domain/evolution/search-policy';
import type { Bars } from '../../domain/market/bars';
import type { ComparedRuns } from '../../domain/evolution/experiment-record';
import { comparePairs } from './paired-difference';
import type { SearchRunner } from './search-runner';

/** Each part of the search alone, beside a plain search; what is measured is the hypervolume of the final archive. */
export const searchParts = {
  'adaptive-operators': { adaptiveOperators: true },
  'context-rates': { contextRates: true },
  'self-adaptation': { selfAdaptation: true },
  epigenetics: { epigenetics: true },
  nsga3: { selection: 'nsga3' },
  'behaviour-grid': { behaviourGrid: true },
  restarts: { restarts: true },
  islands: { islands: 4 },
  'age-layers': { islands: 4, topology: 'age-layers' },
  families: { families: true },
  indicators: { senses: ['indicators'] },
  timeframes: { senses: ['timeframes'] },
  patterns: { senses: ['patterns'] },
  regime: { senses: ['regime'] },
  how: { senses: ['how'] },
  what: { senses: ['what'] },
  when: { senses: ['when'] },
  chaos: { senses: ['chaos'] },
  'all-senses': { senses: furtherSenses },
} as const satisfies Record<string, Partial<SearchPlan>>;
export type SearchPart = keyof typeof searchParts;

export interface AblationOptions {
  readonly bars: Bars;
  readonly seeds: number;
  readonly population: number;
  readonly generations: number;
  readonly parts: readonly SearchPart[];
}

export interface Ablation {
  readonly part: SearchPart;
  readonly hypervolume: ComparedRuns;
  /** Survivors' diversity at the end. */
  readonly diversity: ComparedRuns;
}

/** One run a part and seed, and one plain run a seed that all parts are paired with. */
export async function runAblation(
  runner: SearchRunner,
  options: AblationOptions,
  tell: (line: string) => void,
): Promise<Ablation[]> {
  const { bars, seeds, population, generations, parts } = options;
  const measure = async (part: Partial<SearchPlan>, seed: number) => {
    const plan = { ...searchPolicy.plain, ...part };
    const { generations: ended } = await runner.run({ bars, seed, population, generations, costs: 'default', plan });
    const { hypervolume, diversity } = ended.at(-1) ?? {};
    if (hypervolume === undefined || diversity === undefined)
      throw new RangeError(
        `the run of seed ${seed} ended without hypervolume or diversity: too few genomes to compare`,
      );
    return { hypervolume, diversity };
  };
  const all = Array.from({ length: seeds }, (_, index) => index + 1);
  const measureAll = async (part: Partial<SearchPlan>) => {
    const runs = [];
    for (const seed of all) runs.push(await measure(part, seed));
    return runs;
  };
  tell(`plain: ${seeds} seeds`);
  const plain = await measureAll({});
  const ablations: Ablation[] = [];
  for (const part of parts) {
    const runs = await measureAll(searchParts[part]);
    const compare = (name: 'hypervolume' | 'diversity'): ComparedRuns =>
      comparePairs(
        plain.map((run) => run[name]),
        runs.map((run) => run[name]),
      );
    const ablation = { part, hypervolume: compare('hypervolume'), diversity: compare('diversity') };
    ablations.push(ablation);
    tell(`${part}: ${ablation.hypervolume.difference.toFixed(5)}`);
  }
  return ablations;
}
