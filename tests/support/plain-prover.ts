import type { Prover } from '../../src/activities/proving-ports';
import { createThreadControl } from '../../src/adapters/threads/thread-control';
import { provingWork, type ProvingTask } from '../../src/adapters/threads/proving-work';
import type { EvidenceFragment } from '../../src/domain/curriculum/evidence-assembly';
import type { GateVerdict } from '../../src/domain/validation/gate-verdict';

/** Does what a thread would, in this process. */
export function plainProver(): Prover {
  const work = provingWork();
  const perform = async <Answer>(task: ProvingTask): Promise<Answer> => work(task) as Answer;
  return {
    collect: (task) => perform<EvidenceFragment>({ kind: 'collect', task, control: createThreadControl() }),
    judge: (task) => perform<GateVerdict[]>({ kind: 'judge', task }),
  };
}
