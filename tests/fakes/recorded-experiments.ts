import type { ExperimentStore } from '../../src/activities/ports';
import type { ExperimentContents, ExperimentKind } from '../../src/domain/evolution/experiment-record';
import { copy } from './record-state';

/** The latest experiment of each kind on each data set. */
export function fakeExperiments(now: () => number): ExperimentStore {
  const experiments = new Map<string, { content: ExperimentContents[ExperimentKind]; recordedAt: string }>();
  return {
    async storeExperiment({ kind, dataset, content }) {
      experiments.set(`${kind} ${dataset}`, { content: copy(content), recordedAt: new Date(now()).toISOString() });
    },
    async findExperiment<Kind extends ExperimentKind>(kind: Kind, dataset: string) {
      const found = experiments.get(`${kind} ${dataset}`);
      return found && { content: copy(found.content) as ExperimentContents[Kind], recordedAt: found.recordedAt };
    },
  };
}
