import {
  markRegimeBars,
  measureRegimeRatios,
  scoreAdaptability,
  type RegimeBars,
} from '../../../src/domain/evolution/adaptability';
import { scoreGain } from '../../../src/domain/evolution/score';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { regimePolicy } from '../../../src/domain/regime/policy';
import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import { roughBars } from '../../support/rough-bars';

/** 100 bars each of the regimes asked for, with returns of that mean and 1 % to either side of it. */
function stretches(parts: readonly { code: number; mean: number; bars?: number }[]) {
  const codes = parts.flatMap(({ code, bars = 100 }) => Array.from({ length: bars }, () => code));
  const returns = parts.flatMap(({ mean, bars = 100 }) =>
    Array.from({ length: bars }, (_, bar) => mean + (bar % 2 === 0 ? 0.01 : -0.01)),
  );
  return { regime: Uint8Array.from(codes), returns: Float64Array.from(returns) };
}

const periodsPerYear = 252;
const scoreAlone = (returns: Float64Array, marks: RegimeBars): number =>
  scoreAdaptability(measureRegimeRatios(returns, marks), []);
const ratioOf = (mean: number, bars = 100): number =>
  computeSharpe(stretches([{ code: 1, mean, bars }]).returns, periodsPerYear) ?? NaN;

test('the worst regime decides where no change can be judged', () => {
  const { regime, returns } = stretches([
    { code: 1, mean: 0.002 },
    { code: 3, mean: -0.001 },
    { code: 0, mean: -0.5 },
  ]);
  const afterChange = new Uint8Array(regime.length);
  expect(scoreAlone(returns, { regime, afterChange, periodsPerYear })).toBeCloseTo(scoreGain(ratioOf(-0.001), 1), 12);
});

test('the bars after changes count as much as the worst regime', () => {
  const { regime, returns } = stretches([
    { code: 1, mean: 0.002 },
    { code: 2, mean: 0.003 },
  ]);
  const afterChange = new Uint8Array(regime.length).fill(1, 100, 160);
  const worst = scoreGain(ratioOf(0.002), 1);
  const changing = scoreGain(ratioOf(0.003, 60), 1);
  expect(scoreAlone(returns, { regime, afterChange, periodsPerYear })).toBeCloseTo((worst + changing) / 2, 12);
});

test('a regime too short to judge is left out, and without any nothing is shown', () => {
  const parts = stretches([
    { code: 1, mean: 0.002 },
    { code: 3, mean: -0.1, bars: 59 },
  ]);
  const afterChange = new Uint8Array(159).fill(1, 100, 159);
  const marks = { regime: parts.regime, afterChange, periodsPerYear };
  expect(scoreAlone(parts.returns, marks)).toBeCloseTo(scoreGain(ratioOf(0.002), 1), 12);
  expect(scoreAlone(parts.returns, { ...marks, regime: new Uint8Array(159) })).toBe(0);
});

test('staying out of a regime is neither good nor bad', () => {
  const { regime, returns } = stretches([
    { code: 1, mean: 0.002 },
    { code: 2, mean: 0.002 },
  ]);
  const out = returns.map((value, bar) => (bar < 100 ? value : 0));
  const afterChange = new Uint8Array(200);
  expect(scoreAlone(out, { regime, afterChange, periodsPerYear })).toBe(0.5);
});

test('bars after a change are marked from the bar after it became certain, for a month', () => {
  const market = createSimulatedMarket({
    name: 'history',
    bars: roughBars({ seed: 1, length: 200 }),
    liquidity: undefined,
  });
  const { dwellBars } = regimePolicy.transition;
  const volatilityRegime = new Uint8Array(200).fill(1, 20).fill(3, 100);
  const { afterChange, regime, periodsPerYear: perYear } = markRegimeBars({ ...market, volatilityRegime });
  const certain = 100 + dwellBars - 1;
  const expected = new Uint8Array(200).fill(1, certain + 1, certain + 21);
  expect(afterChange).toEqual(expected);
  expect(regime).toBe(volatilityRegime);
  expect(perYear).toBe(252);
});

test('worlds that could have been weigh as much as the one that was; a ratio that is undefined there scores nothing', () => {
  const ratios = { bars: 100, sharpe: 1 };
  const regimes = { byRegime: [ratios, ratios, ratios], afterChange: ratios } as const;
  const worlds = [{ scenario: 'one', sharpe: -1 }, { scenario: 'two' }];
  const here = scoreGain(1, 1);
  expect(scoreAdaptability(regimes, [])).toBe(here);
  expect(scoreAdaptability(regimes, worlds)).toBeCloseTo((here + scoreGain(-1, 1) / 2) / 2, 14);
});
