import fc from 'fast-check';
import { measureBreach, type TradingLimits } from '../../../src/domain/evolution/trading-limits';

const limits: TradingLimits = {
  constraints: { maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low'], costScale: 1, maxDrawdown: 0.05 },
  daysPerYear: 252,
};

test('turnover counts by the day and by the largest position, worked by hand', () => {
  // 0.8 a day of a tenth of the equity: 252 * 0.08 = 20.16 of the equity a year.
  expect(measureBreach({ turnover: 20, maxDrawdown: 0.05 }, limits)).toBe(0);
  expect(measureBreach({ turnover: 40.32, maxDrawdown: 0 }, limits)).toBeCloseTo(1, 12);
  expect(measureBreach({ turnover: 20, maxDrawdown: 0.075 }, limits)).toBeCloseTo(0.5, 12);
  expect(measureBreach({ turnover: 30.24, maxDrawdown: 0.075 }, limits)).toBeCloseTo(1, 12);
});

test('without a risk budget drawdowns are free', () => {
  const { maxDrawdown, ...rest } = limits.constraints;
  expect(maxDrawdown).toBe(0.05);
  expect(measureBreach({ turnover: 1, maxDrawdown: 0.9 }, { ...limits, constraints: rest })).toBe(0);
});

test('a figure that is undefined is a whole limit too much', () => {
  expect(measureBreach({}, limits)).toBe(2);
  expect(measureBreach({ turnover: 1 }, limits)).toBe(1);
});

test('who trades more or loses more is never nearer to feasible', () => {
  const figure = fc.double({ min: 0, max: 1_000, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(figure, figure), fc.tuple(figure, figure), ([turnover, more], [maxDrawdown, deeper]) => {
      const breach = measureBreach({ turnover, maxDrawdown }, limits);
      expect(breach).toBeGreaterThanOrEqual(0);
      expect(measureBreach({ turnover: turnover + more, maxDrawdown }, limits)).toBeGreaterThanOrEqual(breach);
      expect(measureBreach({ turnover, maxDrawdown: maxDrawdown + deeper }, limits)).toBeGreaterThanOrEqual(breach);
    }),
  );
});
