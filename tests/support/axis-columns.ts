import type { Bars } from '../../src/domain/market/bars';
import type { RegimeAxis, RegimeContext } from '../../src/domain/regime/regime-axis';

/** What an axis gave at each bar, by the names of its states; undefined where it was unknown. */
export function readAxis(
  axis: RegimeAxis,
  bars: Bars,
  context: RegimeContext = {},
): (Record<string, number> | undefined)[] {
  const stream = axis.open(context);
  return Array.from(bars.close, (_, t) => {
    const probabilities = stream.push(bars, t);
    return probabilities && Object.fromEntries(axis.states.map((state, place) => [state, probabilities[place]!]));
  });
}
