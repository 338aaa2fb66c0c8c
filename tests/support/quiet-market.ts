import type { Bars } from '../../src/domain/market/bars';
import { barsOf, type BarRow } from './random-bars';

/** Twenty bars of a point about 100, so that the average true range is 1, and then what a test tells: volume 1,000 unless it says more. */
export function afterQuiet(rows: readonly BarRow[]): Bars {
  return barsOf([...Array.from({ length: 20 }, () => quietBar), ...rows.map((row) => ({ volume: 1_000, ...row }))]);
}

export const quietBar: BarRow = { open: 100, high: 100.5, low: 99.5, close: 100, volume: 1_000 };
