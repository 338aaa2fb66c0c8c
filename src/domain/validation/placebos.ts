import type { BarRange } from '../market/bars';
import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';
import { computeSharpe } from '../performance/sharpe';
import { computeAccountReturns } from '../simulation/account-returns';
import { holdInstrument } from '../simulation/buy-and-hold';
import type { SimulatedMarket } from '../simulation/simulated-market';
import type { Simulation } from '../simulation/simulate';
import { computeStrategySignals, type StrategySignals } from '../simulation/strategy-signals';
import { computeRunFigures, runSignals, type CandidateRun, type RunPlace } from './candidate-run';
import type { CandidateSetting } from './candidate-setting';
import { testNonInferiority } from './non-inferiority';
import { drawRandomEntries, readTradingPattern } from './placebo-entries';
import { lagSignals, shuffleSignals } from './placebo-signals';
import { validationPolicy } from './policy';

/** What luck could have done in the candidate's place: its own signals cut up and shuffled, bar by bar or in pieces, and entries at random. */
export type PlaceboKind = 'permuted' | 'shuffled' | 'random-entries';

/** Annualised Sharpe ratio and total return of one account; absent where undefined. */
export interface PlaceboFigures {
  readonly sharpe?: number;
  readonly totalReturn?: number;
}

/** One kind of placebo, drawn many times. */
export interface PlaceboDraws {
  readonly kind: PlaceboKind;
  /** Annualised Sharpe ratios of the draws that have one, in the order drawn. */
  readonly sharpe: Float64Array;
  /** Draws without a ratio, because they never traded: they are counted as not beaten. */
  readonly undefinedDraws: number;
}

/** The candidate and its placebos over the same bars. */
export interface PlaceboSample {
  readonly candidate: PlaceboFigures;
  /** Mean share of equity in the position at the closes, either side; 0 where it never traded. */
  readonly exposure: number;
  readonly draws: readonly PlaceboDraws[];
  /** Always invested, long, at the same mean exposure, without costs. */
  readonly drift: PlaceboFigures;
  /** The candidate acting on the signals of the bar before. */
  readonly lagged: PlaceboFigures & {
    /** Of the hypothesis that acting late is not better; absent where either ratio is undefined. */
    readonly pBetter?: number;
  };
}

export interface PlaceboEvidence {
  readonly inSample: PlaceboSample;
  readonly outOfSample: PlaceboSample;
}

export interface PlaceboOptions {
  readonly inSample: BarRange;
  readonly outOfSample: BarRange;
  readonly random: Random;
  /** Of each kind, at least 1. */
  readonly draws: number;
}

/**
 * The candidate beside accounts that trade like it and know nothing. What beats none of them clearly is luck, the market's own rise, or an edge that
 * the costs of trading it leave nothing of. Throws a RangeError on options out of range and on a return that is not finite.
 */
export function measurePlacebos(
  setting: CandidateSetting,
  market: SimulatedMarket,
  options: PlaceboOptions,
): PlaceboEvidence {
  const { inSample, outOfSample, draws } = options;
  if (!(Number.isInteger(draws) && draws >= 1)) throw new RangeError(`draws are counted from 1, not ${draws}`);
  const signals = computeStrategySignals(setting.genome, market.columns);
  const sample = (range: BarRange): PlaceboSample =>
    measureSample({ setting, signals }, { market, range }, { random: options.random, draws });
  return { inSample: sample(inSample), outOfSample: sample(outOfSample) };
}

interface Signalled {
  readonly setting: CandidateSetting;
  readonly signals: StrategySignals;
}

function measureSample(
  { setting, signals }: Signalled,
  place: RunPlace,
  { random, draws }: Pick<PlaceboOptions, 'random' | 'draws'>,
): PlaceboSample {
  const { market, range } = place;
  const run = runSignals(setting, signals, place);
  const exposure = computeMeanExposure(run.simulation, place);
  const pattern = readTradingPattern(run.simulation.trades, { setting, market, range });
  const withoutExits: CandidateSetting = { ...setting, genome: { ...setting.genome, exits: {} } };
  const shuffled = (pieces: number): CandidateRun =>
    runSignals(setting, shuffleSignals(signals, { range, pieces, random }), place);
  const figures = (returns: Float64Array): PlaceboFigures => {
    const { sharpe, totalReturn } = computeRunFigures(returns, market.periodsPerYear);
    return { ...(sharpe !== undefined && { sharpe }), ...(totalReturn !== undefined && { totalReturn }) };
  };
  const late = runSignals(setting, lagSignals(signals), place);
  const { level, resamples } = validationPolicy.placebos;
  const { periodsPerYear } = market;
  const better = testNonInferiority(late.returns, run.returns, { margin: 0, level, resamples, periodsPerYear, random });
  const draw = (kind: PlaceboKind, placebo: () => CandidateRun): PlaceboDraws =>
    drawPlacebos(kind, { placebo, draws, periodsPerYear });
  return {
    candidate: figures(run.returns),
    exposure,
    draws: [
      draw('permuted', () => shuffled(range.to - range.from)),
      draw('shuffled', () => shuffled(validationPolicy.placebos.pieces)),
      draw('random-entries', () => runSignals(withoutExits, drawRandomEntries(pattern, range, random), place)),
    ],
    drift: figures(driftReturns(place, exposure)),
    lagged: { ...figures(late.returns), ...(better && { pBetter: better.pValue }) },
  };
}

function drawPlacebos(
  kind: PlaceboKind,
  { placebo, draws, periodsPerYear }: { placebo: () => CandidateRun; draws: number; periodsPerYear: number },
): PlaceboDraws {
  const ratios = new Float64Array(draws);
  let defined = 0;
  for (let draw = 0; draw < draws; draw++) {
    const sharpe = computeSharpe(placebo().returns, periodsPerYear);
    if (sharpe !== undefined) ratios[defined++] = quantise(sharpe);
  }
  return { kind, sharpe: ratios.slice(0, defined), undefinedDraws: draws - defined };
}

function driftReturns({ market, range: { from, to } }: RunPlace, exposure: number): Float64Array {
  return computeAccountReturns(holdInstrument(market.path.bars, from, to), 1).map((value) => exposure * value);
}

function computeMeanExposure({ trades, equity }: Simulation, { market, range }: RunPlace): number {
  const { close } = market.path.bars;
  let sum = 0;
  for (const { entryBar, exitBar, quantity } of trades)
    for (let bar = entryBar; bar < exitBar; bar++) sum += (quantity * close[bar]!) / equity[bar - range.from]!;
  return equity.length === 0 ? 0 : quantise(sum / equity.length);
}
