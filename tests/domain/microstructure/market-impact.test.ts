import fc from 'fast-check';
import {
  computePermanentImpact,
  computeRealisedImpact,
  computeTemporaryImpact,
} from '../../../src/domain/microstructure/market-impact';

/** IBM in Almgren, Thum, Hauptmann & Li (2005), table of examples: a tenth of the daily volume, sigma 1.57 %. */
const ibm = {
  permanentCoefficient: 0.314,
  temporaryCoefficient: 0.142,
  temporaryExponent: 0.6,
  inverseTurnoverExponent: 0.25,
  inverseTurnoverDays: 1_728 / 6.561,
  executionDays: 0.1,
};
const order = { quantity: 656_100, dailyVolume: 6_561_000, volatilityDaily: 0.0157 };

test('the permanent impact of the IBM example is 19.9 basis points, however long the order is worked', () => {
  for (const executionDays of [0.1, 0.2, 0.5]) {
    const impact = computePermanentImpact({ ...ibm, executionDays }, order);
    expect(impact * 1e4).toBeCloseTo(19.9, 1);
  }
});

test.each([
  [0.1, 22.3, 32.2],
  [0.2, 14.7, 24.6],
  [0.5, 8.5, 18.4],
])('worked over %p days it costs %p basis points of concession, %p in all', (executionDays, temporary, realised) => {
  const model = { ...ibm, executionDays };
  expect(computeTemporaryImpact(model, order) * 1e4).toBeCloseTo(temporary, 1);
  expect(computeRealisedImpact(model, order) * 1e4).toBeCloseTo(realised, 1);
});

test('no order and no volatility move nothing', () => {
  expect(computeRealisedImpact(ibm, { ...order, quantity: 0 })).toBe(0);
  expect(computeRealisedImpact(ibm, { ...order, volatilityDaily: 0 })).toBe(0);
});

test('impact grows with size and in proportion to volatility, and patience makes it cheaper', () => {
  const size = fc.double({ min: 1e-9, max: 10, noNaN: true });
  fc.assert(
    fc.property(size, fc.double({ min: 1.001, max: 10, noNaN: true }), (part, factor) => {
      const small = { quantity: part * 1e6, dailyVolume: 1e6, volatilityDaily: 0.01 };
      const impact = computeRealisedImpact(ibm, small);
      expect(computeRealisedImpact(ibm, { ...small, quantity: part * 1e6 * factor })).toBeGreaterThan(impact);
      expect(computeRealisedImpact(ibm, { ...small, volatilityDaily: 0.01 * factor }) / impact).toBeCloseTo(factor, 9);
      const patient = { ...ibm, executionDays: ibm.executionDays * factor };
      expect(computeRealisedImpact(patient, small)).toBeLessThan(impact);
    }),
  );
});
