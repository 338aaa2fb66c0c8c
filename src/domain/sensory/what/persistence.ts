import type { Bars } from '../../market/bars';
import { openScalingExponent } from './block-scaling';
import { detrendedFluctuation } from './detrended-fluctuation';
import { openLogPath } from './log-path';
import { whatPolicy } from './policy';
import { rescaledRange } from './rescaled-range';

/** Whether the market follows its own moves or takes them back, and what its latest move then speaks for. */
export interface Persistence {
  /** Exponents by rescaled range and by detrended fluctuation, 1/2 without memory. */
  readonly hurst: number;
  readonly fluctuation: number;
  /** -1 to 1: the latest move where it is followed, against it where it is taken back, 0 where the exponents tell nothing. */
  readonly lean: number;
}

export interface PersistenceStream {
  /** At bar `t`'s close; undefined while an exponent is, or where nothing moved. */
  push(bars: Bars, t: number): Persistence | undefined;
}

/** The mean exponent's distance from 1/2 in two standard errors, at most 1, times the move over the analogues' window in two usual ones, at most 1. */
export function openPersistence(): PersistenceStream {
  const { windowBars, standardError } = whatPolicy.fractal;
  const moveBars = whatPolicy.analogues.windowBars;
  const path = openLogPath(moveBars + 1);
  const rangeExponent = openScalingExponent(windowBars, rescaledRange);
  const fluctuationExponent = openScalingExponent(windowBars, detrendedFluctuation);
  return {
    push: (bars, t) => {
      path.push(bars, t);
      const hurst = rangeExponent.push(bars, t);
      const fluctuation = fluctuationExponent.push(bars, t);
      if (Number.isNaN(hurst) || Number.isNaN(fluctuation)) return undefined;
      const end = path.levels.end();
      let squares = 0;
      for (let i = end - moveBars; i < end; i++) squares += path.returns.values[i]! * path.returns.values[i]!;
      const move = path.levels.values[end - 1]! - path.levels.values[end - 1 - moveBars]!;
      const memory = clip(((hurst + fluctuation) / 2 - 0.5) / (2 * standardError));
      return { hurst, fluctuation, lean: squares > 0 ? memory * clip(move / (2 * Math.sqrt(squares))) : 0 };
    },
  };
}

function clip(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
