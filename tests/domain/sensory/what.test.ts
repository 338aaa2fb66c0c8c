import type { Bars } from '../../../src/domain/market/bars';
import { assessCalibration } from '../../../src/domain/sensory/calibration';
import { openAnalogues } from '../../../src/domain/sensory/what/analogues';
import { whatPolicy } from '../../../src/domain/sensory/what/policy';
import { whatSense } from '../../../src/domain/sensory/what/what-sense';
import { senseHistory } from '../../../src/domain/sensory/sensed-history';
import { readProjectFile } from '../../support/project-files';
import { isShared, readSharedBars } from '../../support/shared-bars';

const page = readProjectFile('docs/senses/what.md');
const { windowBars, horizonBars } = whatPolicy.analogues;

/** Share of outcomes within the interval that was given before them. */
function measureHeld(bars: Bars): number {
  const analogues = openAnalogues(windowBars);
  const given: { readonly low: number; readonly high: number; readonly bar: number }[] = [];
  for (let t = 0; t < bars.close.length; t++) {
    const forecast = analogues.push(bars, t);
    if (!forecast || Number.isNaN(forecast.halfWidth)) continue;
    let squares = 0;
    for (let i = t - windowBars + 2; i <= t; i++) squares += Math.log(bars.close[i]! / bars.close[i - 1]!) ** 2;
    const usual = Math.sqrt((squares / (windowBars - 1)) * horizonBars);
    const [low, high] = [-1, 1].map((side) => (forecast.mean + side * forecast.halfWidth) * usual) as [number, number];
    given.push({ low, high, bar: t });
  }
  const judged = given.filter(({ bar }) => bar + horizonBars < bars.close.length);
  const held = judged.filter(({ low, high, bar }) => {
    const move = Math.log(bars.close[bar + horizonBars]! / bars.close[bar]!);
    return move >= low && move <= high;
  });
  return held.length / judged.length;
}

/** How often prices stood higher after the horizon. */
function measureRises({ close }: Bars, from: number): number {
  const later = close.subarray(from + horizonBars);
  return later.filter((price, index) => price > close[from + index]!).length / later.length;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

describe('what the sense was worth after its first thousand days, as its page says', () => {
  for (const record of ['SPY', 'KO', 'GLD', 'BTC_USD']) {
    const file = `equities_daily/${record}.csv.gz`;
    (isShared(file) ? test : test.skip)(record, () => {
      const bars = readSharedBars(file, '1d');
      const from = 1_000;
      const found = assessCalibration(senseHistory(whatSense, bars), bars, { from, to: bars.close.length });
      expect(found?.verdict).not.toBe('skilled');
      const held = measureHeld(bars);
      expect(Math.abs(held - whatPolicy.interval.coverage)).toBeLessThan(0.01);
      const shares = [found?.right ?? 0, measureRises(bars, from), held].map(percent);
      expect(page.replace(/ +/g, ' ')).toContain(`| ${[record, found?.readings, ...shares].join(' | ')} |`);
    });
  }
});
