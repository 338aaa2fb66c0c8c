import { computeMean } from '../../../src/domain/numerics/statistics';
import { createRandom } from '../../../src/domain/numerics/random';
import type { SmoothFigure } from '../../../src/domain/numerics/studentised-bootstrap';
import { computeInformationRatio } from '../../../src/domain/performance/information-ratio';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import {
  describeInformationRatio,
  describeSharpe,
  describeSharpeDifference,
} from '../../../src/domain/validation/ratio-figures';

const random = createRandom(8);
const held = Float64Array.from({ length: 40 }, () => 0.001 + 0.01 * random.normal());
const returns = held.map((value) => 0.002 + 0.6 * value + 0.008 * random.normal());
const figures: [string, SmoothFigure, (places: readonly number[]) => number | undefined][] = [
  ['Sharpe', describeSharpe(returns, 252), (places) => computeSharpe(pick(returns, places), 252)],
  [
    'difference of Sharpe',
    describeSharpeDifference(returns, held, 252),
    (places) => computeSharpe(pick(returns, places), 252)! - computeSharpe(pick(held, places), 252)!,
  ],
  [
    'information',
    describeInformationRatio(returns, held, 252),
    (places) => computeInformationRatio(pick(returns, places), pick(held, places), 252),
  ],
];

function pick(values: Float64Array, places: readonly number[]): Float64Array {
  return Float64Array.from(places, (place) => values[place]!);
}

function meansAt({ columns }: SmoothFigure, places: readonly number[]): Float64Array {
  return Float64Array.from(columns, (column) => computeMean(pick(column, places))!);
}

test.each(figures)('the %s ratio from means is that of the returns, of a resample too', (_, figure, compute) => {
  const whole = Array.from(returns.keys());
  expect(figure.evaluate(meansAt(figure, whole))).toBeCloseTo(compute(whole)!, 10);
  const drawn = whole.map(() => random.integer(40));
  expect(figure.evaluate(meansAt(figure, drawn))).toBeCloseTo(compute(drawn)!, 8);
});

test.each(figures)('derivatives of the %s ratio are its differences', (_, figure) => {
  const drawn = Array.from(returns.keys(), () => random.integer(40));
  const means = meansAt(figure, drawn);
  for (const [place, slope] of figure.differentiate(means).entries()) {
    const step = 1e-5 * Math.max(...figure.columns[place]!.map(Math.abs));
    const moved = (by: number): number => figure.evaluate(means.map((mean, c) => (c === place ? mean + by : mean)))!;
    const difference = (moved(step) - moved(-step)) / (2 * step);
    expect(Math.abs(difference / slope - 1)).toBeLessThan(1e-3);
  }
});

test('what does not vary has no ratio, and a benchmark that does not vary explains nothing', () => {
  const flat = new Float64Array(40).fill(0.01);
  const sharpe = describeSharpe(flat, 252);
  expect(sharpe.evaluate(meansAt(sharpe, [0, 1, 2]))).toBeUndefined();
  const levered = describeInformationRatio(
    held.map((value) => 2 * value),
    held,
    252,
  );
  expect(levered.evaluate(meansAt(levered, Array.from(held.keys())))).toBeUndefined();
  const alone = describeInformationRatio(returns, flat, 252);
  const whole = meansAt(alone, Array.from(held.keys()));
  expect(alone.evaluate(whole)).toBeCloseTo(computeSharpe(returns, 252)!, 10);
  expect(alone.differentiate(whole)[0]).toBeCloseTo(describeSharpe(returns, 252).differentiate(whole)[0]!, 8);
});
