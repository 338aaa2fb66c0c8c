import { countCells, describeBehaviour, type RegimeOutcome } from '../../../src/domain/evolution/behaviour';

const inSample = { turnover: 12, holdingBars: 9.9, exposure: 0.1 };
const outcome = (regime: string, sharpe: number | undefined, bars = 500): RegimeOutcome => ({
  regime,
  bars,
  ...(sharpe !== undefined && { sharpe }),
});

test('each figure falls into its bin, an edge into the bin above it', () => {
  expect(describeBehaviour({ inSample })).toBe('t2-h1-e0-unknown');
  expect(describeBehaviour({ inSample: { turnover: 0, holdingBars: 3, exposure: 0.75 } })).toBe('t0-h1-e3-unknown');
  expect(describeBehaviour({ inSample: { turnover: 400, holdingBars: 40, exposure: 0.5 } })).toBe('t3-h3-e2-unknown');
});

test('whoever has not traded has no behaviour', () => {
  expect(describeBehaviour({ inSample: { turnover: 1, exposure: 0.5 } })).toBeUndefined();
  expect(describeBehaviour({ inSample: { holdingBars: 5, exposure: 0.5 } })).toBeUndefined();
  expect(describeBehaviour({ inSample: { turnover: 1, holdingBars: 5 } })).toBeUndefined();
});

test('the profile is the regime in which a strategy does best', () => {
  const profile = (...regimes: RegimeOutcome[]): string | undefined =>
    describeBehaviour({ inSample, regimes })?.split('-').pop();
  expect(profile(outcome('low', 0.2), outcome('medium', 0.3), outcome('high', 1.5))).toBe('high');
  expect(profile(outcome('high', -1), outcome('low', 0.5))).toBe('low');
  expect(profile(outcome('low', 0.5), outcome('medium', 0.6), outcome('high', 0.7))).toBe('even');
  // Too few bars and ratios that are undefined are no evidence.
  expect(profile(outcome('low', 0.5), outcome('medium', 0.9), outcome('high', 9, 59))).toBe('medium');
  expect(profile(outcome('low', 0.5), outcome('high', undefined))).toBe('unknown');
  expect(profile(outcome('unknown', 3), outcome('high', 1))).toBe('unknown');
  expect(profile(outcome('high', 1), outcome('low', 1), outcome('medium', 0))).toBe('low');
});

test('there are 4 x 4 x 4 bins and five profiles', () => {
  expect(countCells()).toBe(320);
});
