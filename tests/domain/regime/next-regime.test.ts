import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { createRegimeForecaster, scoreRegimeForecasts } from '../../../src/domain/regime/next-regime';

test('the next regime is forecast from what followed before, with half a move for each', () => {
  const forecaster = createRegimeForecaster({ states: 2, horizonBars: 1 });
  for (const code of [1, 1, 2, 1, 1]) forecaster.push(code);
  // From 1: to 1 twice, to 2 once.
  expect(Array.from(forecaster.probabilities()!)).toEqual([2.5 / 4, 1.5 / 4]);
  // Two of four moves stayed.
  expect(Array.from(forecaster.persistence()!)).toEqual([0.5, 0.5]);
});

test('five bars ahead only pairs five bars apart count', () => {
  const forecaster = createRegimeForecaster({ states: 3, horizonBars: 5 });
  for (const code of [1, 2, 2, 2, 2, 3, 1]) forecaster.push(code);
  // 1 was followed by 3, and 2 by 1, after five bars.
  expect(Array.from(forecaster.probabilities()!)).toEqual([0.5 / 2.5, 0.5 / 2.5, 1.5 / 2.5]);
});

test('where the regime is unknown there is no forecast', () => {
  const forecaster = createRegimeForecaster({ states: 2, horizonBars: 1 });
  expect(forecaster.probabilities()).toBeUndefined();
  forecaster.push(1);
  forecaster.push(0);
  expect(forecaster.persistence()).toBeUndefined();
  expect(scoreRegimeForecasts(Uint8Array.of(0, 1, 0, 2), { states: 2, horizonBars: 1 })).toBeUndefined();
});

test('a forecast rests on no later bar', () => {
  const list = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 60 });
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 4 }), (codes, horizonBars) => {
      const whole = createRegimeForecaster({ states: 3, horizonBars });
      const cut = createRegimeForecaster({ states: 3, horizonBars });
      const half = codes.length >> 1;
      const seen: (number[] | undefined)[] = codes.map((code) => {
        whole.push(code);
        const now = whole.probabilities();
        return now && Array.from(now);
      });
      codes.slice(0, half).forEach((code) => cut.push(code));
      const now = half > 0 ? cut.probabilities() : undefined;
      expect(now && Array.from(now)).toEqual(half > 0 ? seen[half - 1] : undefined);
    }),
  );
});

test('a chain that leads in circles is forecast better than by persistence, a coin no better', () => {
  const random = createRandom(6);
  let code = 1;
  const circle = Uint8Array.from({ length: 2_000 }, () => (code = random.uniform() < 0.1 ? (code % 3) + 1 : code));
  const coin = Uint8Array.from({ length: 2_000 }, () => 1 + random.integer(3));
  const options = { states: 3, horizonBars: 1 };
  const [led, idle] = [scoreRegimeForecasts(circle, options)!, scoreRegimeForecasts(coin, options)!];
  expect(led.forecasts).toBe(1_999);
  // The entropy of the chain, and what persistence loses by not knowing where it leads: a tenth of ln 2.
  expect(led.logScore).toBeCloseTo(0.9 * Math.log(0.9) + 0.1 * Math.log(0.1), 1);
  expect(led.logScore - led.persistenceLogScore).toBeCloseTo(0.1 * Math.log(2), 1);
  expect(led.logScore - led.persistenceLogScore).toBeGreaterThan(0.04);
  expect(idle.logScore).toBeCloseTo(-Math.log(3), 1);
  expect(idle.logScore).toBeLessThan(idle.persistenceLogScore + 0.002);
});
