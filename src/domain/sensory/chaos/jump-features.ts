import type { Feature, FeatureParameter, FeatureStream } from '../../market/feature';
import { computeStreamedColumn } from '../../market/streamed-column';
import { createRecentWindow } from '../../numerics/recent-window';
import { bipowerSum, squareSum } from './bipower';
import { computeJumpLimit } from './jump-limit';
import { computeLogReturn } from './log-return';
import { chaosPolicy } from './policy';

/** 20, 40, 60, 80, 100, 120 bars: Lee & Mykland (2008) ask for at least 16 days of days and 78 bars of an hour. */
const jumpPeriod: FeatureParameter = { name: 'period', min: 20, max: 120, step: 20 };

/**
 * A bar's log return over the deviation that the bipower variation of the `period` - 1 returns before tells of, a standard normal number where nothing
 * jumps (Lee & Mykland 2008, definition 1, in units of its own deviation). A jump of before hardly widens it. NaN where the products before vanish.
 */
export function openJump(period: number): FeatureStream {
  const before = createRecentWindow(period - 1);
  return {
    push: ({ close }, t) => {
      if (t === 0) return Number.NaN;
      const latest = computeLogReturn(close, t);
      let jump = Number.NaN;
      if (before.isFull()) {
        const start = before.start();
        const variance = bipowerSum(before.values, start, start + period - 1) / (period - 2);
        // A square may vanish where the move does not.
        if (variance > 0) jump = latest / Math.sqrt(variance);
      }
      before.push(latest);
      return Number.isFinite(jump) ? jump : Number.NaN;
    },
  };
}

/** Bars since the last jump, or since the first bar that could be told from one, at most `longestCalm`; 0 at a jump. */
export function openCalmBars(period: number): FeatureStream {
  const jumps = openJump(period);
  const { longestCalm, tests, significance } = chaosPolicy.jump;
  const limit = computeJumpLimit({ tests, significance, windowBars: period });
  let calm = Number.NaN;
  return {
    push: (bars, t) => {
      const jump = jumps.push(bars, t);
      if (t >= period) calm = Math.abs(jump) > limit ? 0 : Math.min(Number.isNaN(calm) ? 0 : calm + 1, longestCalm);
      return calm;
    },
  };
}

/** Share of the variance of the last `period` returns that jumps make, from 0 to 1; NaN where nothing moved. */
export function openJumpShare(period: number): FeatureStream {
  const returns = createRecentWindow(period);
  return {
    push: ({ close }, t) => {
      if (t === 0) return Number.NaN;
      returns.push(computeLogReturn(close, t));
      if (!returns.isFull()) return Number.NaN;
      const start = returns.start();
      const variance = squareSum(returns.values, start, start + period);
      const smooth = bipowerSum(returns.values, start, start + period) * (period / (period - 1));
      return variance > 0 ? Math.max(0, 1 - smooth / variance) : Number.NaN;
    },
  };
}

const jump: Feature = {
  name: 'jump',
  family: 'chaos',
  unit: 'deviations',
  words: 'the latest return in deviations of the {period} bars before',
  source: 'Lee & Mykland 2008',
  parameters: [jumpPeriod],
  threshold: { min: -6, max: 6, step: 0.5 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => computeStreamedColumn(bars, openJump(period!)),
  stream: ([period]) => openJump(period!),
};

const calmBars: Feature = {
  name: 'bars-since-jump',
  family: 'chaos',
  unit: 'ordinal',
  words: 'the number of bars since the last jump out of {period} bars',
  source: 'Lee & Mykland 2008',
  parameters: [jumpPeriod],
  threshold: { min: 0, max: 250, step: 5 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => computeStreamedColumn(bars, openCalmBars(period!)),
  stream: ([period]) => openCalmBars(period!),
};

const jumpShare: Feature = {
  name: 'jump-share',
  family: 'chaos',
  unit: 'fraction',
  words: 'the share of jumps in the variance of the last {period} bars',
  source: 'Barndorff-Nielsen & Shephard 2004; Huang & Tauchen 2005',
  parameters: [jumpPeriod],
  threshold: { min: 0, max: 0.8, step: 0.05 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => computeStreamedColumn(bars, openJumpShare(period!)),
  stream: ([period]) => openJumpShare(period!),
};

export const jumpFeatures: readonly Feature[] = [jump, calmBars, jumpShare];
