import { computeShareBounds } from '../numerics/binomial-distribution';
import { regimeChangePolicy } from './transition-policy';

export interface TransitionRate {
  /** Moves seen. */
  readonly moves: number;
  /** Mean of the Dirichlet posterior, in (0, 1). */
  readonly probability: number;
  /** Exact bounds of the probability (Clopper & Pearson 1934); undefined where the state was never left nor kept. */
  readonly bounds: { readonly lower: number; readonly upper: number } | undefined;
}

export interface TransitionMatrix {
  /** `rates[i][j]`: from state i to state j in one bar. */
  readonly rates: readonly (readonly TransitionRate[])[];
  /** Bars that a state is expected to last, with the bounds that follow from those of staying; undefined for a state never seen to end. */
  readonly durations: readonly (ExpectedDuration | undefined)[];
}

export interface ExpectedDuration {
  readonly bars: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * How often one regime followed another, from one bar to the next: a first-order chain (Anderson & Goodman 1957) with half a move seen before any. A
 * regime that stays with probability p lasts 1 / (1 - p) bars.
 *
 * @param codes one state a bar, 1 to `states`; 0 is unknown, and a pair with an unknown counts for nothing
 */
export function computeTransitionMatrix(codes: Uint8Array, states: number): TransitionMatrix {
  const moves = countMoves(codes, states);
  const { level, priorMoves } = regimeChangePolicy;
  const rates = moves.map((row) => {
    const left = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => ({
      moves: count,
      probability: (count + priorMoves) / (left + priorMoves * states),
      bounds: left === 0 ? undefined : computeShareBounds(count, left, level),
    }));
  });
  const durations = rates.map((row, state) => {
    const stay = row[state]!;
    const left = row.reduce((sum, { moves: count }) => sum + count, 0);
    if (stay.bounds === undefined || stay.moves === left) return undefined;
    const { lower, upper } = stay.bounds;
    return { bars: left / (left - stay.moves), lower: 1 / (1 - lower), upper: 1 / (1 - upper) };
  });
  return { rates, durations };
}

function countMoves(codes: Uint8Array, states: number): number[][] {
  const moves = Array.from({ length: states }, () => new Array<number>(states).fill(0));
  for (let bar = 1; bar < codes.length; bar++) {
    const [from, to] = [codes[bar - 1]!, codes[bar]!];
    if (from > 0 && to > 0) moves[from - 1]![to - 1]!++;
  }
  return moves;
}
