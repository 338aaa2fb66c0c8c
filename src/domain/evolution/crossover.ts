import type { Random } from '../numerics/random';
import { canonicalRule, withoutIdleParts } from '../strategy/canonical-genome';
import type { Exits, Genome, Rule, Side } from '../strategy/genome';
import type { CrossoverKind } from './operator-table';
import { countNodes, nodeAt, replaceNode } from './rule-nodes';
import { fitsRuleLimits } from './rule-limits';

type Cross = (first: Genome, second: Genome, random: Random) => Genome;

const crosses: Readonly<Record<CrossoverKind, Cross>> = {
  'subtree-crossover': crossSubtrees,
  'rule-exchange': exchangeRules,
  'side-exchange': exchangeSides,
  'exits-exchange': exchangeExits,
};

/** One child of two canonical parents, made of nothing but their parts and so canonical itself. */
export function crossGenomes(kind: CrossoverKind, [first, second]: readonly [Genome, Genome], random: Random): Genome {
  return withoutIdleParts(crosses[kind](first, second, random));
}

/**
 * A branch of the second parent's rule replaces a branch of the first's (subtree crossover, Koza 1992), exits are chosen gene by gene (uniform
 * crossover, Syswerda 1989), sizing comes from either.
 */
function crossSubtrees(first: Genome, second: Genome, random: Random): Genome {
  const sides = joinSides(first, second, (one, other) => {
    if (!one || !other) return toss(random) ? (one ?? other) : undefined;
    const enter = crossRules(one.enter, other.enter, random);
    const exit =
      one.exit && other.exit ? crossRules(one.exit, other.exit, random) : toss(random) ? one.exit : other.exit;
    return exit ? { enter, exit } : { enter };
  });
  return {
    ...sides,
    schema: 1,
    exits: crossExits(first.exits, second.exits, random),
    sizing: crossSizing(first, second, random),
  };
}

/** Whole rules from either parent (uniform crossover over rules), exits and sizing as above. */
function exchangeRules(first: Genome, second: Genome, random: Random): Genome {
  const sides = joinSides(first, second, (one, other) => {
    if (!one || !other) return toss(random) ? (one ?? other) : undefined;
    const { enter } = toss(random) ? one : other;
    const { exit } = toss(random) ? one : other;
    return exit ? { enter, exit } : { enter };
  });
  return {
    ...sides,
    schema: 1,
    exits: crossExits(first.exits, second.exits, random),
    sizing: crossSizing(first, second, random),
  };
}

/** Whole sides from either parent, with the first one's exits and sizing: what enters is tried under other protection. */
function exchangeSides(first: Genome, second: Genome, random: Random): Genome {
  const sides = joinSides(first, second, (one, other) => (toss(random) ? one : other));
  return { ...sides, schema: 1, exits: first.exits, sizing: first.sizing };
}

/** The first parent's rules under exits and sizing of both. */
function exchangeExits(first: Genome, second: Genome, random: Random): Genome {
  return { ...first, exits: crossExits(first.exits, second.exits, random), sizing: crossSizing(first, second, random) };
}

/** Both sides by one way of joining; a child left with none trades as the first parent does. */
function joinSides(
  first: Genome,
  second: Genome,
  join: (one: Side | undefined, other: Side | undefined) => Side | undefined,
): Pick<Genome, 'long' | 'short'> {
  const long = join(first.long, second.long);
  const short = join(first.short, second.short);
  const { long: ownLong, short: ownShort } = long || short ? { long, short } : first;
  return { ...(ownLong && { long: ownLong }), ...(ownShort && { short: ownShort }) };
}

export function crossRules(first: Rule, second: Rule, random: Random): Rule {
  const branch = nodeAt(second, random.integer(countNodes(second)));
  const child = canonicalRule(replaceNode(first, random.integer(countNodes(first)), branch));
  return fitsRuleLimits(child) ? child : branch;
}

function crossExits(first: Exits, second: Exits, random: Random): Exits {
  const names = ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const;
  const genes = names.map((name) => [name, (toss(random) ? first : second)[name]] as const);
  return Object.fromEntries(genes.filter(([, value]) => value !== undefined));
}

function crossSizing(first: Genome, second: Genome, random: Random): Genome['sizing'] {
  return (toss(random) ? first : second).sizing;
}

function toss(random: Random): boolean {
  return random.uniform() < 0.5;
}
