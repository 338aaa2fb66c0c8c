import { quantise } from '../numerics/quantise';
import { parseFeatureRef } from './feature-ref';
import { findFeature } from './feature-registry';
import type { Condition, FeatureRef, Rule } from './genome';
import { strategyPolicy } from './policy';
import { readFeature, suggestFeature } from './sentence-features';
import type { Scanner, Span } from './sentence-scanner';

/** Where each part of the rules stands; conditions also with their two sides. */
export type RulePlaces = Map<Rule, Span & { readonly left?: Span; readonly right?: Span }>;

interface Reading {
  readonly scanner: Scanner;
  readonly places: RulePlaces;
  /** Brackets open at this point. */
  readonly depth: number;
}

const example = 'the close is above the 200-bar average';
const bracketOpens = /\(/y;
const bracketCloses = /\)/y;
const notSo = /(?:it\s+is\s+)?not(?:\s+so\s+that)?(?=\s*\()/iy;
const joints = { all: /,?\s*and\b/iy, any: /,?\s*or\b/iy };
const comparison = /(?:is\s+(not\s+)?(above|below|over|under)\b|([<>])(?!=))/iy;
const constant = /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?(?![\w-])/iy;
const percentage = new RegExp(`${constant.source}\\s*(?:%|per\\s?cent\\b)`, 'iy');

/** Reads a rule as sentences say it; undefined where it is none, with the problem noted in the scanner. */
export function readRule(scanner: Scanner, places: RulePlaces): Rule | undefined {
  return readList({ scanner, places, depth: 0 });
}

/** Parts joined by `and`, or by `or`; which binds first where both meet is for brackets to say. */
function readList(reading: Reading): Rule | undefined {
  const { scanner, places } = reading;
  const from = scanner.next();
  const first = readPart(reading);
  if (!first) return undefined;
  const kind = scanner.peek(joints.all) ? 'all' : 'any';
  const parts = [first];
  while (scanner.take(joints[kind])) {
    const part = readPart(reading);
    if (!part) return undefined;
    parts.push(part);
  }
  if (scanner.peek(joints.all) ?? scanner.peek(joints.any))
    return scanner.refuse({
      expected: 'brackets where "and" meets "or": which belong together is not said',
      example: 'A and (B or C)',
    });
  if (parts.length === 1) return first;
  const rule: Rule = kind === 'all' ? { all: parts } : { any: parts };
  places.set(rule, { from, to: scanner.last().to });
  return rule;
}

function readPart(reading: Reading): Rule | undefined {
  const { scanner, places } = reading;
  const from = scanner.next();
  if (scanner.take(notSo)) {
    const inner = readBracket(reading);
    if (!inner) return undefined;
    const rule: Rule = { not: inner };
    places.set(rule, { from, to: scanner.last().to });
    return rule;
  }
  return scanner.peek(bracketOpens) ? readBracket(reading) : readCondition(reading);
}

function readBracket({ scanner, places, depth }: Reading): Rule | undefined {
  const { maxBrackets } = strategyPolicy.sentences;
  if (depth === maxBrackets)
    return scanner.refuse({ expected: `at most ${maxBrackets} brackets inside one another`, example: '(A or B)' });
  scanner.take(bracketOpens);
  const rule = readList({ scanner, places, depth: depth + 1 });
  if (!rule) return undefined;
  if (scanner.take(bracketCloses)) return rule;
  return scanner.refuse({ expected: 'a closing bracket, or "and" or "or" with another condition', example: ')' });
}

function readCondition({ scanner, places }: Reading): Rule | undefined {
  const left = readFeature(scanner);
  if (left === undefined) return refuseFeature(scanner, 'a feature');
  const leftPlace = scanner.last();
  const verb = scanner.take(comparison);
  if (!verb) return scanner.refuse({ expected: '"is above", "is below", "is not above" or "is not below"', example });
  const right = readRight(scanner, left);
  if (right === undefined) return undefined;
  const rightPlace = scanner.last();
  const is = /^(?:above|over|>)$/i.test(verb[2] ?? verb[3] ?? '') ? 'above' : 'below';
  const whole = { from: leftPlace.from, to: rightPlace.to };
  const condition: Condition = { left, is, right };
  places.set(condition, { ...whole, left: leftPlace, right: rightPlace });
  if (!verb[1]) return condition;
  const negated: Rule = { not: condition };
  places.set(negated, whole);
  return negated;
}

function readRight(scanner: Scanner, left: FeatureRef): FeatureRef | number | undefined {
  const ref = readFeature(scanner);
  if (ref !== undefined) return ref;
  const number = scanner.peek(constant);
  if (!number) return refuseFeature(scanner, 'a number or a feature');
  const { name, unit } = findFeature(parseFeatureRef(left)?.name ?? '') ?? {};
  const value = Number(number[0]);
  if (!scanner.peek(percentage)) {
    scanner.take(constant);
    return value;
  }
  if (unit !== 'fraction')
    return scanner.refuse({
      expected: `a number without %: ${name ?? left} is no share of anything`,
      example: number[0],
    });
  scanner.take(percentage);
  return quantise(value / 100);
}

function refuseFeature(scanner: Scanner, wanted: string): undefined {
  return scanner.refuse({
    expected: `${wanted}, in the words of docs/strategy-schema.md or as a reference such as rsi(14)`,
    example: suggestFeature(scanner.rest()),
  });
}
