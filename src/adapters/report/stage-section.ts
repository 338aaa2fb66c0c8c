import { computeSharpeEvidence } from '../../domain/performance/sharpe-evidence';
import { describeGenome } from '../../domain/strategy/sentences';
import { renderChart } from './charts/chart';
import type { CandidateReading, StageReading } from './candidate-reading';
import { listEvidencePictures, type EvidencePicture } from './evidence-charts';
import { figureRows } from './figure-rows';
import { gateTables } from './gate-tables';
import { html, type Markup } from './html';
import { measureLuck } from './luck-figures';
import { answerLuck } from './luck-sentence';
import type { StageRederivation } from './stage-rederivation';
import { nameStage } from './stage-words';

/** One judged stage: what its gates said, and the evidence they looked at; nothing of a stage that was not judged. */
export function stageSection(
  stage: StageReading,
  reading: CandidateReading,
  rederivation: StageRederivation,
): Markup | undefined {
  if (stage.judged.length === 0) return undefined;
  return html`<section>
    <h2>${nameStage(stage.stage)}: what the gates said</h2>
    ${rederivationNote(stage, rederivation)} ${luckPart(stage)} ${ruleList(stage, reading)} ${gateTables(stage.judged)}
    ${listEvidencePictures(stage).map(pictureWithTable)}
  </section>`;
}

function pictureWithTable({ chart, header, rows }: EvidencePicture): Markup {
  return html`${renderChart(chart)}
    <details class="long">
      <summary>The figures of this picture</summary>
      ${figureRows(header, rows)}
    </details>`;
}

function rederivationNote({ problem }: StageReading, { verdicts, differences }: StageRederivation): Markup {
  if (differences.length === 0)
    return html`<p>
      <span class="identical">Re-derived from the record: identical.</span> All ${verdicts} gates were asked again for
      this page on the recorded evidence, whose hashes were verified, and say the same to the last bit.
    </p>`;
  return html`<section class="differs">
    <h3><strong>Re-derived from the record: NOT identical</strong></h3>
    <p>
      ${differences.length} of ${verdicts} verdicts do not come out as they are recorded. Either the code has changed
      since, or the record is damaged: do not rely on them.
    </p>
    ${
      problem === undefined
        ? html`<ul>
            ${differences.map(({ id, gate, difference }) => html`<li>${gate} (<code>${id.slice(0, 12)}</code>): ${difference}</li> `)}
          </ul>`
        : html`<p>Its evidence cannot be read, so there is nothing to draw either: ${problem}.</p>`
    }
  </section>`;
}

/** By the counts that the verdicts went by. */
function luckPart({ found }: StageReading): Markup | undefined {
  if (!found) return undefined;
  const { returns, counts, periodsPerYear } = found;
  const answer = (sample: Float64Array, trials: number, counted: 'trial' | 'look'): string =>
    sample.every(Number.isFinite)
      ? answerLuck(
          measureLuck(computeSharpeEvidence(sample), { observations: sample.length, periodsPerYear, trials, counted }),
        )
      : 'Is it luck? Its returns are not all finite: nothing can be told.';
  return html`<ul>
    <li>In sample: ${answer(returns.inSample, counts.trials, 'trial')}</li>
    <li>Out of sample: ${answer(returns.outOfSample, counts.looks, 'look')}</li>
  </ul>`;
}

function ruleList({ strategy, rounds }: StageReading, { genomes }: CandidateReading): Markup | undefined {
  const genome = strategy === undefined ? undefined : genomes.get(strategy);
  if (strategy === undefined || !genome) return undefined;
  return html`<details>
    <summary>
      Strategy <code>${strategy.slice(0, 12)}</code>, as it was judged after ${rounds.length}
      ${rounds.length === 1 ? 'round' : 'rounds'} of training
    </summary>
    <ul>
      ${describeGenome(genome).map((rule) => html`<li>${rule}</li> `)}
    </ul>
  </details>`;
}
