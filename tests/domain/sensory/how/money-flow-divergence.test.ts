import { openMoneyFlowDivergence } from '../../../../src/domain/sensory/how/money-flow-divergence';
import { openSwingPoints } from '../../../../src/domain/sensory/how/swing-points';
import { computeMoneyFlow } from '../../../../src/domain/technical/money-flow';
import { walkBars } from '../../../support/random-bars';

const bars = walkBars({ length: 3_000, seed: 41 });
const index = computeMoneyFlow(bars, 14);

function watch(look: (now: ReturnType<typeof openMoneyFlowDivergence>, t: number) => void): void {
  const swings = openSwingPoints(3);
  const divergence = openMoneyFlowDivergence(14, swings);
  for (let t = 0; t < bars.close.length; t++) {
    swings.push(bars, t);
    divergence.push(bars, t);
    look(divergence, t);
  }
}

test('the index is the money flow index, to the last bit', () => {
  watch((now, t) => expect(Object.is(now.index, index[t])).toBe(true));
});

test('a divergence is a further swing of the price on a nearer one of the index', () => {
  let bearish = 0;
  let bullish = 0;
  watch((now) => {
    for (const one of [now.bearish, now.bullish]) {
      if (!one) continue;
      const [from, to] = [bars.time.indexOf(one.from), bars.time.indexOf(one.to)];
      const prices = one.direction > 0 ? bars.low : bars.high;
      expect(one.direction * (prices[to]! - prices[from]!)).toBeLessThan(0);
      expect(one.strength).toBeCloseTo((one.direction * (index[to]! - index[from]!)) / 100, 12);
      expect(one.strength).toBeGreaterThan(0);
    }
    bearish += Number(now.bearish !== undefined);
    bullish += Number(now.bullish !== undefined);
  });
  expect(Math.min(bearish, bullish)).toBeGreaterThan(200);
});

test('nothing is known before two swings of a kind have an index', () => {
  let first = -1;
  watch((now, t) => {
    if (now.known && first < 0) first = t;
  });
  expect(first).toBeGreaterThanOrEqual(14 + 2 * 3 + 1);
});
