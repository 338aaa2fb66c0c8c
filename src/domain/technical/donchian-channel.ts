import type { NumberStream } from '../numerics/number-stream';
import { openRollingHighest, openRollingLowest } from '../numerics/rolling-extreme-stream';
import { rollingHighest, rollingLowest } from '../numerics/rolling-extremes';
import type { Feature } from '../market/feature';
import { longPeriod } from './parameter-grids';

/**
 * A market that leaves the range of its recent past is held to have begun a move. The channel spans the bars before the present one:
 * were the present bar inside, its close could never lie beyond.
 */
export const donchianChannel: readonly Feature[] = [
  channelSide('highest', 'high', {
    compute: ({ high }, [period]) => previous(rollingHighest(high, period!)),
    open: openRollingHighest,
  }),
  channelSide('lowest', 'low', {
    compute: ({ low }, [period]) => previous(rollingLowest(low, period!)),
    open: openRollingLowest,
  }),
];

function previous(column: Float64Array): Float64Array {
  const shifted = new Float64Array(column.length).fill(Number.NaN);
  shifted.set(column.subarray(0, -1), Math.min(1, column.length));
  return shifted;
}

interface Side extends Pick<Feature, 'compute'> {
  open(period: number): NumberStream;
}

function channelSide(name: string, price: 'high' | 'low', { compute, open }: Side): Feature {
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
    stream: ([period]) => {
      const extreme = open(period!);
      return { push: (bars, t) => (t === 0 ? Number.NaN : extreme(bars[price][t - 1]!)) };
    },
  };
}
