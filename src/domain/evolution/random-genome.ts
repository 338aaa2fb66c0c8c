import type { Feature } from '../market/feature';
import type { Random } from '../numerics/random';
import { canonicalGenome } from '../strategy/canonical-genome';
import { formatFeatureRef } from '../strategy/feature-ref';
import type { Condition, Exits, FeatureRef, Genome, Rule, Side, Sizing } from '../strategy/genome';
import { evolutionPolicy } from './policy';
import { drawFromGrid } from './grid';
import type { GenePool } from './gene-pool';

/** A genome drawn from the whole space that evolution may reach: the first generation, and fresh blood later. */
export function drawGenome(pool: GenePool, random: Random): Genome {
  const { initial } = evolutionPolicy;
  const sides = random.uniform();
  const hasLong = sides >= initial.shortOnly;
  const hasShort = sides < initial.shortOnly + initial.bothSides;
  return canonicalGenome({
    schema: 1,
    ...(hasLong && { long: drawSide(pool, random) }),
    ...(hasShort && { short: drawSide(pool, random) }),
    exits: drawExits(random),
    sizing: drawSizing(random),
  });
}

export function drawSide(pool: GenePool, random: Random): Side {
  const enter = drawRule(pool, random);
  return random.uniform() < evolutionPolicy.initial.exitRule ? { enter, exit: drawRule(pool, random) } : { enter };
}

/** One to three conditions under AND or OR, some of them negated. */
export function drawRule(pool: GenePool, random: Random): Rule {
  const count = 1 + random.integer(evolutionPolicy.initial.conditions);
  const parts = Array.from({ length: count }, (): Rule => {
    const condition = drawCondition(pool, random);
    return random.uniform() < evolutionPolicy.initial.negation ? { not: condition } : condition;
  });
  if (parts.length === 1) return parts[0]!;
  return random.uniform() < evolutionPolicy.initial.conjunction ? { all: parts } : { any: parts };
}

export function drawCondition({ prices, scaled }: GenePool, random: Random): Condition {
  const is = random.uniform() < 0.5 ? 'above' : 'below';
  if (random.uniform() < evolutionPolicy.initial.priceCondition) {
    const left = drawFeatureRef(pick(prices, random), random);
    let right = left;
    while (right === left) right = drawFeatureRef(pick(prices, random), random);
    return { left, is, right };
  }
  const feature = pick(scaled, random);
  return { left: drawFeatureRef(feature, random), is, right: drawFromGrid(feature.threshold, random) };
}

export function drawFeatureRef({ name, parameters }: Feature, random: Random): FeatureRef {
  return formatFeatureRef(
    name,
    parameters.map((parameter) => drawFromGrid(parameter, random)),
  );
}

export function drawExits(random: Random): Exits {
  const { initial } = evolutionPolicy;
  const { exits } = initial;
  return {
    ...(random.uniform() < initial.exit && { stopAtr: drawFromGrid(exits.stopAtr, random) }),
    ...(random.uniform() < initial.exit && { trailAtr: drawFromGrid(exits.trailAtr, random) }),
    ...(random.uniform() < initial.exit && { targetAtr: drawFromGrid(exits.targetAtr, random) }),
    ...(random.uniform() < initial.exit && { maxBars: drawFromGrid(exits.maxBars, random) }),
  };
}

export function drawSizing(random: Random): Sizing {
  const { fraction, annualVolatility } = evolutionPolicy.initial.sizing;
  return random.uniform() < 0.5
    ? { kind: 'fixed', fraction: drawFromGrid(fraction, random) }
    : {
        kind: 'volatility',
        annualVolatility: drawFromGrid(annualVolatility, random),
        maxFraction: drawFromGrid(fraction, random),
      };
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[random.integer(items.length)]!;
}
