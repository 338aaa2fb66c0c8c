import { stageOfLabel, type StageLabel } from '../../domain/curriculum/candidate';
import { stageNames } from '../../domain/curriculum/lifecycle';
import { findStageReached } from '../../domain/curriculum/stage-reached';
import { stateOf } from './candidate-standing';
import type { CandidateReading, StageReading } from './candidate-reading';
import { figureRows } from './figure-rows';
import { html, type Markup } from './html';
import { nameStage, signState, type StageState } from './stage-words';

interface Step {
  readonly label: StageLabel;
  readonly state: StageState;
  readonly stage: StageReading | undefined;
}

/** The way through the curriculum: one box a stage, told apart by words and borders as well as by colour, and a table of the rounds of training. */
export function timelineSection(reading: CandidateReading): Markup {
  const steps = listSteps(reading);
  return html`<section>
    <h2>The way through the curriculum</h2>
    <ol class="timeline">
      ${steps.map(
        ({ label, state, stage }) =>
          html`<li class="${state.replace(' ', '-')}">
            <b>${nameStage(label)}</b><span>${signState(state)}</span>
            <span class="note">${describeRounds(stage, state)}</span>
          </li> `,
      )}
    </ol>
    ${stageTable(steps)}
  </section>`;
}

/** The stages that the candidate is to go through, begun or not, and its attempts at bettering what passed them. */
function listSteps(reading: CandidateReading): Step[] {
  const { candidate, settings, stages } = reading;
  const reached = findStageReached({ status: candidate.status, until: settings.until, stages });
  const planned: readonly StageLabel[] = stageNames.slice(0, stageNames.indexOf(settings.until) + 1);
  const extra = stages.map(({ stage }) => stage).filter((label) => label !== stageOfLabel(label));
  return [...planned, ...extra].map((label) => {
    const stage = stages.find((one) => one.stage === label);
    if (stage) return { label, stage, state: stateOf(stage, reading) };
    // Its first round of training is on record only once it is done.
    return { label, stage, state: label === reached ? stateOf({ outcome: 'stopped' }, reading) : 'not begun' };
  });
}

function describeRounds(stage: StageReading | undefined, state: StageState): string {
  if (!stage && state === 'under way') return 'round 1 of training';
  if (!stage) return state === 'stopped' ? 'in round 1 of training' : 'no training';
  const { rounds } = stage;
  return `${rounds.length} ${rounds.length === 1 ? 'round' : 'rounds'} of training`;
}

function stageTable(steps: readonly Step[]): Markup {
  const begun = steps.flatMap(({ label, state, stage }) => (stage ? [{ label, state, stage }] : []));
  if (begun.length === 0) return html`<p>No round of training is done.</p>`;
  return figureRows(
    ['Stage', 'Rounds of training', 'Strategy', 'Outcome', 'Certificate'],
    begun.map(({ label, state, stage }) => [
      nameStage(label),
      roundList(stage),
      shortId(stage.strategy),
      signState(state),
      shortId(stage.certificate),
    ]),
    {
      caption:
        'Each round is a run of evolution in the neighbourhood of the candidate. Its level bends training only: 0 as the stage has it, above harder, below easier. Gates ask the same at every level.',
      text: true,
    },
  );
}

function shortId(id: string | undefined): Markup | string {
  return id === undefined ? '-' : html`<code class="id">${id.slice(0, 12)}</code>`;
}

function roundList({ rounds }: StageReading): Markup {
  if (rounds.length === 0) return html`none`;
  return html`<ul>
    ${rounds.map(({ trainedLevel, why }) => html`<li>level ${trainedLevel}: ${why}</li> `)}
  </ul>`;
}
