import type { RunStores } from './activity-run';

const isWrite = (name: string): boolean => /^(store|open|set|conclude|record)[A-Z]/.test(name);

/** The same stores, whose writes commit and then throw whenever `breaks` says so: what a worker sees that dies before it can answer. */
export function brokenAfterWrites(stores: RunStores, breaks: () => boolean): RunStores {
  const breaking = <T extends object>(methods: T): T => {
    const entries = Object.entries(methods).map(([name, method]: [string, unknown]) => {
      if (!isWrite(name) || typeof method !== 'function') return [name, method];
      const write = async (...args: unknown[]): Promise<unknown> => {
        const written: unknown = await method(...args);
        if (breaks()) throw new Error('committed, then broken');
        return written;
      };
      return [name, write];
    });
    return Object.fromEntries(entries) as T;
  };
  return { dataSets: stores.dataSets, record: breaking(stores.record), ledger: breaking(stores.ledger) };
}
