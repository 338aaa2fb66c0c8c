import { describeGenome } from '../../domain/strategy/sentences';
import { candidateGlossary } from './candidate-glossary';
import { candidateRecordSection } from './candidate-record-section';
import type { CandidateReading } from './candidate-reading';
import { describeStandingOf, standingSection } from './candidate-standing';
import { formatDay } from './figure-text';
import { html, type Markup } from './html';
import { renderPage } from './page-shell';
import { rederiveStage } from './stage-rederivation';
import { stageSection } from './stage-section';
import { timelineSection } from './timeline-section';

/**
 * The report of a candidate as one self-contained HTML page: a function of the record alone, so that the same record gives the same bytes. Every gate
 * is asked again on the recorded evidence, and the page says whether it answers the same.
 */
export function renderCandidate(reading: CandidateReading): string {
  const { candidate, bars, stages } = reading;
  const judged = stages.map((stage) => ({ stage, rederivation: rederiveStage(stage) }));
  const isSound = judged.every(({ rederivation }) => rederivation.differences.length === 0);
  const [from, to] = [formatDay(bars.time[0]!), formatDay(bars.time[bars.time.length - 1]!)];
  return renderPage({
    title: `Candidate ${candidate.candidate}: ${describeStandingOf(reading).text}`,
    heading: `A candidate on ${bars.instrument}, ${bars.period} bars`,
    subtitle: `Candidate ${candidate.candidate}. Data from ${from} to ${to}. EMP Proving Ground.`,
    sections: [
      standingSection(reading, isSound),
      timelineSection(reading),
      ruleSection(reading),
      ...judged.map(({ stage, rederivation }) => stageSection(stage, reading, rederivation)),
      candidateRecordSection(reading),
      candidateGlossary(),
    ],
  });
}

function ruleSection({ candidate, stages, genomes }: CandidateReading): Markup {
  const genome = genomes.get(candidate.strategy);
  const last = stages.findLast(({ strategy }) => strategy !== undefined)?.strategy;
  return html`<section>
    <h2>The strategy that it began with</h2>
    ${
      genome
        ? html`<ul>
            ${describeGenome(genome).map((rule) => html`<li>${rule}</li> `)}
          </ul>`
        : html`<p>It is no longer in the record.</p>`
    }
    ${
      last !== undefined && last !== candidate.strategy
        ? html`<p class="note">
            Training has changed it since: it is now strategy <code>${last.slice(0, 12)}</code>, in full with its stage.
          </p>`
        : undefined
    }
  </section>`;
}
