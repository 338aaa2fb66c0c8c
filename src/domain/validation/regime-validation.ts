import { adjustForFamily } from '../numerics/family-wise-error';
import { computeNormalCdf } from '../numerics/normal-distribution';
import { quantise } from '../numerics/quantise';
import { computeSharpeStandardError } from '../performance/sharpe-standard-error';
import { volatilityRegimes, type VolatilityRegime } from '../regime/volatility-regime';

export interface RegimeValidationOptions {
  readonly required: readonly VolatilityRegime[];
  /** A regime seen for fewer bars than this is not judged. */
  readonly minBars: number;
  /** Of the tests, one-sided and family-wise: 0.05. */
  readonly level: number;
  readonly periodsPerYear: number;
}

/** A track record over some of its bars, annualised; absent where the returns did not vary or were too few. */
export interface RegimeRecord {
  readonly bars: number;
  readonly sharpe?: number;
  readonly standardError?: number;
  /** One-sided, of "the ratio is not below 0": small where losing is no accident. */
  readonly lossPValue?: number;
  /** One-sided, of "the ratio is not above 0": small where winning is none. */
  readonly gainPValue?: number;
}

export interface RegimeResult extends RegimeRecord {
  readonly regime: VolatilityRegime;
  /** `lossPValue` adjusted for the family of judged regimes (Holm 1979). */
  readonly adjusted?: number;
  /** Lost significantly; or did not; or was not seen often enough to tell. */
  readonly outcome: 'failed' | 'held' | 'unknown';
}

export interface RegimeValidation {
  readonly regimes: readonly RegimeResult[];
  /** Over the bars of all required regimes. */
  readonly pooled: RegimeRecord;
  /** Share of the best judged regime's Sharpe ratio that the worst one lacks; absent below two of them, or where the best is not above 0. */
  readonly degradation?: number;
  /** Failed where any regime did, else unknown where any is. */
  readonly outcome: 'failed' | 'held' | 'unknown';
}

/** Normal approximations of a ratio need about so many returns. */
const leastReturns = 20;

/**
 * How a strategy does in each volatility regime that it has to cope with (seed 003 phase 4: regime-specific validation). A return belongs to the
 * regime that was known at the bar before it, when the position was chosen; the label of its own bar has already seen it. The standard
 * error is the larger of those for independent and for dependent returns, the bars of a regime being put together in order.
 * Throws a RangeError where returns and codes differ in length, without a required regime, or on a return that is not finite.
 * @param codes volatility regime a bar: 0 unknown, 1 low, 2 medium, 3 high
 */
export function validateAcrossRegimes(
  returns: Float64Array,
  codes: Uint8Array,
  { required, minBars, level, periodsPerYear }: RegimeValidationOptions,
): RegimeValidation {
  if (returns.length !== codes.length) throw new RangeError(`${returns.length} returns and ${codes.length} regimes`);
  if (required.length === 0) throw new RangeError('no regime is required');
  const least = Math.max(minBars, leastReturns);
  const wanted = [...new Set(required)];
  const earnedIn = (regimes: readonly VolatilityRegime[]): Float64Array => {
    const own = regimes.map((regime) => volatilityRegimes.indexOf(regime));
    return returns.filter((_, bar) => bar > 0 && own.includes(codes[bar - 1]!));
  };
  const records = wanted.map((regime) => ({ regime, ...describe(earnedIn([regime]), least, periodsPerYear) }));
  const judged = records.filter(({ lossPValue }) => lossPValue !== undefined);
  const adjusted = adjustForFamily(judged.flatMap(({ lossPValue }) => lossPValue ?? []));
  const regimes = records.map((record): RegimeResult => {
    const own = adjusted[judged.indexOf(record)];
    if (own === undefined) return { ...record, outcome: 'unknown' };
    return { ...record, adjusted: quantise(own), outcome: own <= level ? 'failed' : 'held' };
  });
  const degradation = computeDegradation(judged.flatMap(({ sharpe }) => sharpe ?? []));
  return {
    regimes,
    pooled: describe(earnedIn(wanted), least, periodsPerYear),
    ...(degradation !== undefined && { degradation }),
    outcome: summarise(regimes),
  };
}

function describe(returns: Float64Array, least: number, periodsPerYear: number): RegimeRecord {
  const bars = returns.length;
  const evidence = bars < least ? undefined : computeSharpeStandardError(returns);
  if (evidence === undefined) return { bars };
  const annual = Math.sqrt(periodsPerYear);
  const { sharpePerPeriod, larger: standardError } = evidence;
  const distance = sharpePerPeriod / standardError;
  return {
    bars,
    sharpe: quantise(sharpePerPeriod * annual),
    standardError: quantise(standardError * annual),
    lossPValue: quantise(computeNormalCdf(distance)),
    gainPValue: quantise(computeNormalCdf(-distance)),
  };
}

function computeDegradation(ratios: readonly number[]): number | undefined {
  const best = Math.max(...ratios);
  return ratios.length >= 2 && best > 0 ? quantise(1 - Math.min(...ratios) / best) : undefined;
}

function summarise(regimes: readonly RegimeResult[]): RegimeResult['outcome'] {
  if (regimes.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return regimes.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'held';
}
