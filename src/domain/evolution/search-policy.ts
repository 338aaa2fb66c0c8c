/**
 * What parts are measured against, and how runs were searched before there was a plan: nothing follows its context, one population, fixed scenarios,
 * no known strategies. It stays as it is, whatever becomes the default.
 */
const plain = {
  selection: 'nsga2',
  islands: 1,
  migrationEvery: 5,
  migrants: 3,
  topology: 'ring',
  behaviourGrid: false,
  restarts: false,
  adaptiveOperators: false,
  contextRates: false,
  selfAdaptation: false,
  epigenetics: false,
  adversaryEvery: 0,
  bootstrapWorlds: 0,
  garchWorlds: 0,
  families: false,
  founders: [],
} as const;

/** How the space is searched unless a run's input says otherwise. */
export const searchPolicy = {
  plain,
  /** Parts are off until a page under `docs/experiments` shows that they help; known strategies are a place to start from, not a part of the search. */
  default: { ...plain, families: true },
  /** Generations from one move of the adversary to the next; 0 is never. */
  adversaryEvery: { min: 0, max: 1_000 },
  /** Each is a price path more for every genome. */
  worlds: { min: 0, max: 20 },
  /** Each island is a child workflow in every generation; more of them than this are too small to search with 500 genomes. */
  islands: { min: 1, max: 16 },
  /** Own choice: often enough to share what was found, rarely enough for islands to differ. */
  migrationEvery: { min: 1, max: 1_000 },
  migrants: { min: 0, max: 100 },
  /** Own choice: the best in each of the four scores, and as many between them. */
  minIslandPopulation: 8,

  /** Hornby 2006: layers hold ages up to 1, 2, 4, 9, 16 ... gaps, and the lowest starts anew every gap. The gap is our own: three in a run of 30. */
  ageGap: 10,

  /**
   * Where one way of trading ends and another begins. Turnover a year: 2 is one round trip of everything. Holding time in bars; exposure as
   * the share of bars in the market. Edges are our own: days, weeks and months of holding on daily bars, quarters of exposure. A grid
   * of 4 x 4 x 4 x 5 cells is as large as a population or two.
   */
  behaviour: {
    turnover: [4, 12, 50],
    holdingBars: [3, 10, 40],
    exposure: [0.25, 0.5, 0.75],
    /** Annual Sharpe ratios that lie this near together say nothing about a favourite regime: half a standard error of four years. */
    evenSpread: 0.25,
  },

  /** A tenth of a per cent of the archive's hypervolume since the last progress; below it new members only fill gaps between old ones. */
  stagnation: { tolerance: 0.001, diversifyAfter: 8, restartAfter: 20 },

  /** The best that outlive a restart: enough to keep what was found, too few to rule the fresh population (Auger & Hansen 2005 restart from nothing). */
  restart: { keep: 0.05 },
} as const;
