import { measureAlertQuality } from '../../../src/domain/regime/alert-quality';

test('delays, misses and false alerts are told apart', () => {
  const episodes = [
    { from: 10, to: 20 },
    { from: 30, to: 40 },
    { from: 60, to: 70 },
  ];
  const alerts = [
    { from: 13, to: 25 },
    { from: 28, to: 32 },
    { from: 50, to: 55 },
    { from: 70, to: 75 },
  ];
  expect(measureAlertQuality(alerts, episodes, 100)).toEqual({
    episodes: 3,
    caught: 2,
    delaysBars: [3, 0],
    alerts: 4,
    falseAlerts: 2,
    falseBarShare: (5 + 2 + 5 + 5) / 70,
  });
});

test('without a quiet bar there is no share of false ones', () => {
  expect(measureAlertQuality([], [{ from: 0, to: 5 }], 5).falseBarShare).toBeUndefined();
});
