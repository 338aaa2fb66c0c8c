import type { FeatureColumns } from '../strategy/feature-columns';
import type { Rule } from '../strategy/genome';
import { conditionsOf } from '../strategy/rule-walk';

/**
 * One byte a bar: 1 where the rule holds at that bar's close. A rule holds nowhere before every feature it names is defined,
 * not even under a NOT: what is unknown is no reason to trade.
 */
export function computeRuleSignals(rule: Rule, columns: FeatureColumns): Uint8Array {
  const signals = evaluate(rule, columns);
  for (const { left, right } of conditionsOf(rule)) {
    clearUndefined(signals, columns.column(left));
    if (typeof right !== 'number') clearUndefined(signals, columns.column(right));
  }
  return signals;
}

function evaluate(rule: Rule, columns: FeatureColumns): Uint8Array {
  if ('not' in rule) {
    const signals = evaluate(rule.not, columns);
    for (let bar = 0; bar < signals.length; bar++) signals[bar]! ^= 1;
    return signals;
  }
  if ('all' in rule) {
    const [first, ...others] = rule.all.map((part) => evaluate(part, columns));
    for (const other of others) for (let bar = 0; bar < first!.length; bar++) first![bar]! &= other[bar]!;
    return first!;
  }
  if ('any' in rule) {
    const [first, ...others] = rule.any.map((part) => evaluate(part, columns));
    for (const other of others) for (let bar = 0; bar < first!.length; bar++) first![bar]! |= other[bar]!;
    return first!;
  }
  const left = columns.column(rule.left);
  const above = rule.is === 'above';
  const signals = new Uint8Array(left.length);
  if (typeof rule.right === 'number') {
    const level = Math.fround(rule.right);
    if (above) for (let bar = 0; bar < signals.length; bar++) signals[bar] = Number(left[bar]! > level);
    else for (let bar = 0; bar < signals.length; bar++) signals[bar] = Number(left[bar]! < level);
    return signals;
  }
  const right = columns.column(rule.right);
  if (above) for (let bar = 0; bar < signals.length; bar++) signals[bar] = Number(left[bar]! > right[bar]!);
  else for (let bar = 0; bar < signals.length; bar++) signals[bar] = Number(left[bar]! < right[bar]!);
  return signals;
}

function clearUndefined(signals: Uint8Array, column: Float32Array): void {
  for (let bar = 0; bar < signals.length; bar++) signals[bar]! &= Number(column[bar] === column[bar]);
}
