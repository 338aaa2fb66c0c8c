import type { Feature } from '../market/feature';
import { featureSenses, findFeature } from './feature-registry';
import { formatFeatureRef, parseFeatureRef } from './feature-ref';
import { genomeSchema, type FeatureRef } from './genome';
import { strategyPolicy } from './policy';

/** One thing wrong with a genome: where, what stands there, what would be right. */
export interface GenomeProblem {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

type Report = (path: string, found: unknown, expected: string) => void;
type Fields = Readonly<Record<string, unknown>>;

const shownLength = 80;
const plainNames = featureSenses.plain.map(({ name }) => name).join(', ');

/** Every problem of a would-be genome, in reading order; an empty list means it is one. */
export function findGenomeProblems(value: unknown): GenomeProblem[] {
  const problems: GenomeProblem[] = [];
  const report: Report = (path, found, expected) => problems.push({ path, found: show(found), expected });
  if (!isFields(value)) {
    report('$', value, 'an object such as {"schema":1,"long":{"enter":...},"exits":{},"sizing":{...}}');
    return problems;
  }
  if (value.schema !== genomeSchema) report('schema', value.schema, `${genomeSchema}`);
  checkKeys(value, { path: '', known: ['schema', 'long', 'short', 'exits', 'sizing'] }, report);
  if (value.long === undefined && value.short === undefined)
    report('long', undefined, 'a long side, a short side or both');
  if (value.long !== undefined) checkSide(value.long, 'long', report);
  if (value.short !== undefined) checkSide(value.short, 'short', report);
  checkExits(value.exits, report);
  checkSizing(value.sizing, report);
  return problems;
}

function checkSide(side: unknown, path: string, report: Report): void {
  if (!isFields(side)) return report(path, side, '{"enter": rule, "exit": rule (optional)}');
  checkKeys(side, { path, known: ['enter', 'exit'] }, report);
  checkRule(side.enter, `${path}.enter`, report);
  if (side.exit !== undefined) checkRule(side.exit, `${path}.exit`, report);
}

function checkRule(rule: unknown, path: string, report: Report): void {
  const { conditionsPerRule } = strategyPolicy.allowed;
  const conditions = checkRuleNode(rule, { path, depth: 1 }, report);
  if (conditions > conditionsPerRule) report(path, `${conditions} conditions`, `at most ${conditionsPerRule}`);
}

/** Checks one node and those below it; returns how many conditions they hold. */
function checkRuleNode(rule: unknown, { path, depth }: { path: string; depth: number }, report: Report): number {
  if (depth > strategyPolicy.allowed.depth) {
    report(path, `nesting of ${depth}`, `at most ${strategyPolicy.allowed.depth} levels`);
    return 0;
  }
  if (!isFields(rule)) {
    report(path, rule, '{"left":"close","is":"above","right":"sma(50)"}, {"all":[...]}, {"any":[...]} or {"not":...}');
    return 0;
  }
  if ('not' in rule) {
    checkKeys(rule, { path, known: ['not'] }, report);
    return checkRuleNode(rule.not, { path: `${path}.not`, depth: depth + 1 }, report);
  }
  for (const key of ['all', 'any'] as const) {
    if (!(key in rule)) continue;
    checkKeys(rule, { path, known: [key] }, report);
    const parts = rule[key];
    if (!Array.isArray(parts) || parts.length === 0) {
      report(`${path}.${key}`, parts, 'a list with at least one rule');
      return 0;
    }
    return parts.reduce<number>(
      (sum, part, index) => sum + checkRuleNode(part, { path: `${path}.${key}[${index}]`, depth: depth + 1 }, report),
      0,
    );
  }
  checkCondition(rule, path, report);
  return 1;
}

function checkCondition(condition: Fields, path: string, report: Report): void {
  checkKeys(condition, { path, known: ['left', 'is', 'right'] }, report);
  if (condition.is !== 'above' && condition.is !== 'below') report(`${path}.is`, condition.is, '"above" or "below"');
  const left = checkFeature(condition.left, `${path}.left`, report);
  const { right } = condition;
  if (typeof right !== 'number') {
    const other = checkFeature(right, `${path}.right`, report);
    if (!left || !other) return;
    const { name, unit } = left.feature;
    if (unit !== other.feature.unit)
      report(`${path}.right`, right, `a feature of the same unit as ${name} (${unit}), not ${other.feature.unit}`);
    else if (left.ref === other.ref)
      report(`${path}.right`, right, 'another feature: nothing is above or below itself');
    return;
  }
  if (!left) return;
  const { name, unit, threshold } = left.feature;
  if (!threshold) report(`${path}.right`, right, `another ${unit} feature: ${name} has no scale of its own`);
  else if (!within(right, threshold))
    report(`${path}.right`, right, `${threshold.min} to ${threshold.max}, the range of ${name}`);
}

/** What is wrong with a reference to a feature; an empty list means that it may be computed. */
export function findFeatureProblems(ref: unknown): GenomeProblem[] {
  const problems: GenomeProblem[] = [];
  checkFeature(ref, 'feature', (path, found, expected) => problems.push({ path, found: show(found), expected }));
  return problems;
}

interface CheckedFeature {
  readonly feature: Feature;
  /** In its one spelling. */
  readonly ref: FeatureRef;
}

function checkFeature(ref: unknown, path: string, report: Report): CheckedFeature | undefined {
  const parsed = typeof ref === 'string' ? parseFeatureRef(ref) : undefined;
  if (!parsed) {
    report(path, ref, 'a feature such as "close" or "rsi(14)"');
    return undefined;
  }
  const feature = findFeature(parsed.name);
  if (!feature) {
    report(path, ref, `one of ${plainNames}, or a feature of the senses`);
    return undefined;
  }
  const { parameters } = feature;
  if (parsed.parameters.length !== parameters.length) {
    report(path, ref, `${feature.name}(${parameters.map(({ name }) => name).join(', ')})`);
    return undefined;
  }
  const wrong = parameters.filter((parameter, index) => !isParameter(parsed.parameters[index], parameter));
  for (const { name, min, max, step } of wrong)
    report(path, ref, `${name} ${Number.isInteger(step) ? 'a whole number ' : ''}from ${min} to ${max}`);
  return wrong.length === 0 ? { feature, ref: formatFeatureRef(feature.name, parsed.parameters) } : undefined;
}

function isParameter(value: number | undefined, range: { min: number; max: number; step: number }): boolean {
  return value !== undefined && within(value, range) && (!Number.isInteger(range.step) || Number.isInteger(value));
}

function checkExits(exits: unknown, report: Report): void {
  if (!isFields(exits)) return report('exits', exits, 'an object, {} for none; {"stopAtr": 2.5} for a stop');
  const ranges = strategyPolicy.exits;
  checkKeys(exits, { path: 'exits', known: Object.keys(ranges) }, report);
  for (const [name, range] of Object.entries(ranges)) {
    const value = exits[name];
    if (value !== undefined) checkNumber(value, { path: `exits.${name}`, ...range }, report);
  }
}

function checkSizing(sizing: unknown, report: Report): void {
  const ranges = strategyPolicy.sizing;
  if (isFields(sizing) && sizing.kind === 'fixed') {
    checkKeys(sizing, { path: 'sizing', known: ['kind', 'fraction'] }, report);
    checkNumber(sizing.fraction, { path: 'sizing.fraction', ...ranges.fraction, step: 0 }, report);
  } else if (isFields(sizing) && sizing.kind === 'volatility') {
    checkKeys(sizing, { path: 'sizing', known: ['kind', 'annualVolatility', 'maxFraction'] }, report);
    checkNumber(
      sizing.annualVolatility,
      { path: 'sizing.annualVolatility', ...ranges.annualVolatility, step: 0 },
      report,
    );
    checkNumber(sizing.maxFraction, { path: 'sizing.maxFraction', ...ranges.fraction, step: 0 }, report);
  } else {
    report(
      'sizing',
      sizing,
      '{"kind":"fixed","fraction":0.5} or {"kind":"volatility","annualVolatility":0.15,"maxFraction":0.95}',
    );
  }
}

function checkNumber(
  value: unknown,
  { path, min, max, step }: { path: string; min: number; max: number; step: number },
  report: Report,
): void {
  const whole = step === 1;
  const fits = typeof value === 'number' && within(value, { min, max }) && (!whole || Number.isInteger(value));
  if (!fits) report(path, value, `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`);
}

function checkKeys(fields: Fields, { path, known }: { path: string; known: readonly string[] }, report: Report): void {
  for (const key of Object.keys(fields))
    if (!known.includes(key)) report(pathOf(path, key), fields[key], `no such key; known are ${known.join(', ')}`);
}

function pathOf(parent: string, key: string): string {
  if (!/^\w{1,60}$/.test(key)) return `${parent}[${show(key)}]`;
  return parent ? `${parent}.${key}` : key;
}

// Not `value < min || value > max`: that lets NaN through.
function within(value: number, { min, max }: { min: number; max: number }): boolean {
  return value >= min && value <= max;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = outline(value, 3);
  return text.length > shownLength ? `${text.slice(0, shownLength - 3)}...` : text;
}

/** The beginning of a value's JSON, never deeper or longer than can be shown: what is wrong may be of any size. */
function outline(value: unknown, depth: number): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, shownLength));
  if (Array.isArray(value)) {
    if (depth === 0) return '[...]';
    const items = value.slice(0, shownLength / 2);
    return `[${items.map((item) => outline(item, depth - 1)).join(',')}]`;
  }
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isFields(value)) return typeof value;
  if (depth === 0) return '{...}';
  const fields = Object.entries(value).slice(0, shownLength / 2);
  return `{${fields.map(([key, item]) => `${outline(key, 0)}:${outline(item, depth - 1)}`).join(',')}}`;
}
