import { canonicalJson, type Json } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import { formatFeatureRef } from './feature-ref';
import { resolveFeature } from './feature-registry';
import type { Condition, Genome, GenomeId, Rule, Side } from './genome';

/**
 * The one form of all genomes that mean the same: comparisons of two features say `above`, nested lists of one kind are flat,
 * double negations gone, parts sorted and listed once, numbers and references in one spelling. Expects a genome without problems.
 */
export function canonicalGenome(genome: Genome): Genome {
  return {
    schema: genome.schema,
    ...(genome.long && { long: canonicalSide(genome.long) }),
    ...(genome.short && { short: canonicalSide(genome.short) }),
    exits: genome.exits,
    sizing: genome.sizing,
  };
}

/** The content hash of a canonical genome: its identity in the record, in lower-case hex. */
export function genomeId(canonical: Genome): GenomeId {
  return sha256Hex(genomeText(canonical));
}

export function genomeText(genome: Genome): string {
  return canonicalJson(genome as unknown as Json);
}

function canonicalSide({ enter, exit }: Side): Side {
  return { enter: canonicalRule(enter), ...(exit && { exit: canonicalRule(exit) }) };
}

export function canonicalRule(rule: Rule): Rule {
  if ('not' in rule) {
    const inner = canonicalRule(rule.not);
    return 'not' in inner ? inner.not : { not: inner };
  }
  if ('all' in rule) return joined(rule.all, 'all');
  if ('any' in rule) return joined(rule.any, 'any');
  return canonicalCondition(rule);
}

function joined(parts: readonly Rule[], kind: 'all' | 'any'): Rule {
  const flat = parts.map(canonicalRule).flatMap((part): readonly Rule[] => {
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

export function ruleText(rule: Rule): string {
  return canonicalJson(rule as unknown as Json);
}
