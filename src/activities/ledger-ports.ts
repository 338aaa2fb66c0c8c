import type { GenomeId } from '../domain/strategy/genome';

/** Every genome ever scored on a family of data, once each; nothing is ever taken out. Families that hold equal prices count, and list, as one. */
export interface TrialLedger {
  /** Before the scoring: a trial whose worker died still counts. */
  recordTrials(trial: { run: string; family: string; genomes: readonly GenomeId[] }): Promise<void>;
  countTrials(family: string): Promise<TrialCount>;
  /** Genomes this run scored, sorted. */
  listTrials(run: string): Promise<GenomeId[]>;
  /** Distinct strategies that were ever tried on the hold-out of a family of data: finalists of runs, backtests that reached it, and candidates on proof. */
  countLooks(family: string): Promise<number>;
  /** Those strategies, the ones recorded last first, at most `limit`. */
  listLooks(family: string, limit: number): Promise<GenomeId[]>;
  /**
   * The least that anybody could have counted once this run had recorded its last trial on the family: distinct genomes tried on it by then, and those of
   * them that no run of evolution tried; without families linked to it, which may have come later. Undefined where it recorded none.
   */
  countUntil(run: string, family: string): Promise<{ trials: number; looks: number } | undefined>;
}

export interface TrialCount {
  /** Distinct genomes. */
  readonly trials: number;
  /** Variance of their per-period in-sample Sharpe ratios; undefined with fewer than two. */
  readonly sharpeVariance?: number;
}
