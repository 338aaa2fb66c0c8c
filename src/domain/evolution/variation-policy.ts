/** How variation follows what it achieves, where the search stands and what an individual inherits. */
export const variationPolicy = {
  /**
   * Adaptive pursuit, Thierens 2005: every operator keeps `floor`; quality follows its credit at the rate `adaptation`, probability follows the
   * best at the rate `learning`. Slower than his 0.8, because a step here is a generation of a few dozen trials an operator, and credit is noisy.
   */
  pursuit: { floor: 0.03, adaptation: 0.3, learning: 0.1 },
  /** What a child earns for its operators: the most that it achieved counts. Entering the archive is what a run is for. */
  credit: { archived: 1, improved: 0.5, survived: 0.25 },

  /** Founders take at most this share of a first generation: known strategies are a start, not the search (seed 001 section 2 asks for diversity). */
  founderShare: 0.25,
  /** Share of parents drawn from the quality-diversity grid where there is one (Mouret & Clune 2015 draw all of them). */
  gridParents: 0.1,

  context: {
    /** Below this Simpson diversity of conditions crossover mixes like with like; drawn populations have 0.99. */
    lowDiversity: 0.9,
    /** Where rates end when nothing differs any more: random immigrants (Grefenstette 1992), hypermutation (Cobb 1990). */
    withoutDiversity: { crossover: 0.5, mutation: 0.95, immigrants: 0.25 },
    /** Generations without progress before steps grow, and when they have reached their largest. */
    patience: 5,
    exhaustion: 20,
    stagnant: { immigrants: 0.2, step: 2.5 },
    /** A market that moves more is searched in longer steps, a calm one in shorter ones. */
    regimeStep: { low: 0.8, medium: 1, high: 1.25 },
  },

  /** Bounds of any individual's rates and steps, whatever they are multiplied with. */
  rates: { mutation: { min: 0.05, max: 0.95 }, step: { min: 0.25, max: 4 } },
  /** Schwefel 1981, Beyer & Schwefel 2002: log-normal with deviation 1 / sqrt(2 n); a genome has about ten numbers to change. */
  selfAdaptation: { genes: 10 },

  epigenetics: {
    /** Exposure may fall to a half and rise by a quarter; the bound on positions (seed 003 phase 1: 95 %) holds behind it. */
    gains: { min: 0.5, max: 1.25 },
    /** Largest change of a gain in one life. */
    learning: 0.1,
    /** Share of a mark that is lost from parent to child; most marks fade within a few generations (Jablonka & Raz 2009). */
    decay: 0.25,
  },
} as const;
