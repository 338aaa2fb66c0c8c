import type { EvidenceTask, JudgementTask } from '../../activities/proving-ports';
import type { EvidenceFragment } from '../../domain/curriculum/evidence-assembly';
import { createEvidenceMarket, layGround } from '../../domain/curriculum/evidence-course';
import { collectPart } from '../../domain/curriculum/evidence-parts';
import type { SimulatedMarket } from '../../domain/simulation/simulated-market';
import { judgeGates } from '../../domain/validation/gate-judgement';
import type { GateVerdict } from '../../domain/validation/gate-verdict';
import { reportDone, threadStopped, type ThreadControl } from './thread-control';

/** What a thread is asked for in a proof. */
export type ProvingTask =
  | { readonly kind: 'collect'; readonly task: EvidenceTask; readonly control: ThreadControl }
  | { readonly kind: 'judge'; readonly task: JudgementTask };

export type ProvingAnswer = EvidenceFragment | GateVerdict[];

/** What a thread of its own does for proofs. The market of the last data set is kept: the parts of one collection come one after the other. */
export function provingWork(): (task: ProvingTask) => ProvingAnswer {
  let kept: { readonly dataset: string; readonly market: SimulatedMarket } | undefined;

  function collect({ course, request }: EvidenceTask, control: ThreadControl): EvidenceFragment {
    const { dataset, bars } = course;
    if (kept?.dataset !== dataset) kept = { dataset, market: createEvidenceMarket(bars) };
    return collectPart(request, layGround(course, kept.market), {
      shouldStop: () => threadStopped(control),
      onDone: (more) => reportDone(control, more),
    });
  }

  return (task) => {
    if (task.kind === 'collect') return collect(task.task, task.control);
    const { evidence, plan, expected } = task.task;
    return judgeGates(evidence, plan, expected);
  };
}
