import { judgeOffspring, type Outcome } from '../../../src/domain/evolution/operator-outcomes';
import {
  crossoverKinds,
  mutationKinds,
  plainCrossover,
  plainMutation,
  type OperatorName,
} from '../../../src/domain/evolution/operator-table';
import { usualRates } from '../../../src/domain/evolution/variation-context';
import {
  beginVariation,
  readChances,
  updateVariationControl,
  type VariationControl,
} from '../../../src/domain/evolution/variation-control';
import { variationPolicy } from '../../../src/domain/evolution/variation-policy';
import { plainVariation } from '../../../src/domain/evolution/variation-settings';

const adaptive = { ...plainVariation, adaptiveOperators: true };
const context = { diversity: 0.45, generationsWithoutProgress: 0 };

const record = ({ operators }: VariationControl, name: OperatorName) => operators.find((one) => one.name === name)!;

const outcomes = (operator: string, count: number, archived: boolean): Outcome[] =>
  Array.from({ length: count }, () => ({ operator, archived, improved: false, survived: false }));

test('a run begins with the usual rates and chances, each group summing to one', () => {
  const control = beginVariation(plainVariation);
  expect(control).toMatchObject(usualRates());
  expect(control.operators.map(({ name }) => name)).toEqual([...crossoverKinds, ...mutationKinds]);
  expect(readChances(control)).toEqual({ crossover: plainCrossover, mutation: plainMutation });
  const { crossover, mutation } = readChances(beginVariation(adaptive));
  for (const chances of [crossover, mutation]) {
    expect(Object.values(chances).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10);
    expect(Math.min(...Object.values(chances))).toBe(variationPolicy.pursuit.floor);
  }
});

test('what operators did is recorded even where it changes nothing', () => {
  const done = [...outcomes('grow', 4, true), ...outcomes('rule-exchange+grow', 4, false)];
  const control = updateVariationControl(beginVariation(plainVariation), done, {
    settings: plainVariation,
    ...context,
  });
  expect(control).toMatchObject(usualRates());
  expect(readChances(control)).toEqual({ crossover: plainCrossover, mutation: plainMutation });
  expect(record(control, 'grow')).toMatchObject({ tried: 8, succeeded: 4, quality: 0.15 });
  expect(record(control, 'rule-exchange')).toMatchObject({ tried: 4, succeeded: 0, quality: 0 });
  const later = updateVariationControl(control, [], { settings: plainVariation, ...context });
  expect(record(later, 'grow')).toMatchObject({ tried: 0, succeeded: 0, quality: 0.15 });
});

test('adaptive operators follow success within their own group', () => {
  let control = beginVariation(adaptive);
  const before = record(control, 'grow').probability;
  for (let generation = 0; generation < 10; generation++)
    control = updateVariationControl(
      control,
      [...outcomes('subtree-crossover+grow', 10, true), ...outcomes('sizing', 10, false)],
      { settings: adaptive, ...context },
    );
  expect(record(control, 'grow').probability).toBeGreaterThan(before + 0.2);
  expect(record(control, 'sizing').probability).toBeLessThan(0.12);
  expect(record(control, 'subtree-crossover').probability).toBeCloseTo(1 - 3 * variationPolicy.pursuit.floor, 10);
});

test('rates follow the context where that is on, each change with its reason', () => {
  const settings = { ...plainVariation, contextRates: true };
  const control = updateVariationControl(beginVariation(settings), [], { settings, ...context });
  expect(control.mutation).toBe(0.775);
  expect(control.reasons).toHaveLength(1);
  const better = updateVariationControl(control, [], { settings, diversity: 0.95, generationsWithoutProgress: 0 });
  expect(better).toMatchObject(usualRates());
});

test('a control is plain JSON and depends on what it was given alone', () => {
  const settings = { ...adaptive, contextRates: true };
  const scored = { fitness: { survival: 1, profit: 1, adaptability: 1, robustness: 1 }, violation: 0 };
  const offspring = [{ ...scored, id: 'a', operator: 'sides', parents: [] }];
  const judged = judgeOffspring({ offspring, parents: [], survivors: ['a'], archive: { before: [], after: ['a'] } });
  const control = updateVariationControl(beginVariation(settings), judged, { settings, ...context, regime: 'high' });
  expect(JSON.parse(JSON.stringify(control))).toEqual(control);
  expect(updateVariationControl(beginVariation(settings), judged, { settings, ...context, regime: 'high' })).toEqual(
    control,
  );
});
