import { regimeRules } from '../../../src/domain/regime/regime-rules';

const holding = (figure: 'adx' | 'vix', value: number): string[] =>
  regimeRules.filter((rule) => rule.figure === figure && rule.holds(value)).map(({ name }) => name);

test.each([
  ['vix', 14.9, ['low-volatility']],
  ['vix', 15, []],
  ['vix', 30, []],
  ['vix', 30.1, ['high-volatility']],
  ['adx', 19.9, ['ranging']],
  ['adx', 20, []],
  ['adx', 25, []],
  ['adx', 25.1, ['trending']],
  ['adx', Number.NaN, []],
] as const)('at %s %d the rules of seed 001 that hold are %j', (figure, value, names) => {
  expect(holding(figure, value)).toEqual(names);
});
