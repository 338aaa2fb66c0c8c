import { ablationSection } from './ablation-section';
import { behaviourSection } from './behaviour-section';
import { evolutionSection } from './evolution-section';
import { formatDay } from './figure-text';
import { finalistSection } from './finalist-section';
import { glossarySection } from './glossary-section';
import { lineageSection } from './lineage-section';
import { renderPage } from './page-shell';
import { provenSection } from './proven-section';
import { recordSection } from './record-section';
import { rederiveRun } from './rederivation';
import type { ReportReading } from './report-reading';
import { severitySection } from './severity-section';
import { stressSection } from './stress-section';
import { variationSection } from './variation-section';
import { verdictSection } from './verdict-section';

/**
 * The report of a run as one self-contained HTML page: a function of the record alone, with neither clock nor network, so that the same
 * record gives the same bytes. Figures of the finalists are computed again from their genomes and compared with the record.
 */
export function renderReport(reading: ReportReading): string {
  const { run, bars } = reading;
  const [from, to] = [formatDay(bars.time[0]!), formatDay(bars.time[bars.time.length - 1]!)];
  return renderPage({
    title: `Evolution ${run.run}: ${reading.conclusion?.verdict.text ?? 'no verdict yet'}`,
    heading: `Evolution on ${bars.instrument}, ${bars.period} bars`,
    subtitle: `Run ${run.run}. Data from ${from} to ${to}. EMP Proving Ground.`,
    sections: [
      verdictSection(reading, rederiveRun(reading)),
      provenSection(reading.proven),
      finalistSection(reading),
      stressSection(reading),
      lineageSection(reading),
      evolutionSection(reading),
      severitySection(reading),
      behaviourSection(reading),
      variationSection(reading),
      ablationSection(reading),
      recordSection(reading),
      glossarySection(),
    ],
  });
}
