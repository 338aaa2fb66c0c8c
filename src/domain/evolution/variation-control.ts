import { tallyOutcomes, type Outcome } from './operator-outcomes';
import { followQuality, pursueBest, raiseToFloor } from './operator-pursuit';
import {
  crossoverKinds,
  mutationKinds,
  plainCrossover,
  plainMutation,
  type Chances,
  type CrossoverKind,
  type MutationKind,
  type OperatorName,
} from './operator-table';
import { followContext, usualRates, type SearchContext, type VariationRatesInUse } from './variation-context';
import type { VariationSettings } from './variation-settings';

/** An operator at the end of a generation: how likely it is next, and what it did in this one. */
export interface OperatorRecord {
  readonly name: OperatorName;
  /** Among the operators of its group, crossover or mutation. */
  readonly probability: number;
  /** Running mean of what its children earned, in [0, 1]. */
  readonly quality: number;
  readonly tried: number;
  /** Children that entered the archive or dominated a parent. */
  readonly succeeded: number;
}

/** How an island varies in its next generation, and why; recorded each generation. */
export interface VariationControl extends VariationRatesInUse {
  /** Kinds of crossover, then kinds of mutation, each in the order of their table. */
  readonly operators: readonly OperatorRecord[];
}

/** The control of a first generation: the usual rates and chances, no operator below the floor where they are adaptive. */
export function beginVariation({ adaptiveOperators }: VariationSettings): VariationControl {
  const start = <Name extends OperatorName>(names: readonly Name[], chances: Chances<Name>): OperatorRecord[] => {
    const plain = names.map((name) => chances[name]);
    const probabilities = adaptiveOperators ? raiseToFloor(plain) : plain;
    return names.map((name, index) => ({
      ...{ name, probability: probabilities[index]! },
      ...{ quality: 0, tried: 0, succeeded: 0 },
    }));
  };
  return {
    ...usualRates(),
    operators: [...start(crossoverKinds, plainCrossover), ...start(mutationKinds, plainMutation)],
  };
}

/** The control of the next generation, by what the children of this one achieved and by where the search stands. */
export function updateVariationControl(
  { operators }: VariationControl,
  outcomes: readonly Outcome[],
  { settings, ...context }: SearchContext & { readonly settings: VariationSettings },
): VariationControl {
  const tallies = tallyOutcomes(outcomes);
  const judged = operators.map((record) => {
    const tally = tallies[record.name];
    const { tried, succeeded } = tally;
    return { ...record, quality: followQuality(record.quality, tally), tried, succeeded };
  });
  const crossovers = judged.slice(0, crossoverKinds.length);
  const mutations = judged.slice(crossoverKinds.length);
  return {
    ...(settings.contextRates ? followContext(context) : usualRates()),
    operators: settings.adaptiveOperators ? [...pursue(crossovers), ...pursue(mutations)] : judged,
  };
}

function pursue(group: readonly OperatorRecord[]): OperatorRecord[] {
  const probabilities = pursueBest(group);
  return group.map((record, index) => ({ ...record, probability: probabilities[index]! }));
}

/** The chances of the control's operators, by group. */
export function readChances({ operators }: VariationControl): {
  readonly crossover: Chances<CrossoverKind>;
  readonly mutation: Chances<MutationKind>;
} {
  const chances = Object.fromEntries(operators.map(({ name, probability }) => [name, probability]));
  const of = <Name extends OperatorName>(names: readonly Name[]): Chances<Name> =>
    Object.fromEntries(names.map((name) => [name, chances[name] ?? 0])) as Chances<Name>;
  return { crossover: of(crossoverKinds), mutation: of(mutationKinds) };
}
