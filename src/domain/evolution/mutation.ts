import type { Random } from '../numerics/random';
import { canonicalGenome, canonicalRule } from '../strategy/canonical-genome';
import { resolveFeature } from '../strategy/feature-registry';
import { formatFeatureRef } from '../strategy/feature-ref';
import type { Condition, Exits, FeatureRef, Genome, Rule, Side, Sizing } from '../strategy/genome';
import type { GenePool } from './gene-pool';
import { stepOnGrid, drawFromGrid } from './grid';
import { evolutionPolicy } from './policy';
import { drawCondition, drawRule, drawSide, drawSizing } from './random-genome';
import { fitsRuleLimits } from './rule-limits';
import { conditionIndices, countNodes, nodeAt, replaceNode } from './rule-nodes';

/** Changes one thing: a rule (most often), the protective exits, the sizing, or which sides are traded. */
export function mutateGenome(genome: Genome, pool: GenePool, random: Random): Genome {
  const choice = random.uniform();
  if (choice < 0.6) return canonicalGenome(mutateOneRule(genome, pool, random));
  if (choice < 0.8) return { ...genome, exits: mutateExits(genome.exits, random) };
  if (choice < 0.92) return { ...genome, sizing: mutateSizing(genome.sizing, random) };
  return canonicalGenome(mutateSides(genome, pool, random));
}

function mutateOneRule(genome: Genome, pool: GenePool, random: Random): Genome {
  const sides = (['long', 'short'] as const).filter((name) => genome[name]);
  const name = sides[random.integer(sides.length)]!;
  const side = genome[name]!;
  const mutated: Side =
    side.exit && random.uniform() < 0.5
      ? { ...side, exit: mutateRule(side.exit, pool, random) }
      : { ...side, enter: mutateRule(side.enter, pool, random) };
  return { ...genome, [name]: mutated };
}

/** Point mutation of a condition, a fresh condition, growth, shrinkage (hoist), or the swap of AND and OR. */
export function mutateRule(rule: Rule, pool: GenePool, random: Random): Rule {
  const conditions = conditionIndices(rule);
  const index = conditions[random.integer(conditions.length)]!;
  const condition = nodeAt(rule, index) as Condition;
  const choice = random.uniform();
  if (choice < 0.45) return replaceNode(rule, index, mutateCondition(condition, pool, random));
  if (choice < 0.65) return replaceNode(rule, index, drawCondition(pool, random));
  if (choice < 0.8) return grow(rule, pool, random);
  if (choice < 0.92) return nodeAt(rule, random.integer(countNodes(rule)));
  return swapConnective(rule);
}

function mutateCondition({ left, is, right }: Condition, pool: GenePool, random: Random): Condition {
  const { feature } = resolveFeature(left);
  const choice = random.uniform();
  if (choice < 0.15) return { left, is: is === 'above' ? 'below' : 'above', right };
  if (typeof right === 'number' && feature.threshold && (choice < 0.65 || feature.parameters.length === 0))
    return { left, is, right: stepOnGrid(right, feature.threshold, random) };
  const movesRight = typeof right !== 'number' && random.uniform() < 0.5;
  const [still, moving] = movesRight ? [left, right] : [right, left];
  const moved = mutateParameters(moving, random);
  // Without parameters nothing moved, and nothing is above itself.
  if (moved === moving || moved === still) return drawCondition(pool, random);
  return movesRight ? { left, is, right: moved } : { left: moved, is, right };
}

function mutateParameters(ref: FeatureRef, random: Random): FeatureRef {
  const { feature, parameters } = resolveFeature(ref);
  if (parameters.length === 0) return ref;
  const changed = random.integer(parameters.length);
  return formatFeatureRef(
    feature.name,
    parameters.map((value, index) =>
      index === changed ? stepOnGrid(value, feature.parameters[index]!, random) : value,
    ),
  );
}

function grow(rule: Rule, pool: GenePool, random: Random): Rule {
  const parts = [rule, drawCondition(pool, random)];
  const grown = canonicalRule(random.uniform() < 0.5 ? { all: parts } : { any: parts });
  return fitsRuleLimits(grown) ? grown : drawRule(pool, random);
}

/** AND becomes OR and back; a negation is taken off, a lone condition gets one. */
function swapConnective(rule: Rule): Rule {
  if ('all' in rule) return { any: rule.all };
  if ('any' in rule) return { all: rule.any };
  return 'not' in rule ? rule.not : { not: rule };
}

function mutateExits(exits: Exits, random: Random): Exits {
  const grids = evolutionPolicy.initial.exits;
  const names = ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const;
  const name = names[random.integer(names.length)]!;
  const { [name]: value, ...others } = exits;
  if (value === undefined) return { ...others, [name]: drawFromGrid(grids[name], random) };
  return random.uniform() < 0.25 ? others : { ...others, [name]: stepOnGrid(value, grids[name], random) };
}

function mutateSizing(sizing: Sizing, random: Random): Sizing {
  const grids = evolutionPolicy.initial.sizing;
  if (random.uniform() < 0.2) return drawSizing(random);
  if (sizing.kind === 'fixed') return { ...sizing, fraction: stepOnGrid(sizing.fraction, grids.fraction, random) };
  return random.uniform() < 0.5
    ? { ...sizing, annualVolatility: stepOnGrid(sizing.annualVolatility, grids.annualVolatility, random) }
    : { ...sizing, maxFraction: stepOnGrid(sizing.maxFraction, grids.fraction, random) };
}

/** Adds the side that is missing, drops one of two, or turns the exit rule of one on or off. */
function mutateSides(genome: Genome, pool: GenePool, random: Random): Genome {
  const { long, short, ...rest } = genome;
  if (random.uniform() < 0.5) {
    if (long && short) return random.uniform() < 0.5 ? { ...rest, long } : { ...rest, short };
    return { ...rest, long: long ?? drawSide(pool, random), short: short ?? drawSide(pool, random) };
  }
  const toggle = ({ enter, exit }: Side): Side => (exit ? { enter } : { enter, exit: drawRule(pool, random) });
  const togglesLong = long && (!short || random.uniform() < 0.5);
  return togglesLong ? { ...genome, long: toggle(long) } : { ...genome, ...(short && { short: toggle(short) }) };
}
