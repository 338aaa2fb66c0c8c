import type { CostPolicy } from '../microstructure/policy';
import type { RegimeGains } from './regime-gains';

export interface SimulationOptions {
  readonly costs: CostPolicy;
  /** Money at the start, positive. */
  readonly initialCapital: number;
  /** Largest share of equity in a position; a genome that asks for more gets this. */
  readonly maxPosition: number;
  /** Absent: 1 in every regime. */
  readonly regimeGains?: RegimeGains;
  /** Bars traded, `from` inclusive to `to` exclusive; features may look at bars before `from`. */
  readonly from: number;
  readonly to: number;
}
