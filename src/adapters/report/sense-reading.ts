import { findHeldOut } from '../../domain/evolution/hold-out';
import { sliceBars, type BarRange, type Bars } from '../../domain/market/bars';
import { computeRegimeHistory, type RegimeHistory } from '../../domain/regime/regime-history';
import { regimeViews } from '../../domain/regime/regime-views';
import { assessCalibration, type SenseCalibration } from '../../domain/sensory/calibration';
import type { Evidence, Sense } from '../../domain/sensory/sense';
import { openSensing, type SensedHistory } from '../../domain/sensory/sensed-history';
import { senses } from '../../domain/sensory/senses';

/** What a page of the senses is drawn from. */
export interface SenseReading {
  readonly dataset: string;
  /** All that was known at the last bar shown, which is the last of them. */
  readonly bars: Bars;
  /** The bars that are drawn. */
  readonly shown: BarRange;
  /** The bars that confidence is judged on: the last quarter, as for strategies. */
  readonly heldOut: BarRange;
  readonly senses: readonly SensedWindow[];
  /** Of the views that can be told from these bars alone. */
  readonly regimes: readonly RegimeHistory[];
}

export interface SensedWindow {
  readonly sense: Sense;
  readonly history: SensedHistory;
  /** Of each bar that is drawn. */
  readonly evidence: readonly (readonly Evidence[])[];
  /** Absent where the sense said nothing on the held-out bars. */
  readonly calibration?: SenseCalibration;
}

/** More would leave a candle less than three pixels. */
const mostShown = 250;
const ribbonViews = ['market', 'volatility', 'turbulence', 'trend', 'liquidity', 'sentiment'];

/** Reads the senses and regimes of a range of bars, as the bars came: nothing after the range is looked at. */
export function readSenses(dataset: string, all: Bars, { from, to }: BarRange): SenseReading {
  const bars = sliceBars(all, 0, to);
  const shown = { from: Math.max(from, to - mostShown), to };
  const heldOut = findHeldOut(to);
  return {
    ...{ dataset, bars, shown, heldOut },
    senses: senses.map((sense) => watch(sense, bars, { shown, heldOut })),
    regimes: regimeViews
      .filter(({ name }) => ribbonViews.includes(name))
      .map((view) => computeRegimeHistory(bars, view))
      .filter(({ codes }) => codes.subarray(shown.from, shown.to).some((code) => code > 0)),
  };
}

function watch(sense: Sense, bars: Bars, { shown, heldOut }: Pick<SenseReading, 'shown' | 'heldOut'>): SensedWindow {
  const sensing = openSensing(sense, bars);
  const column = (): Float64Array => new Float64Array(bars.close.length);
  const [signal, confidence, baseRate, coverage] = [column(), column(), column(), column()];
  const evidence: (readonly Evidence[])[] = [];
  for (let t = 0; t < bars.close.length; t++) {
    sensing.push(bars, t);
    signal[t] = sensing.signal;
    confidence[t] = sensing.confidence;
    baseRate[t] = sensing.baseRate;
    coverage[t] = sensing.coverage;
    if (t >= shown.from) evidence.push(sensing.reading().evidence);
  }
  const history = { horizonBars: sense.horizonBars(bars), signal, confidence, baseRate, coverage };
  const calibration = assessCalibration(history, bars, heldOut);
  return { sense, history, evidence, ...(calibration && { calibration }) };
}
