import fc from 'fast-check';
import { findRegimeAlerts } from '../../../src/domain/regime/regime-alerts';

const policy = { raiseAbove: 0.7, clearBelow: 0.3, dwellBars: 2 };
const alertsOf = (...probabilities: number[]): unknown => findRegimeAlerts(Float64Array.from(probabilities), policy);

test('an alert is raised at the bar where the probability has held, and cleared the same way', () => {
  expect(alertsOf(0.1, 0.8, 0.9, 0.5, 0.2, 0.2, 0.1)).toEqual([{ from: 2, to: 5 }]);
});

test('one loud bar raises none, and one quiet bar clears none', () => {
  expect(alertsOf(0.9, 0.6, 0.9, 0.1, 0.9)).toEqual([]);
  expect(alertsOf(0.9, 0.9, 0.1, 0.5, 0.1, 0.9)).toEqual([{ from: 1, to: 6 }]);
});

test('an unknown probability leaves it as it is', () => {
  expect(alertsOf(Number.NaN, 0.8, Number.NaN, 0.8, Number.NaN, 0.1, 0.1)).toEqual([{ from: 3, to: 6 }]);
});

test('later bars take back no alert that was raised', () => {
  const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 80 });
  fc.assert(
    fc.property(list, fc.nat(80), (all, cut) => {
      const whole = findRegimeAlerts(Float64Array.from(all), policy);
      const seen = findRegimeAlerts(Float64Array.from(all.slice(0, cut)), policy);
      const end = Math.min(cut, all.length);
      expect(seen).toEqual(
        whole.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: Math.min(to, end) })),
      );
    }),
  );
});
