import { evolutionPolicy } from '../../src/domain/evolution/policy';
import { canonicalGenome, genomeText } from '../../src/domain/strategy/canonical-genome';
import type { Genome, Rule } from '../../src/domain/strategy/genome';
import { findGenomeProblems } from '../../src/domain/strategy/genome-problems';
import { strategyPolicy } from '../../src/domain/strategy/policy';
import { conditionsOf, rulesOf } from '../../src/domain/strategy/rule-walk';

function depthOf(rule: Rule): number {
  if ('not' in rule) return 1 + depthOf(rule.not);
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : [];
  return 1 + Math.max(0, ...parts.map(depthOf));
}

const within = (value: number, { min, max }: { min: number; max: number }): boolean => value >= min && value <= max;

/** In what a genome is not one that evolution may make; empty where it is. */
export function findBreaches(genome: Genome): string[] {
  const { conditionsPerRule, depth } = strategyPolicy.evolved;
  const { exits, sizing } = evolutionPolicy.initial;
  const size = genome.sizing;
  const sizes =
    size.kind === 'fixed'
      ? within(size.fraction, sizing.fraction)
      : within(size.maxFraction, sizing.fraction) && within(size.annualVolatility, sizing.annualVolatility);
  return [
    ...findGenomeProblems(genome).map(({ path, found, expected }) => `${path}: ${found}, expected ${expected}`),
    ...rulesOf(genome).flatMap((rule) => [
      ...(conditionsOf(rule).length > conditionsPerRule ? ['too many conditions'] : []),
      ...(depthOf(rule) > depth ? ['too deep'] : []),
    ]),
    ...(['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const).flatMap((name) => {
      const value = genome.exits[name];
      return value === undefined || within(value, exits[name]) ? [] : [`${name} ${value}`];
    }),
    ...(sizes ? [] : ['sizing']),
    ...(genomeText(canonicalGenome(genome)) === genomeText(genome) ? [] : ['not canonical']),
  ];
}
