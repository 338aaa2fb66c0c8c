import { quantise } from '../numerics/quantise';
import { resolveFeature } from './feature-registry';
import type { Condition, Exits, FeatureRef, Genome, Rule, Sizing } from './genome';

/** A genome as a trader would say it, one sentence an item. */
export function describeGenome(genome: Genome): string[] {
  const { long, short, exits, sizing } = genome;
  return [
    ...(long ? [`Buy when ${describeRule(long.enter)}.`] : []),
    ...(long?.exit ? [`Sell when ${describeRule(long.exit)}.`] : []),
    ...(short ? [`Sell short when ${describeRule(short.enter)}.`] : []),
    ...(short?.exit ? [`Cover when ${describeRule(short.exit)}.`] : []),
    describeExits(exits),
    describeSizing(sizing),
  ];
}

export function describeRule(rule: Rule): string {
  if ('all' in rule) return rule.all.map(bracketed).join(' and ');
  if ('any' in rule) return rule.any.map(bracketed).join(' or ');
  if ('not' in rule) return describeNegation(rule.not);
  return describeCondition(rule, 'is');
}

/** Without brackets `not A and B` would be read as `not (A and B)`. */
function describeNegation(rule: Rule): string {
  return 'left' in rule ? describeCondition(rule, 'is not') : `it is not so that (${describeRule(rule)})`;
}

function bracketed(rule: Rule): string {
  const text = describeRule(rule);
  return 'all' in rule || 'any' in rule ? `(${text})` : text;
}

function describeCondition({ left, is, right }: Condition, verb: 'is' | 'is not'): string {
  return `${describeFeature(left)} ${verb} ${is} ${typeof right === 'number' ? `${right}` : describeFeature(right)}`;
}

export function describeFeature(ref: FeatureRef): string {
  const { feature, parameters } = resolveFeature(ref);
  return feature.parameters.reduce(
    (words, { name }, index) => words.replace(`{${name}}`, `${parameters[index]}`),
    feature.words,
  );
}

function describeExits({ stopAtr, trailAtr, targetAtr, maxBars }: Exits): string {
  const parts = [
    ...(stopAtr === undefined ? [] : [`a stop ${stopAtr} average true ranges away`]),
    ...(trailAtr === undefined ? [] : [`a stop trailing the best price by ${trailAtr} average true ranges`]),
    ...(targetAtr === undefined ? [] : [`a target ${targetAtr} average true ranges away`]),
    ...(maxBars === undefined ? [] : [`an end after ${maxBars} ${maxBars === 1 ? 'bar' : 'bars'}`]),
  ];
  return parts.length === 0 ? 'No protective exit.' : `Protect each trade by ${parts.join(', ')}.`;
}

function describeSizing(sizing: Sizing): string {
  // Nothing is rounded away: the sentences are read back.
  const percent = (fraction: number): string => `${quantise(fraction * 100)} %`;
  return sizing.kind === 'fixed'
    ? `Put ${percent(sizing.fraction)} of equity into each trade.`
    : `Size each trade for ${percent(sizing.annualVolatility)} annual volatility, at most ${percent(sizing.maxFraction)} of equity.`;
}
