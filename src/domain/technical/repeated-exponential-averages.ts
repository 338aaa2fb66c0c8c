import type { NumberStream } from '../numerics/number-stream';
import type { Feature } from '../market/feature';
import { openExponentialAverage } from './exponential-moving-average';
import { windowPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/** Averages of averages lag more, and by known amounts: their differences take the lag out again. */
function openRepeated(period: number, combine: (once: number, twice: number, thrice: number) => number): NumberStream {
  const first = openExponentialAverage(period);
  const second = openExponentialAverage(period);
  const third = openExponentialAverage(period);
  return (value) => {
    const once = first(value);
    const twice = second(once);
    return combine(once, twice, third(twice));
  };
}

function repeatedAverage(name: string, kind: string, { times, combine }: Combination): Feature {
  return createStreamedFeature({
    name,
    family: 'trend',
    unit: 'price',
    words: `the {period}-bar ${kind} exponential average`,
    source: 'Mulloy 1994',
    parameters: [windowPeriod],
    threshold: undefined,
    warmupBars: ([period]) => times * (period! - 1),
    open: ([period]) => {
      const average = openRepeated(period!, combine);
      return ({ close }, t) => average(close[t]!);
    },
  });
}

interface Combination {
  /** Averages on top of each other. */
  readonly times: number;
  readonly combine: (once: number, twice: number, thrice: number) => number;
}

/** Change of the threefold average from bar to bar. */
const trix = createStreamedFeature({
  name: 'trix',
  family: 'trend',
  unit: 'fraction',
  words: 'the change of the threefold {period}-bar exponential average (TRIX)',
  source: 'Hutson 1983',
  parameters: [windowPeriod],
  threshold: { min: -0.005, max: 0.005, step: 0.0005 },
  warmupBars: ([period]) => 3 * (period! - 1) + 1,
  open: ([period]) => {
    const average = openRepeated(period!, (_once, _twice, thrice) => thrice);
    let before = Number.NaN;
    return ({ close }, t) => {
      const level = average(close[t]!);
      const change = level / before - 1;
      before = level;
      return change;
    };
  },
});

export const repeatedAverages: readonly Feature[] = [
  repeatedAverage('dema', 'double', { times: 2, combine: (once, twice) => 2 * once - twice }),
  repeatedAverage('tema', 'triple', { times: 3, combine: (once, twice, thrice) => 3 * (once - twice) + thrice }),
  trix,
];
