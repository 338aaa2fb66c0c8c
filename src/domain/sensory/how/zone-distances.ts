import type { FairValueGap } from './fair-value-gaps';
import type { OrderBlock } from './order-blocks';

/** What a zone is measured from. */
export interface Vantage {
  readonly close: number;
  /** Average true range; NaN while undefined. */
  readonly range: number;
}

/** ATRs from the close to the nearer edge of a block never traded back into; NaN where there is none. */
export function computeBlockDistance(block: OrderBlock | undefined, { close, range }: Vantage): number {
  if (!block) return Number.NaN;
  return (block.direction > 0 ? close - block.high : block.low - close) / range;
}

/** ATRs from the close to what is still open of a gap; NaN where there is none. */
export function computeGapDistance(gap: FairValueGap | undefined, { close, range }: Vantage): number {
  return gap ? (gap.direction * (close - gap.openTo)) / range : Number.NaN;
}
