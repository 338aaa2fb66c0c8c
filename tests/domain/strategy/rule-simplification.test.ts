import fc from 'fast-check';
import { computeRuleSignals } from '../../../src/domain/simulation/rule-signals';
import { canonicalRule, ruleText } from '../../../src/domain/strategy/canonical-genome';
import { createFeatureColumns } from '../../../src/domain/strategy/feature-columns';
import type { Condition, Rule } from '../../../src/domain/strategy/genome';
import { holdsNever, simplifyRule } from '../../../src/domain/strategy/rule-simplification';
import { conditionsOf } from '../../../src/domain/strategy/rule-walk';
import { roughBars } from '../../support/rough-bars';

const above = (level: number): Condition => ({ left: 'rsi(14)', is: 'above', right: level });
const below = (level: number): Condition => ({ left: 'rsi(14)', is: 'below', right: level });
const trend: Condition = { left: 'close', is: 'above', right: 'sma(20)' };
const counter: Condition = { left: 'sma(20)', is: 'above', right: 'close' };
const month: Condition = { left: 'month', is: 'above', right: 6 };

test.each<[string, Rule, Rule]>([
  [
    'of two thresholds both to be passed the harder stays',
    { all: [above(30), above(50), month] },
    { all: [month, above(50)] },
  ],
  ['of two thresholds one to be passed the easier stays', { any: [below(30), below(50)] }, below(50)],
  ['a negation is a threshold, too', { all: [{ not: above(50) }, below(60)] }, { not: above(50) }],
  ['not above the same level is more than below it', { any: [{ not: above(50) }, below(50)] }, { not: above(50) }],
  ['falling behind is part of not being ahead', { any: [{ not: trend }, counter] }, { not: trend }],
  ['what is asked for anyway need not be offered', { all: [above(50), { any: [above(30), below(20)] }] }, above(50)],
  ['A or (A and harder A) is A', { any: [above(30), { all: [above(30), below(60)] }] }, above(30)],
  ['what can never hold is no choice', { any: [above(70), { all: [above(60), below(40)] }] }, above(70)],
  ['what always holds is no demand', { all: [above(70), { any: [above(40), below(60)] }] }, above(70)],
])('%s', (_, rule, simple) => {
  expect(canonicalRule(rule)).toEqual(simple);
});

test.each<[string, Rule]>([
  ['two thresholds that leave a band', { all: [above(30), below(60)] }],
  ['two thresholds that leave the outside', { any: [above(60), below(30)] }],
  ['thresholds of other parameters', { all: [above(30), { left: 'rsi(18)', is: 'above', right: 50 }] }],
  ['an impossible rule: it has no simpler form', { all: [above(60), below(40)] }],
  // The month has a value before the RSI has one, and a rule waits for all that it names.
  ['a part that alone names a feature', { any: [month, { all: [month, above(50)] }] }],
  // In single precision the two levels are one, and then `not above` holds at it and `below` does not.
  ['levels that single precision cannot tell apart', { all: [{ not: above(50) }, below(50.0000001)] }],
])('%s is left as it is', (_, rule) => {
  const ordered = canonicalRule(rule);
  expect(conditionsOf(ordered)).toHaveLength(conditionsOf(rule).length);
  expect(simplifyRule(ordered)).toBe(ordered);
});

test('contradictions are seen, and only those', () => {
  expect(holdsNever({ all: [above(60), below(40)] })).toBe(true);
  expect(holdsNever({ all: [trend, counter] })).toBe(true);
  expect(holdsNever({ all: [trend, { not: trend }] })).toBe(true);
  expect(holdsNever({ not: { any: [above(40), below(60)] } })).toBe(true);
  expect(holdsNever({ any: [{ all: [above(60), below(40)] }, { all: [above(70), below(30)] }] })).toBe(true);
  expect(holdsNever({ all: [above(40), below(60)] })).toBe(false);
  expect(holdsNever({ any: [above(60), { all: [above(60), below(40)] }] })).toBe(false);
});

/** Few features and levels, so that parts often touch each other. */
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    left: fc.constantFrom('rsi(14)', 'rsi(14)', 'month', 'roc(5)'),
    is: fc.constantFrom('above' as const, 'below' as const),
    right: fc.constantFrom(0, 1, 2, 3, 30, 50, 50.0000001, 70),
  }),
  fc
    .record({
      left: fc.constantFrom('close', 'sma(20)', 'open'),
      is: fc.constantFrom('above' as const, 'below' as const),
      right: fc.constantFrom('close', 'sma(20)', 'open'),
    })
    .filter(({ left, right }) => left !== right),
);

const entangledRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    condition,
    fc.array(tie('rule'), { minLength: 2, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('rule'), { minLength: 2, maxLength: 4 }).map((any) => ({ any })),
    tie('rule').map((not) => ({ not })),
  ),
})).rule;

const columns = createFeatureColumns(roughBars({ length: 300, seed: 9, still: 0.05, gaps: 0.02 }));

test('what is left holds at exactly the same bars, is no larger, and cannot be simplified further', () => {
  let simplified = 0;
  fc.assert(
    fc.property(entangledRule, (rule) => {
      const simple = canonicalRule(rule);
      expect(computeRuleSignals(simple, columns)).toEqual(computeRuleSignals(rule, columns));
      expect(ruleText(canonicalRule(simple))).toBe(ruleText(simple));
      expect(conditionsOf(simple).length).toBeLessThanOrEqual(conditionsOf(rule).length);
      const features = (of: Rule) =>
        new Set(conditionsOf(of).flatMap(({ left, right }) => [left, typeof right === 'number' ? left : right]));
      expect(features(simple)).toEqual(features(rule));
      if (holdsNever(rule)) expect(computeRuleSignals(rule, columns)).not.toContain(1);
      simplified += Number(conditionsOf(simple).length < conditionsOf(rule).length);
    }),
    { numRuns: 2_000 },
  );
  expect(simplified).toBeGreaterThan(500);
});
