/** How scenarios evolve against the archive. Where no source is named the choice is ours. */
export const adversaryPolicy = {
  /** Scenarios tried in a round, and rounds between two choices. */
  population: { default: 16, min: 4, max: 64 },
  rounds: { default: 3, min: 1, max: 20 },
  /** Of the adversary's own and its hall of fame, beside the standard scenarios of every run. */
  chosen: 4,
  /** Archive members that a scenario is tried on at the most. */
  archiveMembers: 20,

  harm: {
    /** A member stands a scenario that leaves it so much of its score on the history. */
    standing: 0.5,
    /** A scenario that fewer than this share of the members stand says little, and one that nobody stands nothing. */
    minStandingShare: 0.2,
  },

  /** Deb & Agrawal 1995 and Deb & Goyal 1996 search with indices from 2 to 20; small populations need the far reach. */
  variation: {
    crossoverIndex: 5,
    mutationIndex: 5,
    /** Chance of a part to move to other places in the history. */
    relocation: 0.2,
    /** Chance to lay a part of the other parent on top, and to take one of several parts away. */
    stacking: 0.1,
    /** Crises that may come together: any strategy falls to enough of them. */
    maxParts: 2,
    /** Genes of a part that change in the mean: one is usual, but rounds are dear. */
    mutatedGenes: 2,
    tournamentSize: 3,
    attempts: 20,
  },

  /** Shares of the next population. The rest are children. */
  next: { survivors: 0.4, recalled: 0.1, immigrants: 0.1 },

  hallOfFame: {
    size: 24,
    /** Most that are alike in what happens. */
    perKind: 3,
    /** Less harm teaches nothing. */
    minHarm: 0.01,
    /** Parameters that differ by less than this share of their bounds, in the mean, at the same places are one lesson. */
    minDistance: 0.1,
  },
} as const;
