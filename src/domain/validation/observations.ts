import type { SimulatedMarket } from '../simulation/simulated-market';
import type { Genome } from '../strategy/genome';
import { featuresOf } from '../strategy/rule-walk';

/** Columns by name, one value a bar from the first bar on. */
export type Columns = ReadonlyMap<string, ArrayLike<number>>;

/** All that a genome gets to see of a market: its features, and the measures that its exits, its sizing and its costs go by. */
export function readObservations(genome: Genome, market: SimulatedMarket): Columns {
  const features = featuresOf(genome).map((ref) => [ref, market.columns.column(ref)] as const);
  return new Map<string, ArrayLike<number>>([
    ...features,
    ['average true range', market.averageRange],
    ['volatility of a bar', market.barVolatility],
    ['daily volume', market.dailyVolume],
    ['volatility regime', market.volatilityRegime],
  ]);
}

export interface ColumnDifference {
  readonly what: string;
  /** First bar whose value differs. */
  readonly bar: number;
  /** Bars whose value differs. */
  readonly bars: number;
}

/** Columns whose values differ in a bit anywhere before bar `to`, each with its first; a column that one side lacks differs everywhere. */
export function findDifferences(before: Columns, after: Columns, to: number): ColumnDifference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((what) => {
    const [one, other] = [before.get(what) ?? [], after.get(what) ?? []];
    let first: number | undefined;
    let bars = 0;
    for (let bar = 0; bar < to; bar++) {
      if (Object.is(one[bar], other[bar]) && one[bar] !== undefined) continue;
      first ??= bar;
      bars++;
    }
    return first === undefined ? [] : [{ what, bar: first, bars }];
  });
}
