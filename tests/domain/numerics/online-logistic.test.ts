import { createOnlineLogistic } from '../../../src/domain/numerics/online-logistic';
import { createRandom } from '../../../src/domain/numerics/random';

const probabilityAt = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

test('by hand: one case of even odds moves the intercept by half its posterior variance', () => {
  const model = createOnlineLogistic({ means: [0], variances: [4] });
  expect(model.predict([1])).toBe(0.5);
  model.learn([1], 1, 1);
  // Information 1/4: posterior variance 1 / (1/4 + 1/4) = 2, moved by 2 times 1/2.
  expect(model.predict([1])).toBeCloseTo(probabilityAt(1), 14);
});

test('what has no weight teaches nothing, and a certain prior learns nothing', () => {
  const model = createOnlineLogistic({ means: [0.3, -0.2], variances: [1, 1] });
  const before = model.predict([1, 2]);
  model.learn([1, 2], 1, 0);
  expect(model.predict([1, 2])).toBe(before);
  const certain = createOnlineLogistic({ means: [0.3], variances: [0] });
  certain.learn([1], 0, 1);
  expect(certain.predict([1])).toBeCloseTo(probabilityAt(0.3), 14);
});

test('finds the coefficients that made the outcomes', () => {
  const random = createRandom(3);
  const model = createOnlineLogistic({ means: [0, 0], variances: [4, 4] });
  for (let i = 0; i < 20_000; i++) {
    const x = random.normal();
    model.learn([1, x], random.uniform() < probabilityAt(-2 + 0.8 * x) ? 1 : 0, 1);
  }
  for (const x of [-1, 0, 1, 2])
    expect(Math.abs(model.predict([1, x]) / probabilityAt(-2 + 0.8 * x) - 1)).toBeLessThan(0.12);
});

test('however far the inputs, the answer is a probability', () => {
  const model = createOnlineLogistic({ means: [50], variances: [1] });
  for (const input of [-1e6, 1e6, 1e300]) {
    expect(model.predict([input])).toBeGreaterThan(0);
    expect(model.predict([input])).toBeLessThan(1);
  }
});
