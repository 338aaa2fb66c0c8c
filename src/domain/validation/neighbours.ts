import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';
import { canonicalGenome, genomeId } from '../strategy/canonical-genome';
import { formatFeatureRef } from '../strategy/feature-ref';
import { resolveFeature } from '../strategy/feature-registry';
import type { Condition, Exits, FeatureRef, Genome, Rule, Side, Sizing } from '../strategy/genome';
import { findGenomeProblems } from '../strategy/genome-problems';
import { strategyPolicy } from '../strategy/policy';
import { validationPolicy } from './policy';

interface Limits {
  readonly min: number;
  readonly max: number;
  /** A whole step says that values are whole. */
  readonly step?: number;
  /** A value nearer to 0 is moved by shares of this. */
  readonly least?: number;
}

/** Moves one number by a share of itself, within its limits. */
type Nudge = (value: number, limits: Limits) => number;

export interface Neighbourhood {
  /** In canonical form. */
  readonly neighbours: readonly Genome[];
  /** There are no more: few numbers take few values. */
  readonly exhausted: boolean;
}

/**
 * Genomes that differ from a canonical one in their numbers alone: periods and thresholds of features, exits and sizing, each moved by a step of the
 * policy that is drawn for it. Every neighbour comes once and none is the genome itself; fewer than asked for where no more are found.
 */
export function drawNeighbours(genome: Genome, count: number, random: Random): Neighbourhood {
  const { steps, patience } = validationPolicy.perturbation;
  const nudge: Nudge = (value, limits) => moveNumber(value, limits, steps[random.integer(steps.length)]!);
  const met = new Set([genomeId(canonicalGenome(genome))]);
  const neighbours: Genome[] = [];
  for (let missed = 0; neighbours.length < count && missed < patience; missed++) {
    const moved = moveGenome(genome, nudge);
    // A feature may have moved onto the one that it is compared with.
    if (findGenomeProblems(moved).length > 0) continue;
    const neighbour = canonicalGenome(moved);
    const id = genomeId(neighbour);
    if (met.has(id)) continue;
    met.add(id);
    neighbours.push(neighbour);
    missed = -1;
  }
  return { neighbours, exhausted: neighbours.length < count };
}

function moveNumber(value: number, { min, max, step, least = 0 }: Limits, share: number): number {
  const moved = value + share * Math.max(Math.abs(value), least);
  const fitting = Math.min(max, Math.max(min, moved));
  return step !== undefined && Number.isInteger(step) ? Math.round(fitting) : quantise(fitting);
}

function moveGenome({ long, short, exits, sizing, ...rest }: Genome, nudge: Nudge): Genome {
  return {
    ...rest,
    ...(long && { long: moveSide(long, nudge) }),
    ...(short && { short: moveSide(short, nudge) }),
    exits: moveExits(exits, nudge),
    sizing: moveSizing(sizing, nudge),
  };
}

function moveSide({ enter, exit }: Side, nudge: Nudge): Side {
  return { enter: moveRule(enter, nudge), ...(exit && { exit: moveRule(exit, nudge) }) };
}

function moveRule(rule: Rule, nudge: Nudge): Rule {
  if ('not' in rule) return { not: moveRule(rule.not, nudge) };
  if ('all' in rule) return { all: rule.all.map((part) => moveRule(part, nudge)) };
  if ('any' in rule) return { any: rule.any.map((part) => moveRule(part, nudge)) };
  return moveCondition(rule, nudge);
}

function moveCondition({ left, is, right }: Condition, nudge: Nudge): Condition {
  const moved = moveFeature(left, nudge);
  if (typeof right !== 'number') return { left: moved, is, right: moveFeature(right, nudge) };
  const { unit, threshold } = resolveFeature(left).feature;
  // Days and months are names that happen to be numbers: nothing lies a tenth beside a Tuesday.
  if (!threshold || unit === 'ordinal') return { left: moved, is, right };
  const { min, max, step } = threshold;
  return { left: moved, is, right: nudge(right, { min, max, least: step }) };
}

function moveFeature(ref: FeatureRef, nudge: Nudge): FeatureRef {
  const { feature, parameters } = resolveFeature(ref);
  const moved = parameters.map((value, index) => nudge(value, feature.parameters[index]!));
  return formatFeatureRef(feature.name, moved);
}

function moveExits(exits: Exits, nudge: Nudge): Exits {
  const names = ['stopAtr', 'trailAtr', 'targetAtr', 'maxBars'] as const;
  const moved = names.flatMap((name) => {
    const value = exits[name];
    if (value === undefined) return [];
    const { min, max, step } = strategyPolicy.exits[name];
    return [[name, nudge(value, { min, max, step })] as const];
  });
  return Object.fromEntries(moved);
}

function moveSizing(sizing: Sizing, nudge: Nudge): Sizing {
  const { fraction, annualVolatility } = strategyPolicy.sizing;
  const share = { min: fraction.min, max: fraction.max };
  if (sizing.kind === 'fixed') return { ...sizing, fraction: nudge(sizing.fraction, share) };
  return {
    ...sizing,
    annualVolatility: nudge(sizing.annualVolatility, { min: annualVolatility.min, max: annualVolatility.max }),
    maxFraction: nudge(sizing.maxFraction, share),
  };
}
