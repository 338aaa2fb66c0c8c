import type { ScoredGenome } from '../../activities/ports';
import type { Metrics } from '../../domain/evolution/evaluation';
import { formatFigure, formatProbability } from './figure-text';
import { html, type Markup } from './html';
import { metricRows, type MetricRow } from './metric-rows';
import type { RunReading } from './run-reading';

interface Column {
  readonly metrics: Metrics | undefined;
  readonly isStrategy: boolean;
  readonly unseen: boolean;
}

/** One strategy in sample beside out of sample, buy-and-hold beside both. Out of sample is absent until the run is concluded. */
export function metricTable({ id, evaluation }: ScoredGenome, reading: RunReading): Markup {
  const { benchmark, assessments, conclusion } = reading;
  const assessment = assessments.get(id);
  const columns: Column[] = [
    { metrics: evaluation.inSample, isStrategy: true, unseen: false },
    { metrics: benchmark.inSample, isStrategy: false, unseen: false },
    ...(conclusion
      ? [
          { metrics: assessment?.outOfSample, isStrategy: true, unseen: true },
          { metrics: benchmark.outOfSample, isStrategy: false, unseen: true },
        ]
      : []),
  ];
  return html`<table class="metrics">
    <caption>
      After costs, which are given over the initial capital; buy-and-hold is free of them.
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="colgroup" colspan="2">In sample</th>
        ${conclusion ? html`<th scope="colgroup" colspan="2" class="unseen">Out of sample</th>` : undefined}
      </tr>
      <tr>
        <td></td>
        ${columns.map(
          ({ isStrategy, unseen }) =>
            html`<th scope="col" ${cellClass(isStrategy, unseen)}>${isStrategy ? 'Strategy' : 'Buy-and-hold'}</th> `,
        )}
      </tr>
    </thead>
    <tbody>
      ${metricRows.map((row) => metricRow(row, columns))} ${evidenceRows(id, reading)}
    </tbody>
  </table>`;
}

function metricRow({ name, label, kind, ofHolding }: MetricRow, columns: readonly Column[]): Markup {
  return html`<tr>
    <th scope="row">${label}</th>
    ${columns.map(({ metrics, isStrategy, unseen }) => {
      const figure = isStrategy || ofHolding ? metrics?.[name] : undefined;
      return html`<td${cellClass(isStrategy, unseen)}>${formatFigure(figure, kind)}</td> `;
    })}
  </tr> `;
}

/** What the search took away from the figures: the deflated ratio on both sides, the interval where it is known. */
function evidenceRows(id: string, { conclusion, assessments }: RunReading): Markup | undefined {
  const finalist = conclusion?.finalists.find(({ strategy }) => strategy === id);
  if (!finalist) return undefined;
  const interval = assessments.get(id)?.sharpeInterval;
  const bounds = interval
    ? `${formatFigure(interval.lower, 'ratio')} to ${formatFigure(interval.upper, 'ratio')}`
    : '-';
  const row = (label: string, inSample: string, outOfSample: string): Markup =>
    html`<tr>
      <th scope="row">${label}</th>
      <td class="own">${inSample}</td>
      <td>-</td>
      <td class="own unseen">${outOfSample}</td>
      <td class="unseen">-</td>
    </tr> `;
  return html`${row('Deflated Sharpe', formatProbability(finalist.inSampleDeflatedSharpe), formatProbability(finalist.deflatedSharpe))}
  ${row('95 % interval', '-', bounds)}`;
}

function cellClass(isStrategy: boolean, unseen: boolean): Markup {
  const names = [...(isStrategy ? ['own'] : []), ...(unseen ? ['unseen'] : [])].join(' ');
  return names === '' ? html`` : html` class="${names}"`;
}
