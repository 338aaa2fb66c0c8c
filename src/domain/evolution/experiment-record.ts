/** What a change of the search brought, over runs that share everything else. */
export interface ComparedRuns {
  readonly pairs: number;
  readonly without: number;
  readonly with: number;
  /** Mean of the differences, `with` less `without`, and its 95 % interval. */
  readonly difference: number;
  readonly interval: { readonly lower: number; readonly upper: number };
  /** Share of the pairs in which `with` is the larger. */
  readonly larger: number;
}

interface ExperimentSize {
  readonly seeds: number;
  readonly population: number;
  readonly generations: number;
}

/** What experiments of each kind found. */
export interface ExperimentContents {
  readonly ablation: ExperimentSize & {
    readonly ablations: readonly {
      readonly part: string;
      readonly hypervolume: ComparedRuns;
      readonly diversity: ComparedRuns;
    }[];
  };
  readonly adversary: ExperimentSize & {
    readonly comparisons: readonly {
      readonly against: string;
      readonly figures: Readonly<Record<string, ComparedRuns>>;
    }[];
  };
}
export type ExperimentKind = keyof ExperimentContents;
