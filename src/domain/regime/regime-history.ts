import type { Bars } from '../market/bars';
import { createRegimeAxes, openRegimeAxes } from './regime-axes';
import type { RegimeContext } from './regime-axis';
import { axisPolicy, type AxisPolicy } from './axis-policy';
import { axesOf, createViewReader, type RegimeView, type ViewReading } from './regime-view';

export interface RegimeHistory {
  readonly view: RegimeView;
  /** Likeliest state of each bar, from 1 in the view's order; 0 where unknown. */
  readonly codes: Uint8Array;
  /** One column a state of the view; NaN where unknown. */
  readonly probabilities: readonly Float64Array[];
}

export interface RegimeHistoryOptions {
  readonly context?: RegimeContext;
  readonly policy?: AxisPolicy;
}

/** What a view said at the close of every bar, as the bars came: no bar's reading rests on a later one. */
export function computeRegimeHistory(bars: Bars, view: RegimeView, options: RegimeHistoryOptions = {}): RegimeHistory {
  const stream = openRegimeView(view, options);
  const length = bars.close.length;
  const codes = new Uint8Array(length);
  const probabilities = view.states.map(() => new Float64Array(length).fill(Number.NaN));
  const places = new Map(view.states.map(({ name }, state) => [name, state + 1]));
  for (let t = 0; t < length; t++) {
    const reading = stream.push(bars, t);
    if (reading === undefined) continue;
    codes[t] = places.get(reading.name) ?? 0;
    reading.probabilities.forEach((probability, state) => (probabilities[state]![t] = probability));
  }
  return { view, codes, probabilities };
}

/** One view as the bars come; it opens the axes that the view looks at and no others. */
export function openRegimeView(
  view: RegimeView,
  { context = {}, policy = axisPolicy }: RegimeHistoryOptions = {},
): { push(bars: Bars, t: number): ViewReading | undefined } {
  const axes = createRegimeAxes(policy);
  const stream = openRegimeAxes(axes, axesOf(view), context);
  const read = createViewReader(view, axes);
  return { push: (bars, t) => read(stream.push(bars, t)) };
}
