import type { Bars } from '../market/bars';
import type { FeatureStream } from '../market/feature';
import { createStreamedFeature } from './streamed-feature';

/** Which way the trade stands, where its stop is, the best price it has seen and how fast the stop follows. */
interface Trade {
  side: 1 | -1;
  stop: number;
  extreme: number;
  acceleration: number;
}

/**
 * Parabolic time/price system (Wilder 1978): a stop that closes in on the price the faster, the more often the trade has seen a better one;
 * where the price touches it the trade turns. The value at a bar is the stop that held during it. The first trade is short where the
 * second bar reached lower by more than it reached higher, else long.
 */
function openParabolicStop(step: number, limit: number): FeatureStream['push'] {
  const trade: Trade = { side: 1, stop: Number.NaN, extreme: Number.NaN, acceleration: step };

  function begin({ high, low }: Bars): void {
    const fall = low[0]! - low[1]!;
    trade.side = fall > 0 && fall > high[1]! - high[0]! ? -1 : 1;
    trade.stop = trade.side === 1 ? low[0]! : high[0]!;
    trade.extreme = trade.side === 1 ? high[1]! : low[1]!;
  }

  return (bars, t) => {
    if (t === 0) return Number.NaN;
    if (t === 1) begin(bars);
    const { high, low } = bars;
    // The stop may not lie inside the present bar or the one before.
    const highest = Math.max(high[t - 1]!, high[t]!);
    const lowest = Math.min(low[t - 1]!, low[t]!);
    const touched = trade.side === 1 ? low[t]! <= trade.stop : high[t]! >= trade.stop;
    if (touched) {
      trade.side = trade.side === 1 ? -1 : 1;
      trade.stop = trade.side === 1 ? Math.min(trade.extreme, lowest) : Math.max(trade.extreme, highest);
      trade.extreme = trade.side === 1 ? high[t]! : low[t]!;
      trade.acceleration = step;
    }
    const { stop } = trade;
    const best = trade.side === 1 ? high[t]! : low[t]!;
    if (!touched && (trade.side === 1 ? best > trade.extreme : best < trade.extreme)) {
      trade.extreme = best;
      trade.acceleration = Math.min(limit, trade.acceleration + step);
    }
    const moved = stop + trade.acceleration * (trade.extreme - stop);
    trade.stop = trade.side === 1 ? Math.min(moved, lowest) : Math.max(moved, highest);
    return stop;
  };
}

export const parabolicStop = createStreamedFeature({
  name: 'parabolic-stop',
  family: 'trend',
  unit: 'price',
  words: 'the parabolic stop (step {step}, limit {limit})',
  source: 'Wilder 1978',
  parameters: [
    { name: 'step', min: 0.02, max: 0.04, step: 0.02 },
    { name: 'limit', min: 0.2, max: 0.4, step: 0.2 },
  ],
  threshold: undefined,
  warmupBars: () => 1,
  open: ([step, limit]) => openParabolicStop(step!, limit!),
});
