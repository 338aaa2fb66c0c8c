import { takeInSample } from '../../../src/domain/evolution/arena';
import { requireHoldOut } from '../../../src/domain/evolution/hold-out';
import { findLatestRegime } from '../../../src/domain/evolution/latest-regime';
import { labelVolatilityRegimes, volatilityRegimes } from '../../../src/domain/regime/volatility-regime';
import { alterFuture, roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 4, length: 900 });
const { outOfSample } = requireHoldOut(900);
const { bars: inSample } = takeInSample(bars);

test('it is the regime of the last bar that evolution sees', () => {
  const labels = labelVolatilityRegimes(inSample);
  expect(findLatestRegime(inSample)).toBe(volatilityRegimes[labels.at(-1) ?? 0]);
});

test('the hold-out has no part in it', () => {
  const altered = takeInSample(alterFuture(bars, outOfSample.from)).bars;
  expect(findLatestRegime(altered)).toBe(findLatestRegime(inSample));
});

test('it is undefined while it is unknown: 900 bars of a minute are less than the month that it is measured over', () => {
  expect(findLatestRegime({ ...bars, period: '1m' })).toBeUndefined();
});
