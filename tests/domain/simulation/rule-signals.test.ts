import fc from 'fast-check';
import { computeRuleSignals } from '../../../src/domain/simulation/rule-signals';
import { createFeatureColumns, type FeatureColumns } from '../../../src/domain/strategy/feature-columns';
import { resolveFeature } from '../../../src/domain/strategy/feature-registry';
import type { Condition, Rule } from '../../../src/domain/strategy/genome';
import { conditionsOf } from '../../../src/domain/strategy/rule-walk';
import { anyRule } from '../../support/random-genomes';
import { anyRoughBars, roughBars } from '../../support/rough-bars';
import { dailyBars } from '../../support/scripted-market';

const bars = dailyBars(Array.from({ length: 5 }, () => [1, 1, 1, 1] as const));

function columnsOf(values: Record<string, number[]>): FeatureColumns {
  return { bars, column: (ref) => Float32Array.from(values[ref] ?? []) };
}

const columns = columnsOf({ x: [NaN, 1, 2, 3, 2], y: [1, 1, 1, 1, 5], z: [0, 0, NaN, 1, 1] });
const high: Condition = { left: 'x', is: 'above', right: 2 };
const low: Condition = { left: 'x', is: 'below', right: 2 };
const cross: Condition = { left: 'x', is: 'above', right: 'y' };
const on: Condition = { left: 'z', is: 'above', right: 0.5 };

test.each<[string, Rule, number[]]>([
  ['above a constant', high, [0, 0, 0, 1, 0]],
  ['below a constant', low, [0, 1, 0, 0, 0]],
  ['above a feature', cross, [0, 0, 1, 1, 0]],
  ['below a feature', { ...cross, is: 'below' }, [0, 0, 0, 0, 1]],
  ['not above, where the value is known', { not: high }, [0, 1, 1, 0, 1]],
  ['all of them, where all are known', { all: [cross, on] }, [0, 0, 0, 1, 0]],
  ['any of them, where all are known', { any: [high, on] }, [0, 0, 0, 1, 1]],
  ['not any of them, where all are known', { not: { any: [high, on] } }, [0, 1, 0, 0, 0]],
])('%s', (_, rule, expected) => {
  expect([...computeRuleSignals(rule, columns)]).toEqual(expected);
});

/** The rule bar by bar, as it reads. */
function holds(rule: Rule, at: (ref: string) => number): boolean {
  if ('not' in rule) return !holds(rule.not, at);
  if ('all' in rule) return rule.all.every((part) => holds(part, at));
  if ('any' in rule) return rule.any.some((part) => holds(part, at));
  const right = typeof rule.right === 'number' ? Math.fround(rule.right) : at(rule.right);
  return rule.is === 'above' ? at(rule.left) > right : at(rule.left) < right;
}

const refsOf = (rule: Rule): string[] =>
  conditionsOf(rule).flatMap(({ left, right }) => (typeof right === 'number' ? [left] : [left, right]));

test('columns of bytes say what the rule says bar by bar', () => {
  const features = createFeatureColumns(roughBars({ seed: 3, length: 300, still: 0.02, gaps: 0.02 }));
  fc.assert(
    fc.property(anyRule, (rule) => {
      const expected = Array.from(features.bars.close, (_, bar) => {
        const at = (ref: string): number => features.column(ref)[bar]!;
        const known = refsOf(rule).every((ref) => !Number.isNaN(at(ref)));
        return Number(known && holds(rule, at));
      });
      expect([...computeRuleSignals(rule, features)]).toEqual(expected);
    }),
  );
});

test('nothing holds in warm-up or without the data it needs, not even a NOT', () => {
  fc.assert(
    fc.property(anyRule, anyRoughBars, (rule, rough) => {
      for (const one of [rule, { not: rule }]) {
        const signals = computeRuleSignals(one, createFeatureColumns(rough));
        const features = refsOf(rule).map(resolveFeature);
        const warmup = Math.max(...features.map(({ feature, parameters }) => feature.warmupBars(parameters)));
        const blind = !rough.volume && features.some(({ feature }) => feature.needsVolume);
        expect(signals.subarray(0, blind ? signals.length : warmup)).not.toContain(1);
      }
    }),
  );
});

test('a rule and its negation share out exactly the bars at which both are known', () => {
  const features = createFeatureColumns(roughBars({ seed: 4, length: 200 }));
  fc.assert(
    fc.property(anyRule, (rule) => {
      const [yes, no] = [computeRuleSignals(rule, features), computeRuleSignals({ not: rule }, features)];
      yes.forEach((signal, bar) => {
        const known = refsOf(rule).every((ref) => !Number.isNaN(features.column(ref)[bar]));
        expect(signal + no[bar]!).toBe(Number(known));
      });
    }),
    { numRuns: 50 },
  );
});
