import type { VolatilityRegime } from '../regime/volatility-regime';
import { simulationPolicy } from '../simulation/policy';
import { evolutionPolicy } from './policy';
import type { SearchPlan } from './search-plan';

/** What a strategy may do and has to bear while it is trained (seed 003 phase 4, `training_constraints`). Fractions. */
export interface TrainingConstraints {
  /** Largest share of equity in a position, above 0, at most what the simulation policy allows. */
  readonly maxPosition: number;
  /** Most that may be traded a day on average, both directions, as a share of the largest position; above 0. */
  readonly turnoverPerDay: number;
  /** Positions are opened on signals in these regimes only; before the regime is known only where all three are named. */
  readonly regimes: readonly VolatilityRegime[];
  /** Factor on all costs, at least 0; 1 leaves them as they are. */
  readonly costScale: number;
  /** Deepest loss from a peak that is allowed, above 0; absent: any. */
  readonly maxDrawdown?: number;
}

/**
 * A run that trains known strategies further: its first generation is made of the plan's founders and their children, its immigrants are
 * children of founders, and nobody is tried on the hold-out.
 */
export interface TrainingSettings {
  readonly constraints: TrainingConstraints;
}

/** Every regime there is once the volatility is known. */
export const regimesKnown = ['low', 'medium', 'high'] as const satisfies readonly VolatilityRegime[];

/** Every problem of what a run trains under, and of whom: what, found, expected. */
export function checkTraining(
  { constraints }: TrainingSettings,
  { founders, families }: Pick<SearchPlan, 'founders' | 'families'>,
): string[] {
  if (typeof constraints !== 'object') return [`training constraints ${String(constraints)}: expected an object`];
  const { maxPosition, turnoverPerDay, regimes, costScale, maxDrawdown } = constraints;
  const limits = evolutionPolicy.training;
  return [
    ...within('maxPosition', maxPosition, { above: 0, atMost: simulationPolicy.maxPosition }),
    ...within('turnoverPerDay', turnoverPerDay, { above: 0, atMost: limits.maxTurnoverPerDay }),
    ...(isRegimeList(regimes)
      ? []
      : [`training regimes ${String(regimes)}: expected some of ${regimesKnown.join(', ')}, each once`]),
    ...(costScale === 0 ? [] : within('costScale', costScale, { above: 0, atMost: limits.maxCostScale })),
    ...(maxDrawdown === undefined ? [] : within('maxDrawdown', maxDrawdown, { above: 0, atMost: 1 })),
    ...(founders.length > 0 ? [] : ['training without founders: expected at least one in search.founders']),
    ...(families ? ['training with families true: expected false, it stays near its founders'] : []),
  ];
}

function within(name: string, value: unknown, { above, atMost }: { above: number; atMost: number }): string[] {
  return typeof value === 'number' && value > above && value <= atMost
    ? []
    : [`training ${name} ${String(value)}: expected a number above ${above}, at most ${atMost}`];
}

function isRegimeList(regimes: unknown): boolean {
  return (
    Array.isArray(regimes) &&
    regimes.length > 0 &&
    new Set(regimes).size === regimes.length &&
    regimes.every((regime) => regimesKnown.some((known) => known === regime))
  );
}
