import type { ScenarioKind } from './scenario';
import type { Limits } from './scenario-transformations';

export interface ScenarioBoundsPolicy {
  /** What the adversary may choose, before the data has its say: the values of `policy.ts` lie inside. */
  readonly searched: Readonly<Record<ScenarioKind, Readonly<Record<string, Limits>>>>;
  readonly tail: {
    /** Quantile above which a loss belongs to the tail. */
    readonly threshold: number;
    /** A loss expected once in so many years is the worst that is plausible. */
    readonly horizonYears: number;
    /** Nothing is plausible beyond so many times the worst in the data: a tail fitted to a few jumps has no end. */
    readonly beyondWorst: number;
  };
}

/** Ranges are ours unless a source is named. Where the data decides the upper end, the one given here is the most that it may decide on. */
export const scenarioBoundsPolicy = {
  searched: {
    'flash-crash': {
      eventsPerYear: { min: 0.5, max: 2 },
      fall: { min: 0.05, max: 0.3 }, // upper end by the data; S&P 500 1987-10-19: -20.5 %
      rebound: { min: 0.2, max: 0.9 },
      recoveryDays: { min: 1, max: 21 },
    },
    'volatility-spike': {
      windowsPerYear: { min: 0.5, max: 2 },
      windowDays: { min: 5, max: 63 },
      annualVolatility: { min: 0.25, max: 1.5 }, // upper end by the data; VIX 2020-03-16: 82.69
      usualMultiple: { min: 1.2, max: 3 },
    },
    'liquidity-crisis': {
      windowsPerYear: { min: 0.5, max: 2 },
      windowDays: { min: 5, max: 63 },
      remaining: { min: 0.05, max: 0.5 },
      wickStretch: { min: 1, max: 3 },
    },
    'regime-change': {
      windowsPerYear: { min: 0.5, max: 2 },
      windowDays: { min: 21, max: 126 },
      halfLifeDays: { min: 2, max: 21 },
    },
    'correlation-breakdown': {
      windowsPerYear: { min: 0.5, max: 2 },
      windowDays: { min: 21, max: 126 },
      blockDays: { min: 1, max: 5 },
    },
    'gap-opening': {
      eventsPerYear: { min: 1, max: 8 },
      gap: { min: 0.01, max: 0.2 }, // upper end by the data
      downChance: { min: 0.3, max: 0.7 },
      kept: { min: 0, max: 1 },
      fillDays: { min: 1, max: 10 },
    },
    whipsaw: {
      windowsPerYear: { min: 0.5, max: 4 },
      cycles: { min: 1, max: 6 },
      legDays: { min: 1, max: 5 },
      reachDeviations: { min: 1, max: 6 },
    },
    'slow-bleed': {
      windowsPerYear: { min: 0.1, max: 0.4 },
      windowDays: { min: 63, max: 252 },
      fall: { min: 0.1, max: 0.5 }, // upper end by the data; S&P 500 1973-74: -48 % in 21 months
      calm: { min: 0.4, max: 1 },
    },
    replay: {
      windowsPerYear: { min: 0.1, max: 0.5 },
      severity: { min: 0.75, max: 1.25 },
    },
  },
  tail: {
    threshold: 0.95, // McNeil & Frey 2000 take the upper tenth; half of that leaves 190 excesses in 15 years of days
    horizonYears: 50,
    beyondWorst: 1.25,
  },
} as const satisfies ScenarioBoundsPolicy;
