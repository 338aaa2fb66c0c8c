import { encodeKernelWork, kernelWorkOf, longRulesOf } from '../../../src/cli/bench/kernel-work';
import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { createArena } from '../../../src/domain/evolution/arena';
import { sliceBars } from '../../../src/domain/market/bars';
import { conditionsOf, rulesOf } from '../../../src/domain/strategy/rule-walk';
import { sampleOffspring } from '../../support/record-samples';

const genomes = sampleOffspring(6).map(({ genome }) => genome);

test('the work begins with what it is made of, in blocks of 64 bytes', async () => {
  const bars = sliceBars(await readDefaultBars(), 0, 500);
  const arena = createArena(bars, { seed: 1, costs: 'default', scenarios: [], worlds: { bootstrap: 0, garch: 0 } });
  const bytes = encodeKernelWork(kernelWorkOf(genomes, arena));
  const conditions = genomes.flatMap(rulesOf).flatMap(conditionsOf);
  const features = conditions.flatMap(({ left, right }) => (typeof right === 'number' ? [left] : [left, right]));
  const leaves = new Set(conditions.map(({ left, is, right }) => `${left} ${is} ${right}`));
  expect([0, 1, 2, 3].map((word) => bytes.readInt32LE(4 * word))).toEqual([
    1,
    new Set(features).size,
    leaves.size,
    genomes.length,
  ]);
  expect(bytes.length % 64).toBe(0);
});

test('long rules alone leave only where they would not enter', () => {
  const simple = longRulesOf(genomes);
  expect(simple).toHaveLength(genomes.filter(({ long }) => long?.exit !== undefined).length);
  for (const { long, short, exits } of simple) {
    expect([short, exits]).toEqual([undefined, {}]);
    expect(long?.exit).toMatchObject({ all: [expect.anything(), { not: long?.enter }] });
  }
});
