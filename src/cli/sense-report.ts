import type { Command } from 'commander';
import { renderSenses } from '../adapters/report/sense-page';
import { readSenses } from '../adapters/report/sense-reading';
import type { Timestamp } from '../domain/market/timestamps';
import { parseMoment, requireBarRange } from './bar-range';
import { requireBars } from './data-lookup';
import type { Output } from './output';
import { reportFile, writePage } from './report-file';
import type { RecordSession } from './session';

export interface SenseReportContext {
  readonly output: Output;
  /** Opens the record for one command and closes it afterwards. */
  withRecord<T>(use: (session: Pick<RecordSession, 'dataSets' | 'home'>) => Promise<T>): Promise<T>;
}

interface SenseReportOptions {
  readonly dataset: string;
  readonly from?: Timestamp;
  readonly to?: Timestamp;
  readonly out?: string;
}

/** Registers `emp sense report`. */
export function senseReportCommand(sense: Command, { output, withRecord }: SenseReportContext): void {
  sense
    .command('report')
    .requiredOption('--dataset <id>', 'snapshot, by a unique beginning of its id')
    .option('--from <time>', 'first bar', parseMoment)
    .option('--to <time>', 'last bar that is known; a day means the whole of it', parseMoment)
    .option('--out <file>', 'where to write it (default: reports/senses-<data set>.html in the home folder)')
    .description(
      'write one HTML file: the last bars with what the senses found in them, regimes, signals, evidence and calibration',
    )
    .action((options: SenseReportOptions) =>
      withRecord(async ({ dataSets, home }) => {
        const { dataset, bars } = await requireBars(options.dataset, dataSets);
        const page = renderSenses(readSenses(dataset, bars, requireBarRange(bars, options)));
        const report = await writePage(page, options.out ?? reportFile(home, `senses-${dataset.slice(0, 12)}`));
        output.result({ report }, () => `report ${report}`);
      }),
    );
}
