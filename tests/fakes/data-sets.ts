import type { DataSetStore, DataSetSummary } from '../../src/activities/ports';
import type { Bars } from '../../src/domain/market/bars';
import { DataFault } from '../../src/domain/market/data-fault';
import { dataFamily, encodeDataSet } from '../../src/domain/market/data-set';

/** Data sets in memory: immutable, named by their content, found by a unique beginning of the name. */
export function fakeDataSets(): DataSetStore {
  const stored = new Map<string, Bars>();
  const summaries = (): DataSetSummary[] => [...stored].map(([dataset, bars]) => summarise(dataset, bars)).reverse();
  return {
    async store(bars) {
      const { dataset } = encodeDataSet(bars);
      if (!stored.has(dataset)) stored.set(dataset, bars);
      return dataset;
    },
    async load(dataset) {
      const bars = stored.get(dataset);
      if (!bars) throw new DataFault('data.not-found', `there is no data set ${dataset}`);
      return bars;
    },
    list: async () => summaries(),
    async find(prefix) {
      const found = summaries().filter(({ dataset }) => dataset.startsWith(prefix));
      if (found.length > 1) throw new DataFault('data.ambiguous', `several data sets start with ${prefix}`);
      return found[0];
    },
    async listFamilies(dataset) {
      const prices = pricesOf(stored.get(dataset));
      const equal = [...stored.values()].filter((bars) => prices !== undefined && pricesOf(bars) === prices);
      return [...new Set(equal.map(dataFamily))].sort();
    },
  };
}

function pricesOf(bars: Bars | undefined): string | undefined {
  return bars && [bars.open, bars.high, bars.low, bars.close].map((column) => column.join()).join(';');
}

function summarise(dataset: string, { instrument, period, calendar, timezone, time }: Bars): DataSetSummary {
  const at = (bar: number): string => new Date(time[bar]!).toISOString();
  return { dataset, instrument, period, calendar, timezone, rows: time.length, from: at(0), to: at(time.length - 1) };
}
