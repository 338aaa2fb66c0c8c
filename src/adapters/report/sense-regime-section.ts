import type { Bars } from '../../domain/market/bars';
import type { RegimeHistory } from '../../domain/regime/regime-history';
import { renderChart } from './charts/chart';
import { regimeColour, regimeRibbonChart, type RegimeRow, type RegimeSpan } from './charts/regime-ribbon-chart';
import { formatFigure, formatProbability } from './figure-text';
import { html, type Markup } from './html';
import { nameBars } from './sense-evidence-section';
import type { SenseReading } from './sense-reading';

/** The regimes of the bars drawn, as a ribbon and as a table that is its key. */
export function senseRegimeSection(reading: SenseReading): Markup | undefined {
  const { regimes, bars, shown } = reading;
  if (regimes.length === 0) return undefined;
  const rows = regimes.map((history) => rowOf(history, shown));
  const drawn = { time: bars.time.subarray(shown.from, shown.to), period: bars.period };
  return html`${renderChart(regimeRibbonChart(drawn, rows))}
    <table class="stacked text">
      <caption>
        Key to the ribbon: each regime with its share of the bars drawn, and what holds at the last bar. What is worse
        for who holds the market stands out more.
      </caption>
      <thead>
        <tr>
          <th scope="col">view</th>
          <th scope="col">regimes</th>
          <th scope="col">now, with its probability</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, i) => keyRow(row, regimes[i]!, shown))}
      </tbody>
    </table>
    <details class="long">
      <summary>Every stretch of every regime</summary>
      <ul>
        ${rows.map(({ view, spans }) => html`<li>${view}: ${describeSpans(spans, drawn)}</li> `)}
      </ul>
    </details>`;
}

function rowOf({ view, codes }: RegimeHistory, { from, to }: SenseReading['shown']): RegimeRow {
  const spans: RegimeSpan[] = [];
  let start = from;
  for (let t = from + 1; t <= to; t++) {
    if (t < to && codes[t] === codes[start]) continue;
    const code = codes[start]!;
    if (code > 0) spans.push({ from: start - from, to: t - from, state: view.states[code - 1]!.name });
    start = t;
  }
  return { view: view.name, states: view.states.map(({ name }) => name), spans };
}

function keyRow(
  { view, states, spans }: RegimeRow,
  { codes, probabilities }: RegimeHistory,
  shown: SenseReading['shown'],
): Markup {
  const bars = (state: string): number =>
    spans.reduce((sum, span) => sum + (span.state === state ? span.to - span.from : 0), 0);
  const last = shown.to - 1;
  const code = codes[last]!;
  const now = code > 0 ? `${states[code - 1]!}, ${formatProbability(probabilities[code - 1]![last])}` : 'not known';
  return html`<tr>
    <th scope="row">${view}</th>
    <td data-label="regimes">
      <ul class="legend">
        ${states.map(
          (state) =>
            html`<li>
              <span class="area" style="--mark:${regimeColour(state)}"></span>${state}
              ${formatFigure(bars(state) / (shown.to - shown.from), 'share')}
            </li> `,
        )}
      </ul>
    </td>
    <td data-label="now">${now}</td>
  </tr> `;
}

function describeSpans(spans: readonly RegimeSpan[], bars: Pick<Bars, 'time' | 'period'>): string {
  const name = nameBars(bars);
  return spans
    .map(({ from, to, state }) => `${state} ${name(bars.time[from]!)} to ${name(bars.time[to - 1]!)}`)
    .join(', ');
}
