import { fitsRuleLimits } from '../../../src/domain/evolution/rule-limits';
import type { Condition, Rule } from '../../../src/domain/strategy/genome';

const leaf: Condition = { left: 'close', is: 'above', right: 'sma(50)' };

test.each<[string, Rule, boolean]>([
  ['a condition', leaf, true],
  ['four conditions', { all: [leaf, leaf, leaf, leaf] }, true],
  ['five conditions', { all: [leaf, leaf, leaf, leaf, leaf] }, false],
  ['three levels', { all: [{ not: leaf }] }, true],
  ['four levels', { all: [{ not: { not: leaf } }] }, false],
  ['five conditions over levels', { all: [{ any: [leaf, leaf] }, { any: [leaf, leaf, leaf] }] }, false],
])('%s: %s', (_, rule, fits) => {
  expect(fitsRuleLimits(rule)).toBe(fits);
});
