import type { Run } from '../activities/ports';
import { describeFallen, loadCertificateStanding } from '../activities/certificate-standing';
import type { ProvingRecord, RecordedCandidate } from '../activities/proving-ports';
import { listStageOutcomes } from '../activities/stage-outcomes';
import type { ProvenCandidate } from '../adapters/report/candidate-reading';
import { CommandError, exitCodes } from './output';
import type { RecordSession } from './session';

/** What a page can be written of. */
export type ReportSubject = { readonly run: Run } | { readonly candidate: RecordedCandidate };

/**
 * What a name means: the run of that very name, else the candidate, else the only one of both that begins so. The training runs of a candidate begin
 * with its name, and are meant only by more of theirs.
 */
export async function requireSubject({ record, proofs }: RecordSession, name: string): Promise<ReportSubject> {
  const exactRun = await record.findRun(name);
  if (exactRun) return { run: exactRun };
  const exactCandidate = await proofs.findCandidate(name);
  if (exactCandidate) return { candidate: exactCandidate };
  const candidates = (await proofs.listCandidates()).filter(({ candidate }) => candidate.startsWith(name));
  const isRound = ({ run, settings }: Run): boolean =>
    settings.training !== undefined && candidates.some(({ candidate }) => run.startsWith(`${candidate}-`));
  const runs = (await record.listRuns()).filter((run) => run.run.startsWith(name) && !isRound(run));
  const subjects: ReportSubject[] = [
    ...runs.map((run) => ({ run })),
    ...candidates.map((candidate) => ({ candidate })),
  ];
  if (subjects.length === 1) return subjects[0]!;
  const names = { runs: runs.map(({ run }) => run), candidates: candidates.map(({ candidate }) => candidate) };
  throw subjects.length === 0
    ? new CommandError('run.not-found', `there is neither a run nor a candidate ${name}`, {
        exitCode: exitCodes.notFound,
        hint: 'emp evolve list, emp prove list',
      })
    : new CommandError('run.ambiguous', `${name} may be any of ${[...names.runs, ...names.candidates].join(', ')}`, {
        exitCode: exitCodes.usage,
        hint: 'give more of the name',
        details: names,
      });
}

/** The candidates that a run bred, newest first, with what became of them. */
export async function listProven(proofs: ProvingRecord, run: string): Promise<ProvenCandidate[]> {
  const bred = (await proofs.listCandidates()).filter((candidate) => candidate.run === run);
  return Promise.all(bred.map((candidate) => followCandidate(proofs, candidate)));
}

export async function followCandidate(proofs: ProvingRecord, candidate: RecordedCandidate): Promise<ProvenCandidate> {
  const { fallen } = await loadCertificateStanding(proofs, candidate.candidate);
  return {
    candidate,
    stages: await listStageOutcomes(proofs, candidate.candidate),
    warnings: fallen.map(describeFallen),
  };
}
