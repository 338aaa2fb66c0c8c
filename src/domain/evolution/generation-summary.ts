/** One generation in a few numbers; scores are the weighted fitness in [0, 1] of feasible genomes, undefined while there is none. */
export interface GenerationSummary {
  readonly generation: number;
  readonly best?: number;
  readonly median?: number;
  readonly diversity?: number;
  /** Genomes scored for the first time. */
  readonly newcomers: number;
  readonly feasible: number;
  /** Genomes in the archive. */
  readonly archive: number;
  /** Seconds from breeding to selection, by the record's clock. */
  readonly seconds: number;
}
