import type { EvolutionSettings } from '../../src/contracts/evolution';
import type { Bars } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';
import { createActivities, driveGenerations, driveRun, type RunStores } from '../support/activity-run';

export type Stores = RunStores;

/** Daily bars that wander: a seeded random walk with a little drift. */
export function wanderingBars(rows: number, { seed = 1, instrument = 'WANDER' } = {}): Bars {
  const random = createRandom(seed);
  const columns = { time: [], open: [], high: [], low: [], close: [], volume: [] } as Record<string, number[]>;
  let price = 100;
  for (let bar = 0; bar < rows; bar++) {
    const open = price * (1 + (random.uniform() - 0.5) * 0.004);
    price = open * (1 + (random.uniform() - 0.49) * 0.03);
    columns.time!.push(Date.UTC(2010, 0, 4) + bar * 86_400_000);
    columns.open!.push(open);
    columns.high!.push(Math.max(open, price) * (1 + random.uniform() * 0.005));
    columns.low!.push(Math.min(open, price) * (1 - random.uniform() * 0.005));
    columns.close!.push(price);
    columns.volume!.push(1_000_000 + Math.floor(random.uniform() * 100_000));
  }
  const column = (name: string): Float64Array => Float64Array.from(columns[name]!);
  return {
    ...{ instrument, period: '1d', calendar: 'exchange', timezone: 'UTC' },
    ...{ time: column('time'), open: column('open'), high: column('high') },
    ...{ low: column('low'), close: column('close'), volume: column('volume') },
  };
}

/** Evolves a run into the stores by its own activities; `conclude: false` leaves it as it is before its end. */
export async function recordRun(
  stores: Stores,
  bars: Bars,
  { run = 'run-1', conclude = true, ...chosen }: Partial<EvolutionSettings> & { run?: string; conclude?: boolean } = {},
): Promise<void> {
  const dataset = await stores.dataSets.store(bars);
  const settings: EvolutionSettings = { dataset, population: 10, generations: 2, seed: 7, costs: 'default', ...chosen };
  const activities = createActivities(stores);
  if (conclude) await driveRun(activities, { run, settings });
  else await driveGenerations(activities, { run, settings }, settings.generations);
}
