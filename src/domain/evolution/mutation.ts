import type { Random } from '../numerics/random';
import { canonicalGenome, canonicalRule, withoutIdleParts } from '../strategy/canonical-genome';
import { resolveFeature } from '../strategy/feature-registry';
import { formatFeatureRef } from '../strategy/feature-ref';
import type { Condition, Exits, FeatureRef, Genome, Rule, Side, Sizing } from '../strategy/genome';
import type { GenePool } from './gene-pool';
import { stepOnGrid, drawFromGrid } from './grid';
import type { MutationKind } from './operator-table';
import { evolutionPolicy } from './policy';
import { drawCondition, drawRule, drawSide, drawSizing } from './random-genome';
import { fitsRuleLimits } from './rule-limits';
import { conditionIndices, countNodes, nodeAt, replaceNode } from './rule-nodes';

export interface MutationMeans {
  readonly pool: GenePool;
  readonly random: Random;
  /** Length of steps on a grid in units of the usual one. */
  readonly length: number;
}

export interface Mutated {
  readonly genome: Genome;
  /** What was done: a step that the drawn condition has no number for becomes another kind. */
  readonly kind: MutationKind;
}

interface MutatedRule {
  readonly rule: Rule;
  readonly kind: RuleMutation;
}

type RuleMutation = Exclude<MutationKind, 'exits' | 'sizing' | 'sides'>;

/** Changes one thing of a canonical genome: a rule, the protective exits, the sizing, or which sides are traded. */
export function mutateGenome(kind: MutationKind, genome: Genome, means: MutationMeans): Mutated {
  if (kind === 'exits') return { kind, genome: { ...genome, exits: mutateExits(genome.exits, means) } };
  if (kind === 'sizing') return { kind, genome: { ...genome, sizing: mutateSizing(genome.sizing, means) } };
  if (kind === 'sides') return { kind, genome: canonicalGenome(mutateSides(genome, means)) };
  return mutateOneRule(kind, genome, means);
}

function mutateOneRule(kind: RuleMutation, genome: Genome, means: MutationMeans): Mutated {
  const { random } = means;
  const sides = (['long', 'short'] as const).filter((name) => genome[name]);
  const name = sides[random.integer(sides.length)]!;
  const side = genome[name]!;
  const part = side.exit && random.uniform() < 0.5 ? 'exit' : 'enter';
  const mutated = mutateRule(kind, side[part]!, means);
  return {
    kind: mutated.kind,
    genome: withoutIdleParts({ ...genome, [name]: { ...side, [part]: canonicalRule(mutated.rule) } }),
  };
}

/** A step, a turn or a replacement of one condition, a rule anew, growth, shrinkage (hoist), or the swap of AND and OR. */
export function mutateRule(kind: RuleMutation, rule: Rule, means: MutationMeans): MutatedRule {
  const { pool, random } = means;
  if (kind === 'fresh-rule') return { kind, rule: drawRule(pool, random) };
  if (kind === 'grow') return grow(rule, means);
  if (kind === 'shrink') return { kind, rule: nodeAt(rule, random.integer(countNodes(rule))) };
  if (kind === 'connective-swap') return { kind, rule: swapConnective(rule) };
  const conditions = conditionIndices(rule);
  const index = conditions[random.integer(conditions.length)]!;
  const mutated = mutateCondition(kind, nodeAt(rule, index) as Condition, means);
  return { kind: mutated.kind, rule: replaceNode(rule, index, mutated.rule) };
}

type ConditionMutation = Exclude<RuleMutation, 'fresh-rule' | 'grow' | 'shrink' | 'connective-swap'>;

function mutateCondition(kind: ConditionMutation, condition: Condition, means: MutationMeans): MutatedRule {
  const { left, is, right } = condition;
  if (kind === 'comparison-flip') return { kind, rule: { left, is: is === 'above' ? 'below' : 'above', right } };
  if (kind === 'fresh-condition') return { kind, rule: drawCondition(means.pool, means.random) };
  const { threshold, parameters } = resolveFeature(left).feature;
  const stepsThreshold = kind === 'threshold-step' || parameters.length === 0;
  if (typeof right === 'number' && threshold && stepsThreshold)
    return { kind: 'threshold-step', rule: { left, is, right: stepOnGrid(right, threshold, means) } };
  return stepParameter(condition, means);
}

