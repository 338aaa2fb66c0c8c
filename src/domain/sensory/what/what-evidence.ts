import type { Bars } from '../../market/bars';
import type { SwingPoint } from '../../technical/zigzag';
import type { Evidence, Place } from '../sense';
import type { Analogue, AnalogueForecast } from './analogues';
import type { HarmonicPattern } from './harmonic-patterns';
import type { Persistence } from './persistence';
import { whatPolicy } from './policy';

/** Where evidence is read: the bars up to `t`. */
export interface Present {
  readonly bars: Bars;
  readonly t: number;
}

const legNames = ['XA', 'AB', 'BC', 'CD'] as const;

/** A pattern with its part in the signal, then its legs, which have none of their own. */
export function describePattern({ bars }: Present, pattern: HarmonicPattern, weight: number): Evidence[] {
  const { points, shape, sign, fit } = pattern;
  const name = `${sign > 0 ? 'bullish' : 'bearish'} ${shape.name}`;
  const legs = legNames.map((leg, place): Evidence => {
    const [from, to] = [points[place]!, points[place + 1]!];
    return {
      what: `leg ${leg} of the ${name}`,
      where: placeSwings(bars, [from, to]),
      value: to.price - from.price,
      weight: 0,
    };
  });
  return [{ what: `${name} pattern, fit`, where: placeSwings(bars, points), value: fit, weight }, ...legs];
}

/** Every analogue with its own part in the signal, of which no one counts for more than all of it, then the forecast and its interval, which have none of their own. */
export function describeAnalogues(
  { bars, t }: Present,
  { analogues, forecast }: { readonly analogues: readonly Analogue[]; readonly forecast: AnalogueForecast },
  weight: number,
): Evidence[] {
  const { windowBars, horizonBars } = whatPolicy.analogues;
  const total = analogues.reduce((sum, { outcome }) => sum + outcome, 0);
  const now = placeBars(bars, t - windowBars + 1, t);
  const each = analogues.map(({ lag, outcome }): Evidence => {
    const where = placeBars(bars, t - lag - windowBars + 1, t - lag);
    const what = `move of the ${horizonBars} bars after a similar stretch, in usual moves`;
    return { what, where, value: outcome, weight: total === 0 ? 0 : clip((weight / total) * outcome) };
  });
  return [
    ...each,
    { what: `forecast for the next ${horizonBars} bars, in usual moves`, where: now, value: forecast.mean, weight: 0 },
    {
      what: `half-width of its ${whatPolicy.interval.coverage * 100} % interval, in usual moves`,
      where: now,
      value: forecast.halfWidth,
      weight: 0,
    },
  ];
}

/** Both exponents, each with half of their part in the signal. */
export function describePersistence(
  { bars, t }: Present,
  { hurst, fluctuation }: Persistence,
  weight: number,
): Evidence[] {
  const where = placeBars(bars, t - whatPolicy.fractal.windowBars, t);
  return [
    { what: 'Hurst exponent by rescaled range', where, value: hurst, weight: weight / 2 },
    { what: 'Hurst exponent by detrended fluctuation', where, value: fluctuation, weight: weight / 2 },
  ];
}

function placeSwings(bars: Bars, points: readonly SwingPoint[]): Place {
  const prices = points.map(({ price }) => price);
  const [first, last] = [points[0], points.at(-1)] as [SwingPoint, SwingPoint];
  return {
    from: bars.time[first.bar]!,
    to: bars.time[last.bar]!,
    prices: { low: Math.min(...prices), high: Math.max(...prices) },
  };
}

function placeBars({ time, low, high }: Bars, from: number, to: number): Place {
  let [lowest, highest] = [low[from]!, high[from]!];
  for (let t = from + 1; t <= to; t++) {
    lowest = Math.min(lowest, low[t]!);
    highest = Math.max(highest, high[t]!);
  }
  return { from: time[from]!, to: time[to]!, prices: { low: lowest, high: highest } };
}

function clip(weight: number): number {
  return Math.max(-1, Math.min(1, weight));
}
