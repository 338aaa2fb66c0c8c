import { canonicalJson } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import { formatFeatureRef } from './feature-ref';
import { resolveFeature } from './feature-registry';
import type { Condition, Genome, GenomeId, Rule, Side } from './genome';
import { holdsNever, simplifyRule } from './rule-simplification';

/**
 * The one form of genomes that mean the same: comparisons of two features say `above`, nested lists of one kind are flat, double negations
 * gone, parts sorted and listed once, superfluous and idle ones left out, numbers and references in one spelling. Expects a genome without
 * problems.
 */
export function canonicalGenome(genome: Genome): Genome {
  return withoutIdleParts({
    schema: genome.schema,
    ...(genome.long && { long: canonicalSide(genome.long) }),
    ...(genome.short && { short: canonicalSide(genome.short) }),
    exits: genome.exits,
    sizing: genome.sizing,
  });
}

/** A genome of canonical rules without an exit rule that can never hold, and without the one of two sides that can never be entered. */
export function withoutIdleParts(genome: Genome): Genome {
  const { long, short, ...rest } = genome;
  const idleExit = [long, short].some((side) => side?.exit && holdsNever(side.exit));
  if (long && short && holdsNever(short.enter)) return withoutIdleParts({ ...rest, long });
  if (long && short && holdsNever(long.enter)) return withoutIdleParts({ ...rest, short });
  if (!idleExit) return genome;
  return { ...rest, ...(long && { long: withoutIdleExit(long) }), ...(short && { short: withoutIdleExit(short) }) };
}

function withoutIdleExit(side: Side): Side {
  return side.exit && holdsNever(side.exit) ? { enter: side.enter } : side;
}

/** The content hash of a canonical genome: its identity in the record, in lower-case hex. */
export function genomeId(canonical: Genome): GenomeId {
  return sha256Hex(genomeText(canonical));
}

/** Canonical JSON with the keys' order written down: sorting the same few keys each time took a tenth of breeding. */
export function genomeText({ schema, long, short, exits, sizing }: Genome): string {
  const sides = { long: long ? `"long":${sideText(long)},` : '', short: short ? `"short":${sideText(short)},` : '' };
  const rest = { exits: canonicalJson({ ...exits }), sizing: canonicalJson(sizing) };
  return `{"exits":${rest.exits},${sides.long}"schema":${schema},${sides.short}"sizing":${rest.sizing}}`;
}

function sideText({ enter, exit }: Side): string {
  return exit ? `{"enter":${ruleText(enter)},"exit":${ruleText(exit)}}` : `{"enter":${ruleText(enter)}}`;
}

function canonicalSide({ enter, exit }: Side): Side {
  return { enter: canonicalRule(enter), ...(exit && { exit: canonicalRule(exit) }) };
}

export function canonicalRule(rule: Rule): Rule {
  let ordered = orderRule(rule);
  for (;;) {
    const simpler = simplifyRule(ordered);
    if (simpler === ordered) return ordered;
    ordered = orderRule(simpler);
  }
}

function orderRule(rule: Rule): Rule {
  if ('not' in rule) {
    const inner = orderRule(rule.not);
    return 'not' in inner ? inner.not : { not: inner };
  }
  if ('all' in rule) return joined(rule.all, 'all');
  if ('any' in rule) return joined(rule.any, 'any');
  return canonicalCondition(rule);
}

function joined(parts: readonly Rule[], kind: 'all' | 'any'): Rule {
  const flat = parts.map(orderRule).flatMap((part): readonly Rule[] => {
    if (kind === 'all' && 'all' in part) return part.all;
    if (kind === 'any' && 'any' in part) return part.any;
    return [part];
  });
  const byText = new Map(flat.map((part) => [ruleText(part), part]));
  const sorted = [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  if (sorted.length === 1) return sorted[0]!;
  return kind === 'all' ? { all: sorted } : { any: sorted };
}

function canonicalCondition({ left, is, right }: Condition): Condition {
  if (typeof right === 'number') return { left: canonicalRef(left), is, right: right === 0 ? 0 : right };
  return is === 'above'
    ? { left: canonicalRef(left), is, right: canonicalRef(right) }
    : { left: canonicalRef(right), is: 'above', right: canonicalRef(left) };
}

function canonicalRef(ref: string): string {
  const { feature, parameters } = resolveFeature(ref);
  return formatFeatureRef(feature.name, parameters);
}

/** Canonical JSON of a rule. */
export function ruleText(rule: Rule): string {
  if ('not' in rule) return `{"not":${ruleText(rule.not)}}`;
  if ('all' in rule) return `{"all":[${rule.all.map(ruleText).join(',')}]}`;
  if ('any' in rule) return `{"any":[${rule.any.map(ruleText).join(',')}]}`;
  return `{"is":"${rule.is}","left":${canonicalJson(rule.left)},"right":${canonicalJson(rule.right)}}`;
}
