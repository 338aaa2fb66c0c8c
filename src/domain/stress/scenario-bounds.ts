import type { Bars } from '../market/bars';
import { barsPerDay, periodsPerYear } from '../market/periods';
import { computeExcessQuantile, fitGeneralisedPareto } from '../numerics/generalised-pareto';
import { computeQuantile } from '../numerics/quantile';
import { readLogSteps } from './log-steps';
import { stressPolicy } from './policy';
import type { ScenarioKind } from './scenario';
import { scenarioBoundsPolicy } from './scenario-bounds-policy';
import type { Limits } from './scenario-transformations';
import { barsOfDays } from './stress-windows';
import { readMoments } from './stretched-steps';

/** What is plausible for this instrument, for each parameter that an adversary may choose; the others stay as they are. */
export type ScenarioBounds = Readonly<Record<ScenarioKind, Readonly<Record<string, Limits>>>>;

/**
 * Bounds from the policy with their upper ends fitted to the data's own tails: crashes and gaps no worse than expected once in fifty years by a
 * generalised Pareto tail (McNeil & Frey 2000), and all of them, with volatility and slow falls, no worse than a quarter beyond the worst that the data holds. Never below
 * the values of the seeds, which any instrument has to stand, and never above the policy's own ends.
 */
export function fitScenarioBounds(bars: Bars): ScenarioBounds {
  const { searched, tail } = scenarioBoundsPolicy;
  const upTo = ({ min, max }: Limits, plausible: number, seed: number): Limits => ({
    min,
    max: Math.min(max, Math.max(seed, Number(plausible.toPrecision(plausibleDigits)))),
  });
  const perDay = Math.max(1, barsPerDay(bars.period, bars.calendar));
  const perYear = periodsPerYear(bars);
  const crash = findReturnLevel(readDailyFalls(bars, Math.round(perDay)), perYear / perDay);
  const gap = findReturnLevel(readGaps(bars), perYear);
  const volatility = tail.beyondWorst * findWorstVolatility(bars);
  const bleed = tail.beyondWorst * findWorstFall(bars, barsOfDays(bars, stressPolicy.slowBleed.windowDays));
  const flash = searched['flash-crash'];
  const spike = searched['volatility-spike'];
  const opening = searched['gap-opening'];
  const slow = searched['slow-bleed'];
  return {
    ...searched,
    'flash-crash': { ...flash, fall: upTo(flash.fall, crash, stressPolicy.flashCrash.fall) },
    'volatility-spike': {
      ...spike,
      annualVolatility: upTo(spike.annualVolatility, volatility, stressPolicy.volatilitySpike.annualVolatility),
    },
    'gap-opening': { ...opening, gap: upTo(opening.gap, gap, stressPolicy.gapOpening.gap) },
    'slow-bleed': { ...slow, fall: upTo(slow.fall, bleed, stressPolicy.slowBleed.fall) },
  };
}

// No tail is known better, and where its search ends may differ further on between platforms.
const plausibleDigits = 3;

/** The loss that is expected once within the policy's horizon; 0 without losses. */
function findReturnLevel(losses: Float64Array, perYear: number): number {
  const { threshold, horizonYears, beyondWorst } = scenarioBoundsPolicy.tail;
  const start = computeQuantile(losses, threshold);
  if (start === undefined) return 0;
  const excesses = losses.filter((loss) => loss > start).map((loss) => loss - start);
  const tail = fitGeneralisedPareto(excesses);
  const furthest = beyondWorst * losses.reduce((worst, loss) => Math.max(worst, loss), 0);
  if (tail === undefined) return furthest;
  const exceedance = losses.length / excesses.length / (horizonYears * perYear);
  return Math.min(furthest, start + computeExcessQuantile(tail, Math.min(1, exceedance)));
}

/** Loss from the close before a day to its low, for days of so many bars; below 0 where all of it was higher. */
function readDailyFalls({ close, low }: Bars, dayBars: number): Float64Array {
  const days = Math.floor((close.length - 1) / dayBars);
  return Float64Array.from({ length: Math.max(0, days) }, (_, day) => {
    const from = 1 + day * dayBars;
    let lowest = low[from]!;
    for (let t = from; t < from + dayBars; t++) lowest = Math.min(lowest, low[t]!);
    return 1 - lowest / close[from - 1]!;
  });
}

/** Distance of each open from the close before, as a fraction. */
function readGaps({ open, close }: Bars): Float64Array {
  return open.subarray(1).map((price, t) => Math.abs(price / close[t]! - 1));
}

/** Annualised volatility of the wildest month. */
function findWorstVolatility(bars: Bars): number {
  const { close } = readLogSteps(bars);
  const month = barsOfDays(bars, stressPolicy.volatilitySpike.windowDays);
  let worst = 0;
  // Half months are steps enough to meet every month that stands out.
  for (let from = 1; from + month <= close.length; from += Math.max(1, month >> 1))
    worst = Math.max(worst, readMoments(close, { from, to: from + month }).deviation);
  return worst * Math.sqrt(periodsPerYear(bars));
}

/** Largest loss from a close to the one so many bars later. */
function findWorstFall({ close }: Bars, bars: number): number {
  let worst = 0;
  for (let t = bars; t < close.length; t++) worst = Math.max(worst, 1 - close[t]! / close[t - bars]!);
  return worst;
}
