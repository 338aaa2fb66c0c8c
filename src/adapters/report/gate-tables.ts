import type { RecordedVerdict } from '../../activities/proving-ports';
import type { GateStatistic, GateThreshold } from '../../domain/validation/gate';
import type { GateRole } from '../../domain/validation/gate-plan';
import { showFigure, showThreshold } from '../../domain/validation/threshold-check';
import { figureRows } from './figure-rows';
import { html, type Markup } from './html';
import { signState } from './stage-words';

const captions: Readonly<Record<GateRole, string>> = {
  deciding: 'Gates that decide: each has to pass.',
  beside: 'Told beside, and decide nothing here.',
};

/** What the gates of a stage asked and found, those that decide apart from those told beside. */
export function gateTables(judged: readonly RecordedVerdict[]): Markup {
  return html`${(['deciding', 'beside'] as const).map((role) => {
    const some = judged.filter(({ verdict }) => verdict.role === role);
    return some.length === 0 ? html`` : html`${gateTable(some, captions[role])}`;
  })}
  ${allFigures(judged)}`;
}

/** On a narrow screen each gate becomes a block; the roles keep it a table for who hears it. */
function gateTable(judged: readonly RecordedVerdict[], caption: string): Markup {
  return html`<table class="text gates" role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${['Gate', 'Outcome', 'Found', 'Needed'].map((name) => html`<th scope="col" role="columnheader">${name}</th> `)}
      </tr>
    </thead>
    ${judged.map(gateRows)}
  </table>`;
}

function gateRows({ id, verdict }: RecordedVerdict): Markup {
  const { gate, question, outcome, reasons, statistics, thresholds } = verdict;
  const asked = thresholds.map((threshold) => ({
    found: describeFound(statistics, threshold),
    needed: showThreshold(threshold).replace('>=', '≥').replace('<=', '≤').replaceAll(' ', '\u00a0'),
  }));
  const [first = { found: 'no figures', needed: '-' }, ...others] = asked;
  const span = html` rowspan="${1 + others.length}"`;
  return html`<tbody role="rowgroup">
    <tr role="row">
      <th scope="rowgroup" role="rowheader" ${span}>
        <b>${gate}</b><span class="note">${question}</span
        ><span class="note">verdict <code>${id.slice(0, 12)}</code></span>
      </th>
      <td role="cell" ${span}>
        <b class="${outcome}">${signState(outcome)}</b>
        ${
          reasons.length > 0
            ? html`<ul>
                ${reasons.map((reason) => html`<li>${reason}</li> `)}
              </ul>`
            : undefined
        }
      </td>
      ${figureCells(first)}
    </tr>
    ${others.map(
      (cells) =>
        html`<tr role="row">
          ${figureCells(cells)}
        </tr> `,
    )}
  </tbody>`;
}

function figureCells({ found, needed }: { found: string; needed: string }): Markup {
  return html`<td role="cell" class="found">${found}</td>
    <td role="cell" class="needed">${needed}</td>`;
}

/** `sharpe 1.2 ± 0.3 (0.6 to 1.8, 95 %), p 0.01` */
function describeFound(statistics: readonly GateStatistic[], { statistic }: GateThreshold): string {
  const found = statistics.find(({ name }) => name === statistic);
  return found ? `${statistic} ${describeStatistic(found)}` : `${statistic} undefined`;
}

function describeStatistic({ value, standardError, interval, pValue }: GateStatistic): string {
  const error = standardError === undefined ? '' : ` ± ${showFigure(standardError)}`;
  const parts = [
    ...(value === undefined ? [] : [`${showFigure(value)}${error}`]),
    ...(interval
      ? [`${showFigure(interval.lower)} to ${showFigure(interval.upper)} at ${showFigure(interval.level * 100)} %`]
      : []),
    ...(pValue === undefined ? [] : [`p ${showFigure(pValue)}`]),
  ];
  return parts.join(', ') || 'undefined';
}

function allFigures(judged: readonly RecordedVerdict[]): Markup {
  const rows = judged.flatMap(({ verdict }) =>
    verdict.statistics.map((statistic) => [
      `${verdict.gate}: ${statistic.name}`,
      describeStatistic(statistic),
      statistic.method,
    ]),
  );
  return html`<details class="long">
    <summary>Every figure and how it was computed (${rows.length})</summary>
    ${figureRows(['Figure', 'Found', 'Method'], rows, { text: true })}
  </details>`;
}
