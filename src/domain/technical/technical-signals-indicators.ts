import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';
import { accumulation } from './accumulation';
import { openAverageTrueRange } from './average-true-range';
import { bollingerBands } from './bollinger-bands';
import { directionalMovement } from './directional-movement';
import { donchianChannel } from './donchian-channel';
import { macdHistogram } from './macd-histogram';
import { patternPolicy } from './patterns/policy';
import { relativeStrength } from './relative-strength';
import { simpleMovingAverage } from './simple-moving-average';
import { stochastic } from './stochastic';
import { supertrend } from './supertrend';
import type { SignalFamily, SignalKind, SignalReader } from './technical-signals';

const { fullStrength } = patternPolicy.signals;
const rangeBars = patternPolicy.swings.rangeBars;

type Read = FeatureStream['push'];

interface Crossing {
  readonly family: SignalFamily;
  /** What a rise of the value from 0 or below to above 0 is called, and a fall through it; absent where it is no signal. */
  readonly up?: string;
  readonly down?: string;
  /** A move of the value by so much in one bar is as strong as can be. */
  readonly full: number;
  open(): Read;
}

function crossing({ family, up, down, full, open }: Crossing): SignalReader {
  const rises: SignalKind | undefined = up === undefined ? undefined : { name: up, family, direction: 1 };
  const falls: SignalKind | undefined = down === undefined ? undefined : { name: down, family, direction: -1 };
  return {
    kinds: [rises, falls].filter((kind) => kind !== undefined),
    open: () => {
      const read = open();
      let before = Number.NaN;
      return (bars, t) => {
        const value = read(bars, t);
        if (Number.isNaN(value)) return [];
        const kind = before <= 0 && value > 0 ? rises : before >= 0 && value < 0 ? falls : undefined;
        const strength = Math.min(1, Math.abs(value - before) / full);
        before = value;
        return kind ? [{ kind, strength }] : [];
      };
    },
  };
}

function columnOf(features: readonly Feature[], name: string, parameters: readonly number[]): Read {
  const feature = features.find((one) => one.name === name);
  if (!feature) throw new RangeError(`no feature ${name}`);
  const stream = feature.stream(parameters);
  return (bars, t) => stream.push(bars, t);
}

/** A difference of prices in average true ranges; NaN where there is none. */
function inRanges(difference: Read): Read {
  const averageRange = openAverageTrueRange(rangeBars);
  return (bars, t) => {
    const range = averageRange(bars, t);
    const value = difference(bars, t);
    return range > 0 ? value / range : Number.NaN;
  };
}

function differenceOf(left: Read, right: Read): Read {
  return (bars, t) => left(bars, t) - right(bars, t);
}

const closeOf: Read = ({ close }: Bars, t) => close[t]!;

/** Indicator signals by their authors' own numbers: a value that crosses a line. */
export const indicatorSignals: readonly SignalReader[] = [
  crossing({
    family: 'trend', // Murphy 1999
    up: 'moving averages cross up',
    down: 'moving averages cross down',
    full: fullStrength.averages,
    open: () =>
      inRanges(
        differenceOf(columnOf([simpleMovingAverage], 'sma', [20]), columnOf([simpleMovingAverage], 'sma', [50])),
      ),
  }),
  crossing({
    family: 'trend', // Appel 1979
    up: 'MACD crosses up',
    down: 'MACD crosses down',
    full: fullStrength.histogram,
    open: () => {
      const histogram = columnOf([macdHistogram], 'macd-histogram', [12, 26, 9]);
      return inRanges((bars, t) => histogram(bars, t) * bars.close[t]!);
    },
  }),
  crossing({
    family: 'trend', // Seban 2008
    up: 'supertrend turns up',
    down: 'supertrend turns down',
    full: fullStrength.stop,
    open: () => inRanges(differenceOf(closeOf, columnOf([supertrend], 'supertrend', [10, 3]))),
  }),
  crossing({
    family: 'trend', // Wilder 1978
    up: 'directional indicators cross up',
    down: 'directional indicators cross down',
    full: fullStrength.index,
    open: () =>
      differenceOf(columnOf(directionalMovement, 'plus-di', [14]), columnOf(directionalMovement, 'minus-di', [14])),
  }),
  reversal('RSI', () => columnOf([relativeStrength], 'rsi', [14]), { low: 30, high: 70, full: fullStrength.index }), // Wilder 1978
  reversal('stochastic', () => columnOf([stochastic], 'stochastic', [14]), {
    low: 20,
    high: 80,
    full: fullStrength.stochastic,
  }), // Lane 1984
  crossing({
    family: 'volatility', // Bollinger 2001
    up: 'close above the upper Bollinger band',
    full: fullStrength.deviations,
    open: () => shifted(columnOf(bollingerBands, 'bollinger-position', [20]), -2),
  }),
  crossing({
    family: 'volatility',
    down: 'close below the lower Bollinger band',
    full: fullStrength.deviations,
    open: () => shifted(columnOf(bollingerBands, 'bollinger-position', [20]), 2),
  }),
  crossing({
    family: 'volatility', // Donchian 1960
    up: 'close above the 20-bar channel',
    full: fullStrength.ranges,
    open: () => inRanges(differenceOf(closeOf, columnOf(donchianChannel, 'highest', [20]))),
  }),
  crossing({
    family: 'volatility',
    down: 'close below the 20-bar channel',
    full: fullStrength.ranges,
    open: () => inRanges(differenceOf(closeOf, columnOf(donchianChannel, 'lowest', [20]))),
  }),
  crossing({
    family: 'volume', // Chaikin, in Achelis 1995
    up: 'money flow turns in',
    down: 'money flow turns out',
    full: fullStrength.flow,
    open: () => columnOf(accumulation, 'chaikin-money-flow', [20]),
  }),
].flat();

/** An oscillator that comes back from an extreme. */
function reversal(
  name: string,
  open: () => Read,
  { low, high, full }: { low: number; high: number; full: number },
): SignalReader[] {
  const shared = { family: 'momentum', full } as const;
  return [
    crossing({ ...shared, up: `${name} back above ${low}`, open: () => shifted(open(), -low) }),
    crossing({ ...shared, down: `${name} back below ${high}`, open: () => shifted(open(), -high) }),
  ];
}

function shifted(read: Read, by: number): Read {
  return (bars, t) => read(bars, t) + by;
}
