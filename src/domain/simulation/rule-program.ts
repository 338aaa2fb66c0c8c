import { strategyPolicy } from '../strategy/policy';
import type { Condition, FeatureRef, Genome, Rule } from '../strategy/genome';
import { conditionsOf } from '../strategy/rule-walk';

/** A question asked of columns alone, the same for every genome that asks it: answered once a path, in one bit a bar. */
export type Leaf =
  | { readonly kind: 'above'; readonly key: string; readonly left: FeatureRef; readonly right: FeatureRef }
  | {
      readonly kind: 'above-level' | 'below-level';
      readonly key: string;
      readonly left: FeatureRef;
      readonly level: number;
    }
  | { readonly kind: 'defined'; readonly key: string; readonly left: FeatureRef };

/** Operators of a postfix program; numbers of at least 0 are leaves. */
export const operator = { and: -1, or: -2, not: -3 } as const;

/** A rule as operations on whole bitsets, in postfix order. */
export type RuleProgram = readonly number[];

export interface GenomeProgram {
  readonly longEnter: RuleProgram | undefined;
  readonly longExit: RuleProgram | undefined;
  readonly shortEnter: RuleProgram | undefined;
  readonly shortExit: RuleProgram | undefined;
  /** Leaves used, each once. */
  readonly leaves: readonly number[];
}

/** Operands that a program may have waiting: one for each level of nesting, and one for each of the rules before. */
export const programDepth = strategyPolicy.allowed.depth + 8;

/** The leaves of many genomes, each kept once and known by its number. */
export interface LeafTable {
  readonly leaves: readonly Leaf[];
  intern(leaf: Leaf): number;
}

export function createLeafTable(): LeafTable {
  const leaves: Leaf[] = [];
  const numbers = new Map<string, number>();
  return {
    leaves,
    intern(leaf) {
      const known = numbers.get(leaf.key);
      if (known !== undefined) return known;
      numbers.set(leaf.key, leaves.length);
      leaves.push(leaf);
      return leaves.length - 1;
    },
  };
}

export function compileGenome({ long, short }: Genome, table: LeafTable): GenomeProgram {
  const used = new Set<number>();
  const compile = (rule: Rule | undefined): RuleProgram | undefined => {
    if (!rule) return undefined;
    const program = compileRule(rule, table);
    for (const step of program) if (step >= 0) used.add(step);
    return program;
  };
  const rules = {
    longEnter: compile(long?.enter),
    longExit: compile(long?.exit),
    shortEnter: compile(short?.enter),
    shortExit: compile(short?.exit),
  };
  return { ...rules, leaves: [...used] };
}

/** As `computeRuleSignals`: the rule where every feature it names is defined. */
export function compileRule(rule: Rule, table: LeafTable): RuleProgram {
  const program: number[] = [];
  append(rule, table, program);
  const certain = new Set(certainFeatures(rule));
  const named = new Set(conditionsOf(rule).flatMap(featuresIn));
  for (const left of named)
    if (!certain.has(left)) program.push(table.intern({ kind: 'defined', key: `?${left}`, left }), operator.and);
  return program;
}

function append(rule: Rule, table: LeafTable, program: number[]): void {
  if ('not' in rule) {
    append(rule.not, table, program);
    program.push(operator.not);
    return;
  }
  if ('left' in rule) {
    program.push(table.intern(leafOf(rule)));
    return;
  }
  const [parts, joint] = 'all' in rule ? [rule.all, operator.and] : [rule.any, operator.or];
  parts.forEach((part, index) => {
    append(part, table, program);
    if (index > 0) program.push(joint);
  });
}

/** Features that are defined wherever the rule holds: a comparison with what is undefined is false. */
function certainFeatures(rule: Rule): FeatureRef[] {
  if ('left' in rule) return featuresIn(rule);
  return 'all' in rule ? rule.all.flatMap(certainFeatures) : [];
}

function featuresIn({ left, right }: Condition): FeatureRef[] {
  return typeof right === 'number' ? [left] : [left, right];
}

function leafOf({ left, is, right }: Condition): Leaf {
  if (typeof right === 'number') {
    const level = Math.fround(right);
    return is === 'above'
      ? { kind: 'above-level', key: `${left}>${level}`, left, level }
      : { kind: 'below-level', key: `${left}<${level}`, left, level };
  }
  const [high, low] = is === 'above' ? [left, right] : [right, left];
  return { kind: 'above', key: `${high}>${low}`, left: high, right: low };
}
