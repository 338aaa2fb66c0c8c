import { ablationSection } from './ablation-section';
import { behaviourSection } from './behaviour-section';
import { evolutionSection } from './evolution-section';
import { formatDay } from './figure-text';
import { finalistSection } from './finalist-section';
import { glossarySection } from './glossary-section';
import { html, trustMarkup } from './html';
import { lineageSection } from './lineage-section';
import { recordSection } from './record-section';
import { rederiveRun } from './rederivation';
import type { ReportReading } from './report-reading';
import { severitySection } from './severity-section';
import { stressSection } from './stress-section';
import { stylesheet } from './stylesheet';
import { variationSection } from './variation-section';
import { verdictSection } from './verdict-section';

/**
 * The report of a run as one self-contained HTML page: a function of the record alone, with neither clock nor network, so that the same
 * record gives the same bytes. Figures of the finalists are computed again from their genomes and compared with the record.
 */
export function renderReport(reading: ReportReading): string {
  const { run, bars } = reading;
  const [from, to] = [formatDay(bars.time[0]!), formatDay(bars.time[bars.time.length - 1]!)];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>Evolution ${run.run}: ${reading.conclusion?.verdict.text ?? 'no verdict yet'}</title>
        <style>
          ${trustMarkup(stylesheet)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <h1>Evolution on ${bars.instrument}, ${bars.period} bars</h1>
            <p class="subtitle">Run ${run.run}. Data from ${from} to ${to}. EMP Proving Ground.</p>
          </header>
          ${verdictSection(reading, rederiveRun(reading))} ${finalistSection(reading)} ${stressSection(reading)}
          ${lineageSection(reading)} ${evolutionSection(reading)} ${severitySection(reading)}
          ${behaviourSection(reading)} ${variationSection(reading)} ${ablationSection(reading)}
          ${recordSection(reading)} ${glossarySection()}
        </main>
      </body>
    </html> `;
  return page.text;
}
