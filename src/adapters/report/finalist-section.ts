import type { ScoredGenome } from '../../activities/ports';
import { countRules } from '../../domain/evolution/parsimony';
import { describeGenome } from '../../domain/strategy/sentences';
import { drawdownChart } from './charts/drawdown-chart';
import { equityChart } from './charts/equity-chart';
import { renderChart } from './charts/chart';
import { formatFigure, formatProbability } from './figure-text';
import { luckList, measureFinalistLuck } from './finalist-luck';
import { traceGrowth } from './growth-curves';
import { html, type Markup } from './html';
import { metricTable } from './metric-table';
import type { RunReading } from './run-reading';

/** The first finalist in full, the others in one table and unfolded on demand. */
export function finalistSection(reading: RunReading): Markup {
  const [first, ...others] = reading.finalists;
  if (!first)
    return html`<section>
      <h2>No finalists</h2>
      <p>
        No strategy of this run traded often enough to be judged, so there is nothing to show: neither curves nor stress
        results.
      </p>
    </section>`;
  const curves = traceGrowth(first, reading);
  return html`<section>
      <h2>The first finalist</h2>
      <p>
        Of the archive it has the best weighted fitness in sample. The verdict rests on it alone, because choosing among
        the finalists by what they did out of sample would be one more search.
      </p>
      ${ruleList(first)} ${ruleCost(first)} ${metricTable(first, reading)} ${luckList(first, reading)}
      ${renderChart(equityChart(curves))} ${renderChart(drawdownChart(curves))} ${genomeJson(first)}
    </section>
    ${
      others.length > 0
        ? html`<section>
            <h2>All finalists</h2>
            ${finalistTable(reading)} ${others.map((finalist, index) => finalistDetails(finalist, index + 2, reading))}
          </section>`
        : undefined
    }`;
}

function ruleList({ genome }: ScoredGenome): Markup {
  return html`<ul>
    ${describeGenome(genome).map((rule) => html`<li>${rule}</li> `)}
  </ul>`;
}

function ruleCost({ genome }: ScoredGenome): Markup {
  const rules = countRules(genome);
  return html`<p class="note">
    ${rules} ${rules === 1 ? 'rule' : 'rules'} to keep in mind: conditions, connectives and protective exits.
  </p>`;
}

function genomeJson({ id, genome }: ScoredGenome): Markup {
  return html`<details class="long">
    <summary>Its genome as JSON (strategy ${id.slice(0, 12)})</summary>
    <p class="note">Strategy <code>${id}</code></p>
    <pre>${JSON.stringify(genome, null, 2)}</pre>
  </details>`;
}

function finalistDetails(finalist: ScoredGenome, rank: number, reading: RunReading): Markup {
  return html`<details>
    <summary>Finalist ${rank}, strategy <code>${finalist.id.slice(0, 12)}</code></summary>
    ${ruleList(finalist)} ${metricTable(finalist, reading)} ${luckList(finalist, reading)} ${genomeJson(finalist)}
  </details>`;
}

interface Column {
  readonly label: string;
  readonly unseen: boolean;
  readonly text: (finalist: ScoredGenome, rank: number) => string;
}

function columnsOf(reading: RunReading): Column[] {
  const { assessments, conclusion } = reading;
  const outOfSample = ({ id }: ScoredGenome) => assessments.get(id)?.outOfSample;
  const interval = ({ id }: ScoredGenome): string => {
    const bounds = assessments.get(id)?.sharpeInterval;
    return bounds ? `${formatFigure(bounds.lower, 'ratio')} to ${formatFigure(bounds.upper, 'ratio')}` : '-';
  };
  const columns: Column[] = [
    { label: 'Rules', unseen: false, text: ({ genome }) => formatFigure(countRules(genome), 'count') },
    { label: 'Sharpe in sample', unseen: false, text: (f) => formatFigure(f.evaluation.inSample.sharpe, 'ratio') },
    {
      label: 'Deflated in sample',
      unseen: false,
      text: (f) => formatProbability(measureFinalistLuck(f, reading).inSample.deflated),
    },
    {
      label: 'Return in sample',
      unseen: false,
      text: (f) => formatFigure(f.evaluation.inSample.annualReturn, 'gain'),
    },
    { label: 'Sharpe out of sample', unseen: true, text: (f) => formatFigure(outOfSample(f)?.sharpe, 'ratio') },
    { label: '95 % interval', unseen: true, text: interval },
    { label: 'Return out of sample', unseen: true, text: (f) => formatFigure(outOfSample(f)?.annualReturn, 'gain') },
    { label: 'Max drawdown', unseen: true, text: (f) => formatFigure(outOfSample(f)?.maxDrawdown, 'share') },
    { label: 'Trades', unseen: true, text: (f) => formatFigure(outOfSample(f)?.trades, 'count') },
    {
      label: 'Deflated Sharpe',
      unseen: true,
      text: (_, rank) => formatProbability(conclusion?.finalists[rank - 1]?.deflatedSharpe),
    },
  ];
  return conclusion ? columns : columns.filter(({ unseen }) => !unseen);
}

/** On a narrow screen each row becomes a block; the roles keep it a table for who hears it. */
function finalistTable(reading: RunReading): Markup {
  const columns = columnsOf(reading);
  const shade = (unseen: boolean): string => (unseen ? 'unseen' : '');
  return html`<table class="stacked" role="table">
    <caption>
      Best in-sample rank first; returns are annual; rules are what a strategy costs to understand. Deflated is the
      probability of skill after all that was tried. ${reading.conclusion ? 'Shaded: out of sample.' : undefined}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">Strategy</th>
        ${columns.map(
          ({ label, unseen }) => html`<th scope="col" role="columnheader" class="${shade(unseen)}">${label}</th> `,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${reading.finalists.map(
        (finalist, index) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">${index + 1}. <code>${finalist.id.slice(0, 12)}</code></th>
            ${columns.map(
              ({ label, unseen, text }) =>
                html`<td role="cell" class="${shade(unseen)}" data-label="${label}">${text(finalist, index + 1)}</td> `,
            )}
          </tr> `,
      )}
    </tbody>
  </table>`;
}
