import type { PricePath } from '../market/bars';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars, type LogSteps } from './log-steps';
import { stressPolicy, type CorrelationBreakdownPolicy } from './policy';
import { namePath } from './named-path';
import { barsOfDays, drawWindow, splitIntoStretches, type StressWindow } from './stress-windows';

/**
 * What moved together no longer does. Within each window whole days of the series trade places (a shuffled surrogate, Theiler et al. 1992): the
 * moves, ranges and volumes are the same ones and the window ends where it did, but they no longer follow from the days before, from the
 * calendar, or from any other instrument's days. Of one instrument that is all a lost correlation can mean: its relation to its own past. A second
 * instrument that keeps its order is decoupled by the same transformation of the first.
 */
export function applyCorrelationBreakdown(
  path: PricePath,
  random: Random,
  policy: CorrelationBreakdownPolicy = stressPolicy.correlationBreakdown,
): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  const volume = bars.volume?.slice();
  const liquidity = path.liquidity?.slice();
  // Half a day's bars would be cut; fewer than one bar cannot be moved.
  const blockBars = Math.max(1, Math.floor(barsOfDays(bars, 2 * policy.blockDays) / 2));
  for (const stretch of splitIntoStretches(bars, policy.windowsPerYear)) {
    const window = drawWindow(stretch, barsOfDays(bars, policy.windowDays), random);
    const order = shuffleBlocks(window, blockBars, random);
    moveSteps(after, before, { window, order });
    if (volume && bars.volume) moveColumn(volume, bars.volume, { window, order });
    if (liquidity && path.liquidity) moveColumn(liquidity, path.liquidity, { window, order });
  }
  const moved = { ...rebuildBars(bars, before, after), volume };
  return namePath(path, 'correlation-breakdown', liquidity ? { bars: moved, liquidity } : { bars: moved });
}

interface Move {
  readonly window: StressWindow;
  /** The bar that each bar of the window is replaced by. */
  readonly order: Int32Array;
}

/** The window's bars with its blocks in random order (Fisher and Yates 1938); a rest shorter than a block is a block too. */
function shuffleBlocks({ from, to }: StressWindow, blockBars: number, random: Random): Int32Array {
  const starts = Array.from({ length: Math.ceil((to - from) / blockBars) }, (_, block) => from + block * blockBars);
  for (let last = starts.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    [starts[last], starts[other]] = [starts[other]!, starts[last]!];
  }
  const order = new Int32Array(to - from);
  let filled = 0;
  for (const start of starts) for (let t = start; t < Math.min(start + blockBars, to); t++, filled++) order[filled] = t;
  return order;
}

function moveSteps(after: LogSteps, before: LogSteps, move: Move): void {
  for (const column of ['open', 'high', 'low', 'close'] as const) moveColumn(after[column], before[column], move);
}

function moveColumn(to: Float64Array, from: Float64Array, { window, order }: Move): void {
  for (let i = 0; i < order.length; i++) to[window.from + i] = from[order[i]!]!;
}
