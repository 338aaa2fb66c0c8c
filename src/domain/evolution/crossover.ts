import type { Random } from '../numerics/random';
import { canonicalGenome, canonicalRule } from '../strategy/canonical-genome';
import type { Exits, Genome, Rule, Side } from '../strategy/genome';
import { countNodes, nodeAt, replaceNode } from './rule-nodes';
import { fitsRuleLimits } from './rule-limits';

/**
 * One child of two parents: a branch of the second parent's rule replaces a branch of the first's (subtree crossover, Koza 1992),
 * exits are chosen gene by gene (uniform crossover, Syswerda 1989), sizing comes from either.
 */
export function crossGenomes(first: Genome, second: Genome, random: Random): Genome {
  const long = crossSides(first.long, second.long, random);
  const short = crossSides(first.short, second.short, random);
  return canonicalGenome({
    schema: 1,
    ...(long && { long }),
    ...(short && { short }),
    ...(!long && !short && { ...(first.long && { long: first.long }), ...(first.short && { short: first.short }) }),
    exits: crossExits(first.exits, second.exits, random),
    sizing: random.uniform() < 0.5 ? first.sizing : second.sizing,
  });
}

/** Both parents trade this side: cross their rules. Only one does: the child inherits it by the toss of a coin. */
function crossSides(first: Side | undefined, second: Side | undefined, random: Random): Side | undefined {
  if (!first || !second) return random.uniform() < 0.5 ? (first ?? second) : undefined;
  const enter = crossRules(first.enter, second.enter, random);
  const exit =
    first.exit && second.exit
      ? crossRules(first.exit, second.exit, random)
      : random.uniform() < 0.5
        ? first.exit
        : second.exit;
  return exit ? { enter, exit } : { enter };
}

export function crossRules(first: Rule, second: Rule, random: Random): Rule {
  const branch = nodeAt(second, random.integer(countNodes(second)));
  const child = canonicalRule(replaceNode(first, random.integer(countNodes(first)), branch));
  return fitsRuleLimits(child) ? child : branch;
}

function crossExits(first: Exits, second: Exits, random: Random): Exits {
  const names = ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const;
  const genes = names.map((name) => [name, (random.uniform() < 0.5 ? first : second)[name]] as const);
  return Object.fromEntries(genes.filter(([, value]) => value !== undefined));
}
