import type { Bars } from '../../domain/market/bars';
import type { Feature } from '../../domain/market/feature';
import { openRangeStretches } from '../../domain/regime/range-stretches';
import { axisNames, createRegimeAxes, openRegimeAxes } from '../../domain/regime/regime-axes';
import { createViewReader } from '../../domain/regime/regime-view';
import { regimeViews } from '../../domain/regime/regime-views';
import type { Sense } from '../../domain/sensory/sense';
import { openSensing, senseHistory } from '../../domain/sensory/sensed-history';
import { senses } from '../../domain/sensory/senses';
import { featureSenses } from '../../domain/strategy/feature-registry';

/** One bar taken in; what it gives is kept, so that no compiler can leave the work out. */
export type PushBar = (t: number) => unknown;

/** Something that perceives prices, over a whole record and as the bars come. */
export interface SenseWork {
  readonly name: string;
  readonly measures: string;
  perceive(bars: Bars): unknown;
  open(bars: Bars): PushBar;
}

/** Features of one market's bars that are neither regimes nor of a sense. */
export const technicalSet: readonly Feature[] = [
  ...featureSenses.plain,
  ...featureSenses.indicators,
  ...featureSenses.patterns,
];

/** The point in the middle of every parameter's grid. */
export function middleParameters({ parameters }: Feature): number[] {
  return parameters.map(({ min, max, step }) => min + step * Math.floor((max - min) / (2 * step)));
}

const technicalWork: SenseWork = {
  name: 'technical',
  measures: `${technicalSet.length} features, indicators and patterns of price and volume, each with middling parameters`,
  perceive: (bars) => technicalSet.map((feature) => feature.compute(bars, middleParameters(feature))),
  open: (bars) => {
    const streams = technicalSet.map((feature) => feature.stream(middleParameters(feature)));
    return (t) => {
      let sum = 0;
      for (const stream of streams) sum += stream.push(bars, t);
      return sum;
    };
  },
};

const regimeWork: SenseWork = {
  name: 'regime',
  measures: `${axisNames.length} axes with a companion market, ${regimeViews.length} views and the change points of volatility`,
  perceive: (bars) => pushAll(bars, openRegimes(bars)),
  open: openRegimes,
};

function openRegimes(bars: Bars): PushBar {
  const axes = createRegimeAxes();
  // Its own companion: what the market is held against changes no cost.
  const stream = openRegimeAxes(axes, axisNames, { companion: bars });
  const stretches = openRangeStretches();
  const views = regimeViews.map((view) => createViewReader(view, axes));
  return (t) => {
    const reading = stream.push(bars, t);
    return [stretches(bars, t)?.likeliestLength(), ...views.map((read) => read(reading)?.name)];
  };
}

function pushAll(bars: Bars, push: PushBar): unknown {
  let last: unknown;
  for (let t = 0; t < bars.close.length; t++) last = push(t);
  return last;
}

function senseWork(sense: Sense): SenseWork {
  return {
    name: sense.dimension,
    measures: `the sense ${sense.dimension.toUpperCase()}: signal, calibrated confidence, base rate and coverage of every bar`,
    perceive: (bars) => senseHistory(sense, bars),
    open: (bars) => {
      const sensing = openSensing(sense, bars);
      return (t) => {
        sensing.push(bars, t);
        return sensing.reading();
      };
    },
  };
}

/** All that looks at the prices of one market. */
export const senseWorks: readonly SenseWork[] = [technicalWork, regimeWork, ...senses.map(senseWork)];
