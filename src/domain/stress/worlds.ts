import type { Bars, PricePath } from '../market/bars';
import { deriveSeed } from '../numerics/derived-seed';
import { createRandom, type Random } from '../numerics/random';
import { createStationaryBootstrap } from '../numerics/stationary-bootstrap';
import { computeBlockLength } from '../numerics/stationary-bootstrap-block-length';
import { computeMean } from '../numerics/statistics';
import { computeGarchVariances, fitGarch, type Garch } from './garch';
import { copyLogSteps, readLogSteps, rebuildBars, type LogSteps } from './log-steps';
import { moveVolume } from './replay';
import { computeUsualVolume } from './usual-volume';

/** How many of each. */
export interface WorldCounts {
  readonly bootstrap: number;
  readonly garch: number;
}

/**
 * Histories that could have been: the same instrument, the same times, other prices. `world-bootstrap-1` ... puts blocks of real bars together anew
 * (Politis & Romano 1994), `world-garch-1` ... lets volatility run its own course and draws what is surprising about a bar from
 * the real ones (filtered historical simulation, Barone-Adesi, Giannopoulos & Vosper 1999). All begin with the first real bar.
 * Volume follows its bar, as a multiple of what was usual; liquidity is full. Equal path, counts and seed give equal worlds.
 */
export function createWorlds(path: PricePath, { bootstrap, garch }: WorldCounts, seed: number): PricePath[] {
  const { bars } = path;
  const steps = readLogSteps(bars);
  const usual = computeUsualVolume(bars);
  const build = (name: string, draw: (random: Random) => Draw): PricePath => {
    const { after, sources } = draw(createRandom(deriveSeed(seed, 'world', name)));
    const world = { ...rebuildBars(bars, steps, after), volume: moveVolumes(bars, usual, sources) };
    return { name, bars: world, liquidity: undefined };
  };
  const names = (kind: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `world-${kind}-${index + 1}`);
  const resample = bootstrap > 0 ? createResampling(steps) : undefined;
  const simulate = garch > 0 ? createSimulation(steps) : undefined;
  return [
    ...(resample ? names('bootstrap', bootstrap).map((name) => build(name, resample)) : []),
    ...(simulate ? names('garch', garch).map((name) => build(name, simulate)) : []),
  ];
}

interface Draw {
  readonly after: LogSteps;
  /** The bar that each bar is made of; the first is made of itself. */
  readonly sources: Int32Array;
}

/**
 * Blocks of the automatic length of the returns or of their size, whichever is longer: returns are almost uncorrelated, but their size is not, and
 * with blocks of a day volatility would no longer come in clusters.
 */
function createResampling(steps: LogSteps): (random: Random) => Draw {
  const observations = steps.close.length - 1;
  const returns = steps.close.subarray(1);
  const meanBlockLength = Math.round(Math.max(computeBlockLength(returns), computeBlockLength(returns.map(Math.abs))));
  return (random) => {
    const sources = new Int32Array(steps.close.length);
    if (observations >= 1) {
      const { starts, lengths, draw } = createStationaryBootstrap({ observations, meanBlockLength, random });
      const blocks = draw();
      for (let block = 0, t = 1; block < blocks; block++)
        for (let i = 0; i < lengths[block]!; i++, t++) sources[t] = 1 + ((starts[block]! + i) % observations);
    }
    return { after: gatherSteps(steps, sources), sources };
  };
}

/**
 * Surprises in the order of the dice and volatility in the order of the model; constant volatility where none can be fitted. The model's mean serves to
 * tell surprises, whose own mean is taken out: a world drifts as the history did.
 */
function createSimulation(steps: LogSteps): (random: Random) => Draw {
  const length = steps.close.length;
  const returns = steps.close.subarray(1);
  const fit = fitRoughly(returns);
  const variances = fit && computeGarchVariances(returns, fit);
  const mean = computeMean(returns) ?? 0;
  const meanSurprise =
    (fit && variances && computeMean(returns.map((r, t) => (r - fit.mu) / Math.sqrt(variances[t]!)))) ?? 0;
  return (random) => {
    const sources = new Int32Array(length);
    for (let t = 1; t < length; t++) sources[t] = 1 + random.integer(length - 1);
    const after = gatherSteps(steps, sources);
    if (fit && variances) {
      let variance = variances[0]!;
      for (let t = 1; t < length; t++) {
        const deviation = Math.sqrt(variance);
        const factor = deviation / Math.sqrt(variances[sources[t]! - 1]!);
        const shift = mean - meanSurprise * deviation;
        for (const column of [after.open, after.high, after.low, after.close])
          column[t] = factor * (column[t]! - fit.mu) + shift;
        const surprise = after.close[t]! - mean;
        variance = fit.omega + fit.alpha * surprise * surprise + fit.beta * variance;
      }
    }
    return { after, sources };
  };
}

/** Four digits, far more than the data can tell: where the search ends may differ in the seventh between platforms, and a world may not. */
function fitRoughly(returns: Float64Array): Garch | undefined {
  const fit = fitGarch(returns);
  const rough = (value: number): number => Number(value.toPrecision(4));
  return fit && { mu: rough(fit.mu), omega: rough(fit.omega), alpha: rough(fit.alpha), beta: rough(fit.beta) };
}

function gatherSteps(steps: LogSteps, sources: Int32Array): LogSteps {
  const after = copyLogSteps(steps);
  for (const column of ['open', 'high', 'low', 'close'] as const)
    for (let t = 1; t < sources.length; t++) after[column][t] = steps[column][sources[t]!]!;
  return after;
}

function moveVolumes({ volume }: Bars, usual: Float64Array | undefined, sources: Int32Array): Float64Array | undefined {
  if (!volume || !usual) return undefined;
  return volume.map((own, t) => (t === 0 ? own : moveVolume(volume[sources[t]!]!, usual[sources[t]!]!, usual[t]!)));
}
