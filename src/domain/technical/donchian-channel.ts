import { rollingHighest, rollingLowest } from '../numerics/rolling-extremes';
import type { Feature } from '../market/feature';
import { longPeriod } from './parameter-grids';

/**
 * A market that leaves the range of its recent past is held to have begun a move. The channel spans the bars before the present one:
 * were the present bar inside, its close could never lie beyond.
 */
export const donchianChannel: readonly Feature[] = [
  channelSide('highest', 'high', ({ high }, [period]) => previous(rollingHighest(high, period!))),
  channelSide('lowest', 'low', ({ low }, [period]) => previous(rollingLowest(low, period!))),
];

function previous(column: Float64Array): Float64Array {
  const shifted = new Float64Array(column.length).fill(Number.NaN);
  shifted.set(column.subarray(0, -1), Math.min(1, column.length));
  return shifted;
}

function channelSide(name: string, price: string, compute: Feature['compute']): Feature {
  return {
    name,
    family: 'trend',
    unit: 'price',
    words: `the ${name} ${price} of the {period} bars before`,
    source: 'Donchian 1960',
    parameters: [longPeriod],
    threshold: undefined,
    needsVolume: false,
    warmupBars: ([period]) => period!,
    compute,
  };
}
