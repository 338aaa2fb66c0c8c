import { createRandom } from '../../../src/domain/numerics/random';
import { computeStreamedColumn } from '../../../src/domain/market/streamed-column';
import { openPriceImpact, openSpreadEstimate } from '../../../src/domain/regime/illiquidity';
import { barsOf, flatBars } from '../../support/random-bars';

const column = (bars: ReturnType<typeof barsOf>, push: ReturnType<typeof openSpreadEstimate>): Float64Array =>
  computeStreamedColumn(bars, { push });

test('bars whose range is the spread alone have that spread', () => {
  // Half the spread above and below a price that does not move: beta is twice the square of ln(H/L), gamma the square, and alpha ln(H/L).
  const bars = barsOf(Array.from({ length: 5 }, () => ({ open: 100, high: 101, low: 99, close: 100, volume: 1 })));
  const spreads = column(bars, openSpreadEstimate());
  expect(spreads[0]).toBeNaN();
  expect(spreads[1]).toBeCloseTo(0.02, 12);
});

test('a gap between bars is no spread, and ranges that only grow are none', () => {
  const first = { open: 100, high: 101, low: 99, close: 99 };
  const [, up] = column(barsOf([first, { open: 150, high: 151, low: 149, close: 150 }]), openSpreadEstimate());
  const [, down] = column(
    barsOf([
      { ...first, close: 101 },
      { open: 50, high: 51, low: 49, close: 50 },
    ]),
    openSpreadEstimate(),
  );
  expect(up).toBeCloseTo(0.02, 12);
  expect(down).toBeCloseTo(0.02, 12);
  const drift = barsOf(
    Array.from({ length: 3 }, (_, t) => ({ open: 100 + t, high: 101 + t, low: 100 + t, close: 101 + t })),
  );
  expect(column(drift, openSpreadEstimate())[2]).toBe(0);
});

test('the spread of a simulated market is found within what the authors report', () => {
  const random = createRandom(3);
  const spread = 0.02;
  let price = 100;
  const bars = barsOf(
    Array.from({ length: 2_000 }, () => {
      let [high, low, last] = [0, Infinity, price];
      for (let tick = 0; tick < 390; tick++) {
        price *= Math.exp((0.01 / Math.sqrt(390)) * random.normal());
        last = price * (1 + (random.uniform() < 0.5 ? 0.5 : -0.5) * spread);
        high = Math.max(high, last);
        low = Math.min(low, last);
      }
      return { open: low, high, low, close: last };
    }),
  );
  const estimates = column(bars, openSpreadEstimate()).slice(1);
  const mean = estimates.reduce((sum, value) => sum + value, 0) / estimates.length;
  // Corwin & Schultz (2012), table I: with negative estimates at 0, a spread of 2 % is seen as 1.9 to 2.2 %.
  expect(mean).toBeGreaterThan(0.018);
  expect(mean).toBeLessThan(0.023);
});

test('price impact is the return over the money traded, per million, and nothing without volume', () => {
  const rows = [
    { open: 100, high: 100, low: 100, close: 100, volume: 1_000 },
    { open: 100, high: 110, low: 100, close: 110, volume: 2_000 },
    { open: 110, high: 110, low: 110, close: 110, volume: 0 },
  ];
  const impacts = column(barsOf(rows), openPriceImpact());
  expect(impacts[0]).toBeNaN();
  expect(impacts[1]).toBeCloseTo((1e6 * Math.log(1.1)) / 220_000, 12);
  expect(impacts[2]).toBeNaN();
  expect(column({ ...flatBars(3), volume: undefined }, openPriceImpact()).every(Number.isNaN)).toBe(true);
});
