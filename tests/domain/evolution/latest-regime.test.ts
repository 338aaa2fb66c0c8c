import { requireHoldOut } from '../../../src/domain/evolution/hold-out';
import { findLatestRegime } from '../../../src/domain/evolution/latest-regime';
import { sliceBars } from '../../../src/domain/market/bars';
import { labelVolatilityRegimes, volatilityRegimes } from '../../../src/domain/regime/volatility-regime';
import { alterFuture, roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 4, length: 900 });
const { inSample, outOfSample } = requireHoldOut(900);

test('it is the regime of the last bar that evolution sees', () => {
  const labels = labelVolatilityRegimes(sliceBars(bars, inSample.from, inSample.to));
  expect(findLatestRegime(bars)).toBe(volatilityRegimes[labels.at(-1) ?? 0]);
});

test('the hold-out has no part in it', () => {
  expect(findLatestRegime(alterFuture(bars, outOfSample.from))).toBe(findLatestRegime(bars));
});

test('it is undefined while it is unknown: 900 bars of a minute are less than the month that it is measured over', () => {
  expect(findLatestRegime({ ...bars, period: '1m' })).toBeUndefined();
});
