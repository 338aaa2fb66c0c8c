import type { Bars } from '../market/bars';
import { sensoryPolicy, type ConfidencePolicy } from './policy';

export interface ConfidenceStream {
  /** Takes the signal at bar `t` and the outcomes known by then. Called once for every bar from 0 on, in order. */
  push(bars: Pick<Bars, 'close'>, t: number, signal: number): void;
  /** How often a signal like the one pushed last was right, as far as was known; 0 where it was 0. */
  confidence(): number;
  /** How often the market went its way within the horizon, whatever any sense said; 0 where it was 0. */
  baseRate(): number;
}

/** Outcomes that count for the signal, and all; those of overlapping horizons share one bet, so each counts for a part. */
interface Tally {
  right: number;
  all: number;
}

/**
 * What a signal is worth, learned as the bars come: readings of one side and strength form a class, and a class is right as often as it was, drawn
 * towards the base rate of its side by a beta prior (Good 1965). An outcome enters when its horizon has passed, never before; one without a
 * change of price is no success of either side. Only sums and ratios, so every platform gives the same bits.
 */
export function openConfidence(
  horizonBars: number,
  { strengthClasses, priorOutcomes }: ConfidencePolicy = sensoryPolicy.confidence,
): ConfidenceStream {
  if (!(Number.isInteger(horizonBars) && horizonBars >= 1))
    throw new RangeError(`a horizon is a whole number of bars from 1 on, not ${horizonBars}`);
  const waiting = new Float64Array(horizonBars);
  const share = 1 / horizonBars;
  const sides = [tally(), tally()] as const;
  const classes = sides.map(() => strengthClasses.map(tally));
  let confidence = 0;
  let baseRate = 0;

  const sideOf = (signal: number): 0 | 1 => (signal < 0 ? 0 : 1);
  const classOf = (signal: number): Tally => {
    const strength = Math.abs(signal);
    const index = strengthClasses.findIndex((end) => strength <= end);
    return classes[sideOf(signal)]![index === -1 ? strengthClasses.length - 1 : index]!;
  };

  /** The bar a horizon ago has its outcome now. */
  function learn(close: Float64Array, t: number): void {
    const change = close[t]! - close[t - horizonBars]!;
    count(sides[0], change < 0);
    count(sides[1], change > 0);
    const signal = waiting[t % horizonBars]!;
    if (signal !== 0) count(classOf(signal), signal < 0 ? change < 0 : change > 0);
  }

  function count(counted: Tally, right: boolean): void {
    counted.all += share;
    if (right) counted.right += share;
  }

  return {
    push({ close }, t, signal) {
      if (!(signal >= -1 && signal <= 1)) throw new RangeError(`signal ${signal} at bar ${t}: expected -1 to 1`);
      if (t >= horizonBars) learn(close, t);
      waiting[t % horizonBars] = signal;
      const side = sides[sideOf(signal)];
      baseRate = signal === 0 ? 0 : (side.right + priorOutcomes / 2) / (side.all + priorOutcomes);
      const known = classOf(signal);
      confidence = signal === 0 ? 0 : (known.right + priorOutcomes * baseRate) / (known.all + priorOutcomes);
    },
    confidence: () => confidence,
    baseRate: () => baseRate,
  };
}

function tally(): Tally {
  return { right: 0, all: 0 };
}
