import { figureRows } from './figure-rows';
import { html, type Markup } from './html';
import type { ProvenCandidate } from './candidate-reading';

/** What became of the candidates that a run bred; nothing where there are none. */
export function provenSection(proven: readonly ProvenCandidate[]): Markup | undefined {
  if (proven.length === 0) return undefined;
  return html`<section>
    <h2>Candidates proven from this run</h2>
    ${figureRows(
      ['Candidate', 'Strategy', 'Status', 'Stages', 'Certificate'],
      proven.map(({ candidate, stages }) => [
        html`<code>${candidate.candidate}</code>`,
        html`<code class="id">${candidate.strategy.slice(0, 12)}</code>`,
        candidate.status,
        stages.map(({ stage, outcome }) => `${stage}: ${outcome === 'stopped' ? 'not judged' : outcome}`).join(', ') ||
          '-',
        html`${findCertificate(stages) ?? '-'}`,
      ]),
      { caption: 'emp report CANDIDATE writes the page of one.', text: true },
    )}
  </section>`;
}

/** That of the highest stage. */
function findCertificate(stages: ProvenCandidate['stages']): Markup | undefined {
  const certificate = stages.flatMap((stage) => stage.certificate ?? []).at(-1);
  return certificate === undefined ? undefined : html`<code class="id">${certificate.slice(0, 12)}</code>`;
}
