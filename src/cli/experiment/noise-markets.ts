import type { Bars } from '../../domain/market/bars';
import { deriveSeed } from '../../domain/numerics/derived-seed';
import { quantise } from '../../domain/numerics/quantise';
import { createRandom, type Random } from '../../domain/numerics/random';
import { dailyVolatility, growMarket } from './made-up-market';

/** Markets in which there is nothing to be found, each hard to tell from a real one in its own way. */
export const noiseKinds = ['random-walk', 'garch', 'shuffled'] as const;
export type NoiseKind = (typeof noiseKinds)[number];

export interface NoiseOptions {
  readonly seed: number;
  readonly bars: number;
  /** Whose returns are shuffled. */
  readonly real: Bars;
}

/** A market without an edge. Each has an instrument of its own: what is tried on one is no trial on another. */
export function drawNoise(kind: NoiseKind, { seed, bars, real }: NoiseOptions): Bars {
  const random = createRandom(deriveSeed(seed, 'noise', kind));
  const instrument = `NOISE-${kind}-${seed}`;
  switch (kind) {
    case 'random-walk':
      return growMarket({ instrument }, bars, random);
    case 'garch':
      return growMarket({ instrument, volatility: garchVolatility() }, bars, random);
    case 'shuffled':
      return shuffleBars(real, { instrument, bars, random });
  }
}

/** GARCH(1,1) as daily returns of stock indices have it (Bollerslev 1986), at the volatility of the other markets in the long run. */
const garch = { alpha: 0.09, beta: 0.9 };

function garchVolatility(): (lastReturn: number) => number {
  const omega = (1 - garch.alpha - garch.beta) * dailyVolatility * dailyVolatility;
  let variance = dailyVolatility * dailyVolatility;
  return (lastReturn) => {
    variance = omega + garch.alpha * lastReturn * lastReturn + garch.beta * variance;
    return Math.sqrt(variance);
  };
}

/** A trading month: clusters of volatility live on, and no rule that holds across blocks. */
const blockBars = 21;

/**
 * Real bars in another order: blocks drawn with replacement, each bar with its own shape relative to the close before, the mean return taken out
 * so that holding earns nothing.
 */
function shuffleBars(
  { open, high, low, close, ...market }: Bars,
  { instrument, bars, random }: { instrument: string; bars: number; random: Random },
): Bars {
  const column = (): Float64Array => new Float64Array(bars);
  const shuffled = { time: column(), open: column(), high: column(), low: column(), close: column() };
  const mean = Math.log(close[close.length - 1]! / close[0]!) / (close.length - 1);
  const scale = Math.exp(-mean);
  const { time, volume } = growMarket({ instrument }, bars, random);
  let before = 100;
  let source = 0;
  for (let bar = 0; bar < bars; bar++) {
    source = bar % blockBars === 0 ? 1 + random.integer(close.length - blockBars) : source + 1;
    const factor = (before / close[source - 1]!) * scale;
    shuffled.time[bar] = time[bar]!;
    shuffled.open[bar] = quantise(open[source]! * factor);
    shuffled.close[bar] = quantise(close[source]! * factor);
    shuffled.high[bar] = Math.max(quantise(high[source]! * factor), shuffled.open[bar]!, shuffled.close[bar]!);
    shuffled.low[bar] = Math.min(quantise(low[source]! * factor), shuffled.open[bar]!, shuffled.close[bar]!);
    before = shuffled.close[bar]!;
  }
  const { period, timezone } = market;
  return { instrument, period, calendar: 'exchange', timezone, ...shuffled, volume };
}
