import type { SearchPlan } from '../../src/domain/evolution/search-plan';

/** Everything that a search can do, on populations of 16 and more: islands, an adversary, worlds, and every switch on. */
export const fullSearch = {
  ...{ selection: 'nsga3', islands: 2, migrationEvery: 2, migrants: 2, topology: 'ring', adversaryEvery: 2 },
  ...{ adaptiveOperators: true, contextRates: true, selfAdaptation: true, epigenetics: true },
  ...{ behaviourGrid: true, restarts: true, families: true, bootstrapWorlds: 1, garchWorlds: 1, founders: [] },
} as const satisfies SearchPlan;
