import type { Bars, EpochMs } from '../../market/bars';
import type { SwingPoints } from './swing-points';

/** Up (1) or down (-1). */
export type Direction = 1 | -1;

/**
 * Market structure: a close beyond the last confirmed swing breaks it. In the direction of the last break that is a break of structure, against
 * it a change of character (ICT). Every swing is broken once at most.
 */
export interface StructureBreaks {
  /** Direction of the last break, 0 before the first. */
  readonly trend: Direction | 0;
  /** Direction of the break at the bar pushed last, 0 where there is none. */
  readonly broken: Direction | 0;
  /** Whether the last break went against the trend before it. */
  readonly changedCharacter: boolean;
  /** Bar of the last break, -1 before the first. */
  readonly breakBar: number;
  /** Starts of the swing's bar and of the breaking bar, and the swing's price. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly level: number;
  /** Price of the last confirmed swing high, broken or not; NaN before the first. */
  readonly high: number;
  readonly low: number;
  /** To be called after the swings have seen the bar. */
  push(bars: Bars, t: number): void;
}

interface State {
  trend: Direction | 0;
  broken: Direction | 0;
  changedCharacter: boolean;
  breakBar: number;
  from: EpochMs;
  to: EpochMs;
  level: number;
  high: number;
  low: number;
}

export function openStructureBreaks(swings: SwingPoints): StructureBreaks {
  const state: State = {
    trend: 0,
    broken: 0,
    changedCharacter: false,
    breakBar: -1,
    from: Number.NaN,
    to: Number.NaN,
    level: Number.NaN,
    high: Number.NaN,
    low: Number.NaN,
  };
  // -1 once broken, so that a swing counts once.
  let highBar = -1;
  let lowBar = -1;

  function push(bars: Bars, t: number): void {
    const { high, low, close } = bars;
    state.broken = 0;
    if (swings.highBar >= 0) {
      highBar = swings.highBar;
      state.high = high[highBar]!;
    }
    if (swings.lowBar >= 0) {
      lowBar = swings.lowBar;
      state.low = low[lowBar]!;
    }
    if (highBar >= 0 && close[t]! > state.high) {
      turn(state, 1, { bars, t, swingBar: highBar });
      highBar = -1;
    } else if (lowBar >= 0 && close[t]! < state.low) {
      turn(state, -1, { bars, t, swingBar: lowBar });
      lowBar = -1;
    }
  }

  return Object.assign(state, { push });
}

interface Turn {
  readonly bars: Bars;
  readonly t: number;
  readonly swingBar: number;
}

function turn(state: State, direction: Direction, { bars, t, swingBar }: Turn): void {
  state.changedCharacter = state.trend === -direction;
  state.trend = direction;
  state.broken = direction;
  state.breakBar = t;
  state.from = bars.time[swingBar]!;
  state.to = bars.time[t]!;
  state.level = direction > 0 ? state.high : state.low;
}
