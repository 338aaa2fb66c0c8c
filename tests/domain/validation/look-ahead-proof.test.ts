import fc from 'fast-check';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { createRandom } from '../../../src/domain/numerics/random';
import { featuresOf } from '../../../src/domain/strategy/rule-walk';
import { proveNoLookAhead } from '../../../src/domain/validation/look-ahead-proof';
import { settingOf } from '../../support/candidate-settings';
import { anyGenome, drawnGenome } from '../../support/random-genomes';
import { anyRoughBars, roughBars } from '../../support/rough-bars';

test('no strategy that the language can say looks ahead: features, measures, signals and account', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.oneof(drawnGenome, anyGenome), anyRoughBars, fc.integer(), (genome, bars, seed) => {
      const setting = settingOf(genome, { costs: costPolicies.default, regimeGains: [1, 0.5, 1, 1.2] });
      const proof = proveNoLookAhead(setting, bars, { cuts: 2, random: createRandom(seed) });
      expect(proof.mismatches).toEqual([]);
      compared += proof.compared;
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(10_000);
});

test('every feature, four measures, four signals and the account are compared', () => {
  const genome = settingOf({
    schema: 1,
    long: {
      enter: {
        all: [
          { left: 'close', is: 'above', right: 'sma(5)' },
          { left: 'rsi(6)', is: 'below', right: 70 },
        ],
      },
    },
    exits: { stopAtr: 2 },
    sizing: { kind: 'volatility', annualVolatility: 0.15, maxFraction: 0.9 },
  }).genome;
  const bars = roughBars({ seed: 2, length: 200 });
  const { cuts, compared } = proveNoLookAhead(settingOf(genome), bars, { cuts: 3, random: createRandom(4) });
  const columns = featuresOf(genome).length + 4 + 4;
  expect(featuresOf(genome)).toHaveLength(3);
  expect(compared).toBe(cuts.reduce((sum, cut) => sum + 2 * columns * cut + (2 * cut - 1), 0));
});
