import type { Bars, BarRange } from '../market/bars';
import { computeShareBounds } from '../numerics/binomial-distribution';
import { computeLongRunVariance } from '../numerics/long-run-variance';
import { computeNormalQuantile } from '../numerics/normal-distribution';
import type { SensedHistory } from './sensed-history';

/** Readings whose confidence lay in one class, and how often they were right. */
export interface ReliabilityRow {
  readonly from: number;
  readonly to: number;
  readonly readings: number;
  readonly meanConfidence: number;
  readonly right: number;
  /** Of the share that was right, 95 %, with overlapping horizons counted as one bet; absent below one bet. */
  readonly interval?: { readonly lower: number; readonly upper: number };
}

/** Is the confidence of a sense worth more than knowing how often the market goes each way? */
export interface SenseCalibration {
  /** Readings with a signal and a known outcome. */
  readonly readings: number;
  /** Share of them that was right. */
  readonly right: number;
  readonly reliability: readonly ReliabilityRow[];
  /** Mean squared distance of the confidence from what came (Brier 1950), 0 the best; and that of the base rate. */
  readonly brier: number;
  readonly baseRateBrier: number;
  /** 1 - brier / baseRateBrier (Murphy 1973), with a 95 % interval that knows of overlapping horizons; absent where it cannot be told. */
  readonly skill: number;
  readonly skillInterval?: { readonly lower: number; readonly upper: number };
  /** `skilled` and `misled` where the interval lies on one side of 0. */
  readonly verdict: 'skilled' | 'no skill shown' | 'misled' | 'too few readings';
}

const classWidth = 0.05;
const confidenceLevel = 0.95;

/** Judges the readings in `range` whose outcome lies in it too: the rest is not known there. Undefined without a reading. */
export function assessCalibration(
  { signal, confidence, baseRate, horizonBars }: SensedHistory,
  { close }: Pick<Bars, 'close'>,
  { from, to }: BarRange,
): SenseCalibration | undefined {
  const judged: Judged[] = [];
  for (let t = from; t + horizonBars < to; t++) {
    if (signal[t] === 0) continue;
    const change = close[t + horizonBars]! - close[t]!;
    const right = Number(signal[t]! > 0 ? change > 0 : change < 0);
    judged.push({ confidence: confidence[t]!, baseRate: baseRate[t]!, right });
  }
  if (judged.length === 0) return undefined;
  const squared = (of: 'confidence' | 'baseRate'): Float64Array =>
    Float64Array.from(judged, (reading) => (reading[of] - reading.right) ** 2);
  const own = squared('confidence');
  const base = squared('baseRate');
  const baseRateBrier = averageOf(base);
  const gains = base.map((distance, i) => distance - own[i]!);
  const skillInterval = measureSkillInterval(gains, { baseRateBrier, horizonBars });
  return {
    readings: judged.length,
    right: averageOf(Float64Array.from(judged, ({ right }) => right)),
    reliability: tabulate(judged, horizonBars),
    brier: averageOf(own),
    baseRateBrier,
    skill: baseRateBrier === 0 ? 0 : averageOf(gains) / baseRateBrier,
    ...(skillInterval === undefined ? {} : { skillInterval }),
    verdict: judge(skillInterval),
  };
}

interface Judged {
  readonly confidence: number;
  readonly baseRate: number;
  readonly right: number;
}

/** Fewer independent bets than this tell nothing by a normal interval. */
const fewestBets = 20;

function measureSkillInterval(
  gains: Float64Array,
  { baseRateBrier, horizonBars }: { baseRateBrier: number; horizonBars: number },
): SenseCalibration['skillInterval'] {
  const variance = computeLongRunVariance(gains);
  if (variance === undefined || baseRateBrier === 0 || gains.length < fewestBets * horizonBars) return undefined;
  const mean = averageOf(gains);
  const reach = computeNormalQuantile((1 + confidenceLevel) / 2) * Math.sqrt(variance / gains.length);
  return { lower: (mean - reach) / baseRateBrier, upper: (mean + reach) / baseRateBrier };
}

function judge(interval: SenseCalibration['skillInterval']): SenseCalibration['verdict'] {
  if (interval === undefined) return 'too few readings';
  if (interval.lower > 0) return 'skilled';
  return interval.upper < 0 ? 'misled' : 'no skill shown';
}

function tabulate(judged: readonly Judged[], horizonBars: number): ReliabilityRow[] {
  const classes = new Map<number, Judged[]>();
  for (const reading of judged) {
    const index = Math.min(Math.floor(reading.confidence / classWidth), Math.round(1 / classWidth) - 1);
    const known = classes.get(index);
    if (known) known.push(reading);
    else classes.set(index, [reading]);
  }
  return [...classes]
    .sort(([a], [b]) => a - b)
    .map(([index, readings]) => {
      const right = readings.reduce((sum, reading) => sum + reading.right, 0);
      const bets = Math.floor(readings.length / horizonBars);
      return {
        from: index / Math.round(1 / classWidth),
        to: (index + 1) / Math.round(1 / classWidth),
        readings: readings.length,
        meanConfidence: averageOf(Float64Array.from(readings, (reading) => reading.confidence)),
        right: right / readings.length,
        ...(bets > 0 && { interval: boundShare(right / readings.length, bets) }),
      };
    });
}

/** Of one value and more. */
function averageOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function boundShare(share: number, bets: number): { lower: number; upper: number } {
  return computeShareBounds(Math.round(share * bets), bets, (1 + confidenceLevel) / 2);
}
