import { countSenseUse } from '../../domain/evolution/sense-use';
import { archiveChart } from './charts/archive-chart';
import { renderChart } from './charts/chart';
import { generationLines } from './charts/generation-lines';
import { generationsChart } from './charts/generations-chart';
import { hypervolumeChart } from './charts/hypervolume-chart';
import { palette } from './charts/palette';
import { figureRows } from './figure-rows';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import { progressPart } from './progress-part';
import type { ReportReading } from './report-reading';
import { describePlan } from './search-text';

/** How the search went, generation by generation. */
export function evolutionSection(reading: ReportReading): Markup | undefined {
  const { generations, ranked, finalists, run } = reading;
  if (generations.length === 0) return undefined;
  return html`<section>
    <h2>How it evolved</h2>
    <p>Search: ${describePlan(run.settings.search)}.</p>
    ${renderChart(generationsChart(generations))} ${renderChart(hypervolumeChart(generations))} ${stagnation(reading)}
    ${progressPart(reading)} ${ranked.length > 0 ? renderChart(archiveChart(ranked, finalists)) : undefined}
    ${parsimony(reading)} ${senses(reading)}
  </section>`;
}

/** What the search did about standing still, and who moved. */
function stagnation({ generations, run }: ReportReading): Markup {
  const acted = generations.filter(
    ({ state }, index) => state.action !== 'none' && state.action !== generations[index - 1]?.state.action,
  );
  const migrants = generations.reduce((sum, { summary }) => sum + summary.migrants, 0);
  const { islands } = run.settings.search;
  return html`${
    acted.length === 0
      ? html`<p>It never stood still for so long that the search had to act.</p>`
      : html`<ul>
          ${acted.map(({ generation, state }) => html`<li>Generation ${generation + 1}: ${state.reasons.join(' ')}</li> `)}
        </ul>`
  }
  ${islands > 1 ? html`<p>${islands} islands; ${formatFigure(migrants, 'count')} members moved between them.</p>` : undefined}`;
}

/** Which senses the rules of the archive lean on. */
function senses({ ranked, run }: ReportReading): Markup | undefined {
  if (ranked.length === 0) return undefined;
  const used = countSenseUse(ranked.map(({ genome }) => genome));
  const asked = run.settings.search.senses ?? [];
  const unused = asked.filter((sense) => !used.some((one) => one.sense === sense));
  return html`<h3>What its rules look at</h3>
    ${figureRows(
      ['Sense', 'Strategies of the archive', 'Features in their rules'],
      used.map(({ sense, strategies, features }) => [
        sense,
        `${formatFigure(strategies, 'count')} of ${formatFigure(ranked.length, 'count')}`,
        formatFigure(features, 'count'),
      ]),
    )}
    ${unused.length > 0 ? html`<p>Asked for and used by nobody: ${unused.join(', ')}.</p>` : undefined}`;
}

/** What strategies cost to understand. */
function parsimony({ history }: ReportReading): Markup | undefined {
  const medians = history.map(({ medianRules }) => medianRules);
  const known = medians.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return renderChart(
    generationLines({
      id: 'rules',
      title: 'What the archive costs to understand',
      words: `The median strategy of the archive had ${formatFigure(known[0], 'count')} rules at first and ${formatFigure(known.at(-1), 'count')} at the end.`,
      lines: [{ label: 'rules of the median strategy', colour: palette.strategy, values: medians }],
    }),
  );
}