function stepParameter({ left, is, right }: Condition, means: MutationMeans): MutatedRule {
  const { pool, random } = means;
  const movesRight = typeof right !== 'number' && random.uniform() < 0.5;
  const [still, moving] = movesRight ? [left, right] : [right, left];
  const moved = mutateParameters(moving, means);
  // Without parameters nothing moved, and nothing is above itself.
  if (moved === moving || moved === still) return { kind: 'fresh-condition', rule: drawCondition(pool, random) };
  return { kind: 'parameter-step', rule: movesRight ? { left, is, right: moved } : { left: moved, is, right } };
}

function mutateParameters(ref: FeatureRef, means: MutationMeans): FeatureRef {
  const { feature, parameters } = resolveFeature(ref);
  if (parameters.length === 0) return ref;
  const changed = means.random.integer(parameters.length);
  return formatFeatureRef(
    feature.name,
    parameters.map((value, index) =>
      index === changed ? stepOnGrid(value, feature.parameters[index]!, means) : value,
    ),
  );
}

function grow(rule: Rule, { pool, random }: MutationMeans): MutatedRule {
  const parts = [rule, drawCondition(pool, random)];
  const grown = canonicalRule(random.uniform() < 0.5 ? { all: parts } : { any: parts });
  return fitsRuleLimits(grown) ? { kind: 'grow', rule: grown } : { kind: 'fresh-rule', rule: drawRule(pool, random) };
}

/** AND becomes OR and back; a negation is taken off, a lone condition gets one. */
function swapConnective(rule: Rule): Rule {
  if ('all' in rule) return { any: rule.all };
  if ('any' in rule) return { all: rule.any };
  return 'not' in rule ? rule.not : { not: rule };
}

/**
 * Half of the time an exit that is there moves, else one is taken away or added. Those there and those missing are weighed so that a line of
 * descent without selection keeps about as many as genomes are drawn with: what piles up is selected, not drift.
 */
function mutateExits(exits: Exits, { random, length }: MutationMeans): Exits {
  const grids = evolutionPolicy.initial.exits;
  const names = ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const;
  const present = names.filter((name) => exits[name] !== undefined);
  if (present.length > 0 && random.uniform() < 0.5) {
    const name = present[random.integer(present.length)]!;
    return { ...exits, [name]: stepOnGrid(exits[name]!, grids[name], { random, length }) };
  }
  const { exit } = evolutionPolicy.initial;
  const weights = names.map((name) => (exits[name] === undefined ? exit : 1 - exit));
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  const name = names.find((_, index) => (rest -= weights[index]!) < 0) ?? 'maxBars';
  const { [name]: value, ...others } = exits;
  return value === undefined ? { ...others, [name]: drawFromGrid(grids[name], random) } : others;
}

function mutateSizing(sizing: Sizing, means: MutationMeans): Sizing {
  const { random } = means;
  const grids = evolutionPolicy.initial.sizing;
  if (random.uniform() < 0.2) return drawSizing(random);
  if (sizing.kind === 'fixed') return { ...sizing, fraction: stepOnGrid(sizing.fraction, grids.fraction, means) };
  return random.uniform() < 0.5
    ? { ...sizing, annualVolatility: stepOnGrid(sizing.annualVolatility, grids.annualVolatility, means) }
    : { ...sizing, maxFraction: stepOnGrid(sizing.maxFraction, grids.fraction, means) };
}

/** Adds the side that is missing, drops one of two, or turns the exit rule of one on or off. */
function mutateSides(genome: Genome, { pool, random }: MutationMeans): Genome {
  const { long, short, ...rest } = genome;
  if (random.uniform() < 0.5) {
    if (long && short) return random.uniform() < 0.5 ? { ...rest, long } : { ...rest, short };
    return { ...rest, long: long ?? drawSide(pool, random), short: short ?? drawSide(pool, random) };
  }
  const toggle = ({ enter, exit }: Side): Side => (exit ? { enter } : { enter, exit: drawRule(pool, random) });
  const togglesLong = long && (!short || random.uniform() < 0.5);
  return togglesLong ? { ...genome, long: toggle(long) } : { ...genome, ...(short && { short: toggle(short) }) };
}
