import { computeLogReturn, openLogReturns } from '../../../src/domain/regime/log-returns';
import { barsOfCloses } from '../../support/random-bars';

test('a return is the logarithm of the ratio of two closes, and nothing at the first bar', () => {
  const returns = openLogReturns();
  const bars = barsOfCloses([100, 110, 110]);
  expect(returns(bars, 0)).toBeNaN();
  expect(returns(bars, 1)).toBeCloseTo(Math.log(1.1), 15);
  expect(returns(bars, 2)).toBe(0);
});

test('prices without a ratio have no return', () => {
  expect(computeLogReturn(1e-300, 1e300)).toBeNaN();
  expect(computeLogReturn(0, 1)).toBeNaN();
  expect(computeLogReturn(1, 0)).toBeNaN();
});
