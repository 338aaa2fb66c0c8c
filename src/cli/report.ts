import type { Command } from 'commander';
import type { Run } from '../activities/ports';
import type { RecordedCandidate } from '../activities/proving-ports';
import { renderCandidate } from '../adapters/report/candidate-page';
import { readCandidate } from '../adapters/report/candidate-reading';
import { renderReport } from '../adapters/report/report-page';
import { readReport } from '../adapters/report/report-reading';
import type { Output } from './output';
import { reportFile, writePage } from './report-file';
import { followCandidate, listProven, requireSubject } from './report-subject';
import type { RecordSession } from './session';

export interface ReportContext {
  readonly output: Output;
  /** Opens the record for one command and closes it afterwards. */
  withRecord<T>(use: (session: RecordSession) => Promise<T>): Promise<T>;
}

/** Registers `emp report`. */
export function reportCommands(program: Command, { output, withRecord }: ReportContext): void {
  program
    .command('report')
    .argument('<name>', 'name of a run or of a candidate, or a unique beginning of it')
    .option('--out <file>', 'where to write it (default: reports/<name>.html in the home folder)')
    .description(
      'write one HTML file: of a run verdict, finalists in and out of sample, charts; of a candidate its stages, gates and evidence',
    )
    .addHelpText(
      'after',
      '\nA run that has not ended gets a report without a verdict; its hold-out stays closed. The gates of a candidate are asked again on the recorded evidence.\n',
    )
    .action((name: string, { out }: { out?: string }) =>
      withRecord(async (session) => {
        const subject = await requireSubject(session, name);
        if ('run' in subject && !subject.run.conclusion)
          output.notice(`run ${subject.run.run} is ${subject.run.status}: no verdict, in-sample figures only`);
        const report = await ('run' in subject
          ? writeReport(subject.run, session, out)
          : writeCandidate(subject.candidate, session, out));
        output.result({ report }, () => `report ${report}`);
      }),
    );
}

/** Writes the report of a run and returns its absolute path. */
export async function writeReport(run: Run, session: RecordSession, out?: string): Promise<string> {
  const page = renderReport(await readReport(session, run, await listProven(session.proofs, run.run)));
  return writePage(page, out ?? reportFile(session.home, run.run));
}

async function writeCandidate(candidate: RecordedCandidate, session: RecordSession, out?: string): Promise<string> {
  const page = renderCandidate(await readCandidate(session, await followCandidate(session.proofs, candidate)));
  return writePage(page, out ?? reportFile(session.home, candidate.candidate));
}
