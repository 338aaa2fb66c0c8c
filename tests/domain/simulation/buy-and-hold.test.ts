import { holdInstrument } from '../../../src/domain/simulation/buy-and-hold';
import { dailyBars } from '../../support/scripted-market';

const bars = dailyBars([
  [50, 60, 40, 55],
  [80, 90, 70, 88],
  [90, 90, 60, 64],
]);

test('one unit of money bought at the open of the first bar, valued at each close', () => {
  expect([...holdInstrument(bars, 0, 3)]).toEqual([55 / 50, 88 / 50, 64 / 50]);
  expect([...holdInstrument(bars, 1, 3)]).toEqual([1.1, 0.8]);
  expect(holdInstrument(bars, 3, 3)).toHaveLength(0);
});
