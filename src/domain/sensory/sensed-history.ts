import type { Bars } from '../market/bars';
import { openConfidence } from './confidence';
import type { Reading, Sense, SenseStream } from './sense';

/** What a sense said at every bar, each value from what was known at that bar. */
export interface SensedHistory {
  readonly horizonBars: number;
  readonly signal: Float64Array;
  readonly confidence: Float64Array;
  /** How often the market had gone the signal's way by then: what the confidence has to beat. */
  readonly baseRate: Float64Array;
  readonly coverage: Float64Array;
}

/** A sense with its calibrated confidence, as the bars come. */
export interface SensingStream {
  /** Called once for every bar from 0 on, in order. */
  push(bars: Bars, t: number): void;
  /** Of the bar pushed last. */
  reading(): Reading;
  readonly signal: number;
  readonly confidence: number;
  readonly baseRate: number;
  readonly coverage: number;
}

/**
 * Puts the calibrated confidence beside the sense's signal. What the sense had to do without takes its share of whatever the confidence claims beyond
 * the base rate: half blind, it claims half as much.
 */
export function openSensing(sense: Sense, market: Parameters<Sense['open']>[0]): SensingStream {
  return new Sensing(sense.open(market), sense.horizonBars(market));
}

export function senseHistory(sense: Sense, bars: Bars): SensedHistory {
  const sensing = openSensing(sense, bars);
  const column = (): Float64Array => new Float64Array(bars.close.length);
  const history = { signal: column(), confidence: column(), baseRate: column(), coverage: column() };
  for (let t = 0; t < bars.close.length; t++) {
    sensing.push(bars, t);
    history.signal[t] = sensing.signal;
    history.confidence[t] = sensing.confidence;
    history.baseRate[t] = sensing.baseRate;
    history.coverage[t] = sensing.coverage;
  }
  return { horizonBars: sense.horizonBars(bars), ...history };
}

class Sensing implements SensingStream {
  signal = 0;
  private readonly calibration;

  constructor(
    private readonly stream: SenseStream,
    horizonBars: number,
  ) {
    this.calibration = openConfidence(horizonBars);
  }

  push(bars: Bars, t: number): void {
    this.signal = this.stream.push(bars, t);
    this.calibration.push(bars, t, this.signal);
  }

  get coverage(): number {
    return this.stream.coverage();
  }

  get confidence(): number {
    const learned = this.calibration.confidence();
    return Math.min(learned, this.baseRate + (learned - this.baseRate) * this.coverage);
  }

  get baseRate(): number {
    return this.calibration.baseRate();
  }

  reading(): Reading {
    return { signal: this.signal, confidence: this.confidence, evidence: this.stream.evidence() };
  }
}
