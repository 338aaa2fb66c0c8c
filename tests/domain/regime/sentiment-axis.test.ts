import { axisPolicy } from '../../../src/domain/regime/axis-policy';
import { createSentimentAxis } from '../../../src/domain/regime/sentiment-axis';
import { readAxis } from '../../support/axis-columns';
import { walkBars } from '../../support/random-bars';

const dayMs = 86_400_000;
const bars = walkBars({ length: 700, seed: 41 });
const indexOf = (values: number[]): { knownAt: Float64Array; values: Float64Array } => ({
  knownAt: Float64Array.from(values, (_, t) => bars.time[t]! + dayMs),
  values: Float64Array.from(values),
});

test.each([
  [12, 'risk-on'],
  [20, 'neutral'],
  [35, 'risk-off'],
  [80, 'extreme-risk-off'],
])('a VIX of %d is %s', (close, state) => {
  const readings = readAxis(createSentimentAxis(), bars, { volatilityIndex: indexOf([close, close]) });
  expect(readings[0]![state]).toBeGreaterThan(0.99);
});

test('a close is not known before it is, and says nothing of now when it is old', () => {
  const volatilityIndex = indexOf([12, 60]);
  const readings = readAxis(createSentimentAxis(), bars, { volatilityIndex });
  expect(readings[0]!['risk-on']).toBeGreaterThan(0.99);
  expect(readings[1]!['extreme-risk-off']).toBeGreaterThan(0.99);
  expect(readings[1 + axisPolicy.sentiment.staleAfterDays]).toBeDefined();
  expect(readings[2 + axisPolicy.sentiment.staleAfterDays]).toBeUndefined();
});

test('without an index the proxy speaks after two years, and fears a market wilder than it was', () => {
  const close = bars.close.slice();
  for (let t = 650; t < 700; t++) close[t] = close[t - 1]! * (t % 2 === 0 ? 1.05 : 0.95);
  const readings = readAxis(createSentimentAxis(), { ...bars, close });
  expect(readings.findIndex((reading) => reading !== undefined)).toBe(504);
  expect(readings[640]!['neutral']).toBeGreaterThan(0.5);
  expect(readings[690]!['extreme-risk-off']).toBeGreaterThan(0.9);
});
