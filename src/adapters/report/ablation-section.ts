import type { ComparedRuns } from '../../domain/evolution/experiment-record';
import { furtherSenses } from '../../domain/evolution/gene-pool';
import { searchSwitches, type SearchPlan } from '../../domain/evolution/search-plan';
import { figureRows } from './figure-rows';
import { html, type Markup } from './html';
import type { ReportReading } from './report-reading';

/** What each part of the search brings on this data set, as the latest experiment measured it, beside whether this run used it. */
export function ablationSection({ ablation, run }: ReportReading): Markup {
  const { search, dataset } = run.settings;
  if (!ablation)
    return html`<section>
      <h2>What the parts of the search bring</h2>
      <p>
        Not measured on this data set. <code>emp experiment ablation</code> measures it on the data that a run takes by
        default.
      </p>
    </section>`;
  const { content, recordedAt } = ablation;
  const { seeds, population, generations, ablations } = content;
  return html`<section>
    <h2>What the parts of the search bring</h2>
    <p>
      <code>emp experiment ablation</code> of ${recordedAt.slice(0, 10)} on data set
      <code>${dataset.slice(0, 12)}</code>: each part alone beside a plain search, ${seeds} pairs of runs of
      ${population} genomes and ${generations} generations. Measured is the hypervolume of the final archive, in sample.
    </p>
    ${figureRows(
      ['Part', 'Without', 'With', 'Difference', '95 % interval', 'Helps', 'In this run'],
      ablations.map(({ part, hypervolume }) => [
        part.replaceAll('-', ' '),
        hypervolume.without.toFixed(4),
        hypervolume.with.toFixed(4),
        hypervolume.difference.toFixed(4),
        `${hypervolume.interval.lower.toFixed(4)} to ${hypervolume.interval.upper.toFixed(4)}`,
        judge(hypervolume),
        isOn(part, search),
      ]),
    )}
  </section>`;
}

/** Only an interval without 0 is an answer. */
function judge({ interval }: ComparedRuns): string {
  if (interval.lower <= 0 && interval.upper >= 0) return 'not shown';
  return interval.lower > 0 ? 'yes' : 'harms';
}

/** Parts that are no switch of the plan. */
const otherParts: Readonly<Record<string, (plan: SearchPlan) => boolean>> = {
  nsga3: ({ selection }) => selection === 'nsga3',
  islands: ({ islands, topology }) => islands > 1 && topology === 'ring',
  'age-layers': ({ islands, topology }) => islands > 1 && topology === 'age-layers',
  'all-senses': ({ senses = [] }) => senses.length === furtherSenses.length,
  ...Object.fromEntries(furtherSenses.map((sense) => [sense, ({ senses = [] }: SearchPlan) => senses.includes(sense)])),
};

function isOn(part: string, plan: SearchPlan): string {
  const name = searchSwitches.find((one) => one.toLowerCase() === part.replaceAll('-', '').toLowerCase());
  const on = name ? plan[name] : otherParts[part]?.(plan);
  return on === undefined ? '-' : on ? 'on' : 'off';
}
