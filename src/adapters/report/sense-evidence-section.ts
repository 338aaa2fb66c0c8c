import type { Bars, EpochMs } from '../../domain/market/bars';
import { periodMinutes } from '../../domain/market/periods';
import type { Evidence } from '../../domain/sensory/sense';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { SensedWindow, SenseReading } from './sense-reading';

const strongest = 3;
const shownEvidence = 10;

/** What lay behind the last reading of each sense and behind its strongest ones, on demand. */
export function senseEvidenceSection({ senses, shown, bars }: SenseReading): Markup {
  const name = nameBars(bars);
  return html`<section>
    <h2>Evidence</h2>
    <p class="note">
      Of the last bar, and of the bars drawn above at which each sense spoke loudest. Weights add up to the signal
      unless it was cut at 1.
    </p>
    ${senses.map((one) => {
      const { sense, history } = one;
      const last = shown.to - 1;
      return html`<h3>${sense.dimension}</h3>
        <p class="note">${sense.words}</p>
        ${[last, ...findStrongest(one, shown)].map((t) => {
          const when = `${name(bars.time[t]!)}${t === last ? ', the last bar' : ''}`;
          return html`<details>
            <summary>${when}: ${describeSignal(history.signal[t]!, history.confidence[t]!)}</summary>
            ${evidenceTable(one.evidence[t - shown.from] ?? [], when, name)}
          </details>`;
        })}`;
    })}
  </section>`;
}

/** The loudest bars, no two of them within a horizon, for those say the same; in order of time. */
function findStrongest(
  { history: { signal, horizonBars } }: SensedWindow,
  { from, to }: SenseReading['shown'],
): number[] {
  const byStrength = Array.from({ length: to - 1 - from }, (_, i) => from + i)
    .filter((t) => signal[t] !== 0)
    .sort((a, b) => Math.abs(signal[b]!) - Math.abs(signal[a]!) || a - b);
  const found: number[] = [];
  for (const t of byStrength)
    if (found.length < strongest && found.every((one) => Math.abs(one - t) > horizonBars)) found.push(t);
  return found.sort((a, b) => a - b);
}

export function describeSignal(signal: number, confidence: number): string {
  if (signal === 0) return 'says nothing';
  const way = signal > 0 ? 'a rise' : 'a fall';
  return `${showSigned(signal)}, for ${way}; readings like it had been right in ${formatFigure(confidence, 'share')}`;
}

function evidenceTable(evidence: readonly Evidence[], when: string, name: (ms: EpochMs) => string): Markup {
  if (evidence.length === 0) return html`<p>Nothing to show.</p>`;
  const more = evidence.length - shownEvidence;
  return html`<table class="stacked">
      <caption>
        What it rested on, ${when}
      </caption>
      <thead>
        <tr>
          <th scope="col">what</th>
          <th scope="col">where</th>
          <th scope="col">prices</th>
          <th scope="col">value</th>
          <th scope="col">weight</th>
        </tr>
      </thead>
      <tbody>
        ${evidence.slice(0, shownEvidence).map(
          ({ what, where, value, weight }) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td data-label="where">
                ${where.from === where.to ? name(where.from) : `${name(where.from)} to ${name(where.to)}`}
              </td>
              <td data-label="prices">${showPrices(where.prices)}</td>
              <td data-label="value">${showDigits(value)}</td>
              <td data-label="weight">${showSigned(weight)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="note">And ${more} more that weighed less.</p>` : undefined}`;
}

function showPrices(prices: Evidence['where']['prices']): string {
  if (!prices) return '-';
  const [low, high] = [showDigits(prices.low), showDigits(prices.high)];
  return low === high ? low : `${low} to ${high}`;
}

/** Names bars by their day, or by their minute where there are several a day; UTC. */
export function nameBars({ period }: Pick<Bars, 'period'>): (ms: EpochMs) => string {
  const isDaily = periodMinutes(period) >= 1_440;
  return (ms) => {
    const text = new Date(ms).toISOString();
    return isDaily ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
  };
}

function showSigned(value: number): string {
  const text = value.toFixed(2);
  if (Number(text) === 0) return '0.00';
  return value > 0 ? `+${text}` : text;
}

/** Five digits that tell. */
function showDigits(value: number): string {
  return String(Number(value.toPrecision(5)));
}
