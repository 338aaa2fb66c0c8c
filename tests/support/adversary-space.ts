import { createAdversarySpace } from '../../src/domain/evolution/adversary';
import type { AdversarySpace } from '../../src/domain/evolution/adversary-variation';
import type { Scenario } from '../../src/domain/stress/scenario';
import type { ScenarioBounds } from '../../src/domain/stress/scenario-bounds';
import { walkBars } from './random-bars';

export const adversaryBars = walkBars({ length: 1_200, seed: 31, volatility: 0.015 });

export const adversarySpace: AdversarySpace = createAdversarySpace(adversaryBars);

/** Names of the searched parameters that are out of their bounds. */
export function findImplausible({ parts }: Scenario, bounds: ScenarioBounds): string[] {
  return parts.flatMap(({ kind, parameters }) =>
    Object.entries(bounds[kind]).flatMap(([name, { min, max }]) =>
      parameters[name]! >= min && parameters[name]! <= max ? [] : [`${kind}.${name}`],
    ),
  );
}
