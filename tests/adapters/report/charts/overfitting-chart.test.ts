import fc from 'fast-check';
import { countBins, overfittingChart } from '../../../../src/adapters/report/charts/overfitting-chart';

test('bars to the left of 0 hold exactly what the PBO counts, a logit of 0 among it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: -6, max: 6, noNaN: true })), { minLength: 1 }),
      (all) => {
        const bins = countBins(Float64Array.from(all));
        const left = bins.slice(0, bins.length / 2).reduce((sum, { share }) => sum + share, 0);
        expect(left).toBeCloseTo(all.filter((logit) => logit <= 0).length / all.length, 9);
        expect(bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      },
    ),
  );
});

test('the histogram says its share and what is allowed', () => {
  const { alternative } = overfittingChart({
    ...{ id: 'x', logits: Float64Array.of(-1, 0, 1, 2), pbo: 0.5, maxProbability: 0.2 },
  });
  expect(alternative.replaceAll('\u00a0', ' ')).toBe(
    'In 50.0 % of 4 combinations the best of one half is in the lower half on the other; at most 20.0 % is allowed.',
  );
});
