import { evolutionPolicy } from '../evolution/policy';

/** How much evidence is collected; the thresholds that it has to meet stand with the gates. */
export const evidencePolicy = {
  /** Strategies beside whose returns the candidate is judged, itself among them. Bailey et al. 2017 show overfitting with 10 to 100 of them. */
  trialRows: 100,
  lookRows: 100,
  /** Returns of one family at the most, 128 MB of them: a million bars leave room for sixteen rows, twice what a gate asks for. */
  familyReturns: 16_000_000,
  /** With n draws the smallest p-value is 1 / (n + 1), and a level of 5 % has an error of its own of 1.5 % at 200. */
  placeboDraws: 200,
  /** Own choice: a feature that looks ahead is off at nearly every bar where the data is cut. */
  lookAheadCuts: 8,
  /** Own choice: neighbours of the candidate; the share of them that earns is known to 5 %. */
  neighbours: 100,
  /**
   * Pardo 2008, chapter 11. Anchored: each window learns from all that was known by then, as whoever trades would. Own choice: two fifths of the
   * in-sample bars are learned from before the first test, and a month is left between, as before the hold-out.
   */
  walkForward: { kind: 'anchored', trainShare: 0.4, purgeBars: evolutionPolicy.holdOut.purgeBars },
} as const;
