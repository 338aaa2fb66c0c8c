import type { EpochMs } from '../../market/bars';
import type { Direction } from './structure-breaks';

/** A range of prices that the market left in a hurry, up (1) or down (-1), with the bars that made it. */
export interface Zone {
  readonly direction: Direction;
  /** Starts of its first bar and of the bar that made it known. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Index of the bar that made it known. */
  readonly knownBar: number;
  readonly low: number;
  readonly high: number;
}
