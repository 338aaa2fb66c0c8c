import { costPolicies, type CostProfile } from '../microstructure/policy';
import { scaleCosts } from '../microstructure/scaled-costs';
import { simulationPolicy } from '../simulation/policy';
import type { RegimeGains } from '../simulation/regime-gains';
import type { SimulationOptions } from '../simulation/simulation-options';
import { neutralGains } from './epigenetic-gains';
import { regimesKnown, type TrainingConstraints, type TrainingSettings } from './training-constraints';

/** Everything about a simulated account but the bars it trades. */
export type AccountTerms = Omit<SimulationOptions, 'from' | 'to'>;

/** The account that a run's settings give to a bearer of these gains; without training as the policies have it. */
export function setAccountTerms(
  { costs, training }: { readonly costs: CostProfile; readonly training?: TrainingSettings },
  gains?: RegimeGains,
): AccountTerms {
  const constraints = training?.constraints;
  const regimeGains = permitGains(gains, constraints);
  return {
    costs: constraints ? scaleCosts(costPolicies[costs], constraints.costScale) : costPolicies[costs],
    initialCapital: simulationPolicy.initialCapital,
    maxPosition: constraints?.maxPosition ?? simulationPolicy.maxPosition,
    ...(regimeGains && { regimeGains }),
  };
}

/**
 * Gains that open no position where none is allowed: 0 there, elsewhere as they are. A position that is held when the regime changes stays
 * until its own rules end it. Where every regime is allowed the gains are those given, and so is a bar whose regime is not known yet.
 */
export function permitGains(
  gains: RegimeGains | undefined,
  constraints: TrainingConstraints | undefined,
): RegimeGains | undefined {
  if (!constraints || regimesKnown.every((regime) => constraints.regimes.includes(regime))) return gains;
  const { regimes } = constraints;
  const [, low, medium, high] = gains ?? neutralGains;
  return [
    0,
    regimes.includes('low') ? low : 0,
    regimes.includes('medium') ? medium : 0,
    regimes.includes('high') ? high : 0,
  ];
}
