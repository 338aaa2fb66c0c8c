import { quantise } from '../numerics/quantise';
import type { VolatilityRegime } from '../regime/volatility-regime';
import { evolutionPolicy } from './policy';
import { variationPolicy } from './variation-policy';

/** Where the search stands at the end of a generation. */
export interface SearchContext {
  /** Of the survivors' conditions (Simpson), in [0, 1]; absent without conditions. */
  readonly diversity?: number;
  /** Generations since the archive's hypervolume last grew. */
  readonly generationsWithoutProgress: number;
  /** The latest in the bars that evolution sees; absent while unknown. */
  readonly regime?: VolatilityRegime;
}

/** Rates of the next generation with the reason for each that is not the usual one. */
export interface VariationRatesInUse {
  readonly crossover: number;
  /** Probability that a child of two parents is changed beside. */
  readonly mutation: number;
  readonly immigrants: number;
  /** Length of steps in units of the usual one. */
  readonly step: number;
  readonly reasons: readonly string[];
}

export function usualRates(): VariationRatesInUse {
  const { crossover, mutation, immigrants } = evolutionPolicy.variation;
  return { crossover, mutation, immigrants, step: 1, reasons: [] };
}

/**
 * Rates by what the search lacks: little diversity asks for mutation and fresh blood instead of crossing like with like (Cobb 1990;
 * Grefenstette 1992), standing still for longer steps and fresh blood, a market that moves much for longer steps. Always worked out from the
 * usual rates, so that nothing adds up over generations.
 */
export function followContext({ diversity, generationsWithoutProgress, regime }: SearchContext): VariationRatesInUse {
  const { lowDiversity, withoutDiversity, patience, exhaustion, stagnant, regimeStep } = variationPolicy.context;
  const usual = usualRates();
  const reasons: string[] = [];
  const lack = diversity === undefined ? 0 : Math.max(0, 1 - diversity / lowDiversity);
  const stillness = clampToOne((generationsWithoutProgress - patience) / (exhaustion - patience));
  const crossover = between(usual.crossover, withoutDiversity.crossover, lack);
  const mutation = between(usual.mutation, withoutDiversity.mutation, lack);
  const immigrants = Math.max(
    between(usual.immigrants, withoutDiversity.immigrants, lack),
    between(usual.immigrants, stagnant.immigrants, stillness),
  );
  const step = quantise(between(1, stagnant.step, stillness) * (regime === undefined ? 1 : regimeStep[regime]));
  if (lack > 0)
    reasons.push(
      `diversity ${shown(diversity!)} is below ${lowDiversity}: crossover ${shown(crossover)}, mutation ${shown(mutation)}, immigrants ${shown(immigrants)}`,
    );
  if (stillness > 0)
    reasons.push(
      `no progress for ${generationsWithoutProgress} generations: steps ${shown(between(1, stagnant.step, stillness))} times as long, immigrants ${shown(immigrants)}`,
    );
  if (regime !== undefined && regimeStep[regime] !== 1)
    reasons.push(`volatility is ${regime}: steps ${regimeStep[regime]} times as long`);
  return { crossover, mutation, immigrants, step, reasons };
}

/** From the usual rate to another by a share in [0, 1]. */
function between(usual: number, other: number, share: number): number {
  return quantise(usual + (other - usual) * share);
}

function clampToOne(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function shown(value: number): string {
  return String(Number(value.toFixed(3)));
}
