import { deflationChart } from '../../../../src/adapters/report/charts/deflation-chart';

const wide = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;

test('the candidate stands on its curve at its own number, and at the effective one only where that is known', () => {
  const curve = { points: [1, 10, 100].map((trials) => ({ trials, probability: 1 / trials })) };
  const inSample = { ...curve, own: { trials: 10, probability: 0.1 } };
  const outOfSample = { ...curve, own: { trials: 1, probability: 0.99999 } };
  const draw = (known: boolean) =>
    deflationChart({
      ...{ id: 'x', outOfSample, confidence: 0.95 },
      inSample: { ...inSample, ...(known && { effective: { trials: 3, probability: 0.4 } }) },
    });
  const seriesOf = (known: boolean) => (draw(known).draw(wide) as { series: { data: number[][] }[] }).series;
  expect(seriesOf(false).slice(2)).toMatchObject([{ data: [[10, 0.1]] }, { data: [[1, 0.99999]] }]);
  expect(seriesOf(true)[4]).toMatchObject({ data: [[3, 0.4]] });
  expect(
    draw(true)
      .legend.map(({ label }) => label)
      .join(),
  ).toContain('effective trials');
  expect(draw(false).alternative.replaceAll('\u00a0', ' ')).toContain('99.9 % after 1 look at the hold-out');
});
