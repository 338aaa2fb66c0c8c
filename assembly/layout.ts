// Byte offsets of the slots that `src/domain/simulation/kernel-layout.ts` lays down, which says what they hold.

export const pathHigh: usize = 2 << 3;
export const pathLow: usize = 3 << 3;
export const pathOpen: usize = 1 << 3;
export const pathClose: usize = 4 << 3;
export const pathFills: usize = 5 << 3;
export const pathRegime: usize = 6 << 3;
export const pathAfterChange: usize = 7 << 3;
export const pathFree: usize = 8 << 3;
export const pathFixedCost: usize = 9 << 3;
export const pathImpact: usize = 10 << 3;
export const pathTemporaryExponent: usize = 11 << 3;
export const pathCapacityPenalty: usize = 12 << 3;
export const pathFreeTurnover: usize = 13 << 3;
export const pathGroupBars: usize = 17 << 3;

/** One bar's fills are one cache line. */
export const fillShift: usize = 6;
export const fillOpen: usize = 0 << 3;
export const fillAverageRange: usize = 1 << 3;
export const fillAnnualVolatility: usize = 2 << 3;
export const fillMaxQuantity: usize = 3 << 3;
export const fillProportional: usize = 4 << 3;
export const fillVolume: usize = 5 << 3;
export const fillPermanent: usize = 6 << 3;
export const fillTemporary: usize = 7 << 3;

export const jobPath: usize = 0 << 3;
export const jobEntries: usize = 1 << 3;
export const jobLongEntries: usize = 2 << 3;
export const jobLongExits: usize = 3 << 3;
export const jobShortExits: usize = 4 << 3;
export const jobFrom: usize = 5 << 3;
export const jobTo: usize = 6 << 3;
export const jobInitialCapital: usize = 7 << 3;
export const jobMaxPosition: usize = 8 << 3;
export const jobStopAtr: usize = 9 << 3;
export const jobTrailAtr: usize = 10 << 3;
export const jobTargetAtr: usize = 11 << 3;
export const jobMaxBars: usize = 12 << 3;
export const jobFraction: usize = 13 << 3;
export const jobAnnualVolatility: usize = 14 << 3;
export const jobMaxFraction: usize = 15 << 3;
export const jobGains: usize = 16 << 3;
export const jobMarks: usize = 20 << 3;
export const jobReturns: usize = 21 << 3;
export const jobScratch: usize = 22 << 3;
export const jobTouched: usize = 23 << 3;
export const jobFull: usize = 24 << 3;
export const jobRank95: usize = 25 << 3;
export const jobRank99: usize = 26 << 3;
export const jobBoundary95: usize = 27 << 3;
export const jobBoundary99: usize = 28 << 3;

export const jobTrades: usize = 32 << 3;
export const jobWins: usize = 33 << 3;
export const jobGained: usize = 34 << 3;
export const jobLost: usize = 35 << 3;
export const jobCosts: usize = 36 << 3;
export const jobTradedValue: usize = 37 << 3;
export const jobBarsInMarket: usize = 38 << 3;
export const jobCash: usize = 39 << 3;
export const jobWeightedChanges: usize = 40 << 3;
export const jobMarked: usize = 41 << 3;
export const jobMoved: usize = 42 << 3;
export const jobMean: usize = 43 << 3;
export const jobVariance: usize = 44 << 3;
export const jobWealth: usize = 45 << 3;
export const jobMaxDrawdown: usize = 46 << 3;
export const jobDrawdownPeriods: usize = 47 << 3;
export const jobLossSquares: usize = 48 << 3;
export const jobLargest: usize = 49 << 3;
export const jobCubes: usize = 50 << 3;
export const jobFourths: usize = 51 << 3;
export const jobTail95: usize = 52 << 3;
export const jobTail99: usize = 56 << 3;
export const jobGroups: usize = 60 << 3;
export const jobWindows: usize = 68 << 3;
export const jobEnd: usize = 80 << 3;

export const windowCount: i32 = 5;

// @ts-ignore: decorator
@inline
export function getAddress(place: usize): usize {
  return <usize>load<f64>(place);
}
