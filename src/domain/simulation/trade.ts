import type { EpochMs } from '../market/bars';

export type TradeSide = 'long' | 'short';

/** Why a trade ended: a rule, an opposite entry, a protective exit, an account used up, or the end of the data. */
export type ExitReason = 'rule' | 'reversal' | 'stop' | 'trail' | 'target' | 'time' | 'ruin' | 'end-of-data';

export interface Trade {
  readonly side: TradeSide;
  readonly entryBar: number;
  readonly exitBar: number;
  readonly entryTime: EpochMs;
  readonly exitTime: EpochMs;
  readonly entryPrice: number;
  readonly exitPrice: number;
  /** Units held, positive for both sides. */
  readonly quantity: number;
  /** Money paid for both orders together. */
  readonly costs: number;
  /** Money gained after costs. */
  readonly profit: number;
  readonly reason: ExitReason;
}
