import { createRandom } from '../../../../src/domain/numerics/random';
import { openLossForecast, type LossForecast } from '../../../../src/domain/sensory/chaos/expected-shortfall';
import { barsOfCloses } from '../../../support/random-bars';
import { isShared, readSharedBars } from '../../../support/shared-bars';
import type { Bars } from '../../../../src/domain/market/bars';

interface Judgement {
  readonly forecasts: number;
  readonly exceedances: number;
  /** Mean loss beyond the value at risk over the shortfall forecast for it. */
  readonly severity: number;
}

function judge(bars: Bars, period: number): Judgement {
  const stream = openLossForecast(period);
  let before: LossForecast = { valueAtRisk: NaN, expectedShortfall: NaN };
  let [forecasts, exceedances, severity] = [0, 0, 0];
  for (let t = 0; t < bars.close.length; t++) {
    const loss = t === 0 ? 0 : 1 - bars.close[t]! / bars.close[t - 1]!;
    if (!Number.isNaN(before.valueAtRisk)) {
      forecasts++;
      if (loss > before.valueAtRisk) {
        exceedances++;
        severity += loss / before.expectedShortfall;
      }
    }
    before = { ...stream.push(bars, t) };
  }
  return { forecasts, exceedances, severity: severity / exceedances };
}

/** GARCH(1,1) with Student shocks of five degrees of freedom, as daily indices are. */
function garchBars(seed: number, length: number): Bars {
  const random = createRandom(seed);
  let price = 100;
  let variance = 1e-4;
  return barsOfCloses(
    Array.from({ length }, () => {
      let squares = 0;
      for (let degree = 0; degree < 5; degree++) squares += random.normal() ** 2;
      const move = Math.sqrt(variance) * random.normal() * Math.sqrt(3 / squares);
      variance = 2e-6 + 0.08 * move * move + 0.9 * variance;
      return (price *= Math.exp(move));
    }),
  );
}

test('in a market whose volatility moves, one bar in a hundred is worse, and by as much as foreseen', () => {
  let [forecasts, exceedances, severity] = [0, 0, 0];
  for (let seed = 1; seed <= 4; seed++) {
    const found = judge(garchBars(seed, 4_000), 500);
    forecasts += found.forecasts;
    exceedances += found.exceedances;
    severity += found.severity / 4;
  }
  const error = Math.sqrt((0.01 * 0.99) / forecasts);
  // Three binomial errors, and a tenth for the tail being estimated.
  expect(Math.abs(exceedances / forecasts - 0.01)).toBeLessThan(3 * error + 0.001);
  expect(Math.abs(severity - 1)).toBeLessThan(0.12);
});

test('the shortfall lies beyond the value at risk, and both follow the volatility', () => {
  const random = createRandom(3);
  let price = 100;
  const bars = barsOfCloses(
    Array.from({ length: 900 }, (_, t) => (price *= Math.exp((t < 800 ? 0.01 : 0.04) * random.normal()))),
  );
  const stream = openLossForecast(500);
  const risks = bars.close.reduce<LossForecast[]>((all, _, t) => [...all, { ...stream.push(bars, t) }], []);
  for (const { valueAtRisk, expectedShortfall } of risks.slice(521))
    expect(expectedShortfall).toBeGreaterThan(valueAtRisk);
  expect(risks[899]!.valueAtRisk / risks[799]!.valueAtRisk).toBeGreaterThan(2.5);
  // Of a normal market of 1 %: 2.33 %, less or more what 50 peaks leave open.
  expect(Math.abs(risks[799]!.valueAtRisk / 0.0233 - 1)).toBeLessThan(0.4);
});

const suite = isShared('equities_daily/GSPC.csv.gz') ? test : test.skip;

suite('on the S&P 500 from 1990 to 2022 it is not rejected by the test of Kupiec (1995) at 5 %', () => {
  const { forecasts, exceedances, severity } = judge(readSharedBars('equities_daily/GSPC.csv.gz', '1d'), 500);
  const rate = exceedances / forecasts;
  const likelihood = (p: number): number => exceedances * Math.log(p) + (forecasts - exceedances) * Math.log(1 - p);
  expect(forecasts).toBeGreaterThan(7_000);
  expect(2 * (likelihood(rate) - likelihood(0.01))).toBeLessThan(3.841);
  expect(Math.abs(severity - 1)).toBeLessThan(0.1);
});
