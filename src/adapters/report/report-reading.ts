import type { RecordedExperiment, Run } from '../../activities/ports';
import { loadArchiveHistory, type ArchiveMoment } from './archive-history';
import type { ProvenCandidate } from './candidate-reading';
import { loadLineage, type Lineage } from './lineage';
import { readRun, type RunReading, type RunStores } from './run-reading';

/** What the report tells beside the state of a run: how it came there. */
export interface ReportReading extends RunReading {
  /** Oldest first. */
  readonly history: readonly ArchiveMoment[];
  /** Of the first finalist. */
  readonly lineage: Lineage | undefined;
  /** The latest on the same data set, of whatever size. */
  readonly ablation: RecordedExperiment<'ablation'> | undefined;
  /** Candidates that the run bred, newest first. */
  readonly proven: readonly ProvenCandidate[];
}

/** Reads a run with its history; `proven` is what became of those it bred. Throws as `readRun` does. */
export async function readReport(
  stores: RunStores,
  run: Run,
  proven: readonly ProvenCandidate[] = [],
): Promise<ReportReading> {
  const reading = await readRun(stores, run);
  const { record } = stores;
  const { generations, finalists } = reading;
  const [first] = finalists;
  return {
    ...reading,
    history: await loadArchiveHistory(record, run.run, generations),
    lineage: first && (await loadLineage(record, { run: run.run, descendant: first.id, generations })),
    ablation: await record.findExperiment('ablation', run.settings.dataset),
    proven,
  };
}
