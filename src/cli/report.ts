import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { Run } from '../activities/ports';
import { renderReport } from '../adapters/report/report-page';
import { readReport } from '../adapters/report/report-reading';
import type { Output } from './output';
import { reportFile } from './report-file';
import { requireRun, type RecordSession } from './session';

export interface ReportContext {
  readonly output: Output;
  /** Opens the record for one command and closes it afterwards. */
  withRecord<T>(use: (session: RecordSession) => Promise<T>): Promise<T>;
}

/** Registers `emp report`. */
export function reportCommands(program: Command, { output, withRecord }: ReportContext): void {
  program
    .command('report')
    .argument('<run>', 'name of a run, or a unique beginning of it')
    .option('--out <file>', 'where to write it (default: reports/<run>.html in the home folder)')
    .description('write the report of a run as one HTML file: verdict, finalists in and out of sample, charts')
    .addHelpText('after', '\nA run that has not ended gets a report without a verdict; its hold-out stays closed.\n')
    .action((name: string, { out }: { out?: string }) =>
      withRecord(async (session) => {
        const run = await requireRun(session.record, name);
        if (!run.conclusion) output.notice(`run ${run.run} is ${run.status}: no verdict, in-sample figures only`);
        const report = await writeReport(run, session, out);
        output.result({ report }, () => `report ${report}`);
      }),
    );
}

/** Writes the report of a run and returns its absolute path. */
export async function writeReport(run: Run, session: RecordSession, out?: string): Promise<string> {
  const file = path.resolve(out ?? reportFile(session.home, run.run));
  const page = renderReport(await readReport(session, run));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, page);
  return file;
}
