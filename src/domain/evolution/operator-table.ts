import type { Random } from '../numerics/random';

/** How a child is made of two parents. */
export const crossoverKinds = ['subtree-crossover', 'rule-exchange', 'side-exchange', 'exits-exchange'] as const;
export type CrossoverKind = (typeof crossoverKinds)[number];

/** How a genome is changed. */
export const mutationKinds = [
  'threshold-step',
  'parameter-step',
  'comparison-flip',
  'fresh-condition',
  'fresh-rule',
  'grow',
  'shrink',
  'connective-swap',
  'exits',
  'sizing',
  'sides',
] as const;
export type MutationKind = (typeof mutationKinds)[number];

export type OperatorName = CrossoverKind | MutationKind;

/** Probabilities among the kinds of one group; they sum to 1. */
export type Chances<Name extends string> = Readonly<Record<Name, number>>;

/** Subtree crossover alone, as in genetic programming (Koza 1992). */
export const plainCrossover: Chances<CrossoverKind> = {
  'subtree-crossover': 1,
  'rule-exchange': 0,
  'side-exchange': 0,
  'exits-exchange': 0,
};

/** Three in five change a rule, one in five the protective exits. A step that a condition has no number for becomes another. */
export const plainMutation: Chances<MutationKind> = {
  'threshold-step': 0.135,
  'parameter-step': 0.0945,
  'comparison-flip': 0.0405,
  'fresh-condition': 0.12,
  'fresh-rule': 0,
  grow: 0.09,
  shrink: 0.072,
  'connective-swap': 0.048,
  exits: 0.2,
  sizing: 0.12,
  sides: 0.08,
};

/** One of the names by their chances. */
export function drawOperator<Name extends string>(
  names: readonly Name[],
  chances: Chances<Name>,
  random: Random,
): Name {
  let rest = random.uniform();
  let likely = names[0]!;
  for (const name of names) {
    if (chances[name] > 0) likely = name;
    rest -= chances[name];
    if (rest < 0) return name;
  }
  // Rounding may leave a sum a little below 1.
  return likely;
}
