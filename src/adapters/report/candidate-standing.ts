import { html, type Markup } from './html';
import { stageOfLabel, type StageLabel } from '../../domain/curriculum/candidate';
import { findStageReached } from '../../domain/curriculum/stage-reached';
import { formatFigure } from './figure-text';
import type { CandidateReading, StageReading } from './candidate-reading';
import type { StageState } from './stage-words';

export interface CandidateStanding {
  readonly isCertified: boolean;
  /** One sentence. */
  readonly text: string;
  readonly reasons: readonly string[];
}

/** Where a candidate stands, from the record alone. What was certified stays so, whatever came of trying to better it. */
export function describeStandingOf({ candidate, settings, stages }: CandidateReading): CandidateStanding {
  const main = stages.filter(({ stage }) => stage === stageOfLabel(stage));
  const last = main.at(-1);
  const certified = main.filter(({ outcome }) => outcome === 'certified').map(({ stage }) => stage);
  const { status } = candidate;
  const hasEnded = candidate.outcome !== undefined || status === 'failed' || status === 'cancelled';
  if (last?.outcome === 'refused' || last?.outcome === 'inconclusive')
    return { isCertified: false, text: `${tellRefusal(last)}${tellBefore(certified)}.`, reasons: last.reasons };
  if (last?.outcome === 'certified' && (hasEnded || last.stage === 'excellence')) return standCertified(last, status);
  const stage = findStageReached({ status, until: settings.until, stages });
  const reached = stages.find((begun) => begun.stage === stage);
  if (hasEnded) {
    const where = `${stage}, ${reached ? 'which was not judged to its end' : 'before its first round of training was done'}`;
    return {
      isCertified: false,
      text: `${endWords[status] ?? 'Stopped'} at ${where}${tellBefore(certified)}.`,
      reasons: [],
    };
  }
  const at = reached
    ? `${stage} is ${reached.outcome === 'certified' ? 'certified, its outcome not yet recorded' : 'not judged yet'}`
    : `${stage}, round 1 of training ${status === 'paused' ? 'is held' : 'is at work'}`;
  const open = `${status === 'paused' ? 'It is paused' : 'It is under way'}: ${at}`;
  return { isCertified: false, text: `${open}${tellBefore(certified)}.`, reasons: [] };
}

const endWords: Readonly<Record<string, string>> = { failed: 'Its curriculum failed', cancelled: 'Cancelled' };

function standCertified({ stage, judged, found }: StageReading, status: string): CandidateStanding {
  const deciding = judged.filter(({ verdict }) => verdict.role === 'deciding').length;
  const counts = judged[0]?.verdict.counts ?? found?.counts;
  const tried = counts
    ? ` after ${formatFigure(counts.trials, 'count')} trials and ${formatFigure(counts.looks, 'count')} looks at the hold-out`
    : '';
  const goesOn = status === 'resting' || status.startsWith('improvement') ? '; attempts at bettering it go on' : '';
  return {
    isCertified: true,
    text: `Certified up to ${stage}: it passed all ${deciding} deciding gates${tried}${goesOn}.`,
    reasons: [],
  };
}

function tellRefusal({ stage, judged }: StageReading): string {
  const deciding = judged.filter(({ verdict }) => verdict.role === 'deciding');
  const count = (outcome: string): number => deciding.filter(({ verdict }) => verdict.outcome === outcome).length;
  const [refused, open] = [count('refused'), count('inconclusive')];
  if (refused === 0)
    return `Not certified at ${stage}: none of ${deciding.length} deciding gates says no, but ${open} cannot tell`;
  const beside = open === 0 ? '' : ` and ${open} cannot tell`;
  return `Refused at ${stage}: of ${deciding.length} deciding gates ${refused} ${refused === 1 ? 'says' : 'say'} no${beside}`;
}

function tellBefore(certified: readonly StageLabel[]): string {
  return certified.length === 0 ? '' : `; certified before: ${certified.join(', ')}`;
}

/** What a reader sees of a stage: one that is not judged to its end is under way until the candidate has ended. */
export function stateOf({ outcome }: Pick<StageReading, 'outcome'>, { candidate }: CandidateReading): StageState {
  const hasEnded = candidate.outcome !== undefined || candidate.status === 'failed' || candidate.status === 'cancelled';
  return outcome === 'stopped' && !hasEnded ? 'under way' : outcome;
}

/** The first thing on the page; `isSound`: every verdict comes out again as it is recorded. */
export function standingSection(reading: CandidateReading, isSound: boolean): Markup {
  const { isCertified, text, reasons } = describeStandingOf(reading);
  return html`<section class="verdict${isCertified && isSound ? ' passed' : ''}" aria-labelledby="verdict">
    <h2 id="verdict">${text}</h2>
    ${reading.warnings.map((warning) => html`<p><strong>Warning: ${warning}.</strong></p> `)}
    ${
      reasons.length > 0
        ? html`<ul>
            ${reasons.map((reason) => html`<li>${reason}</li> `)}
          </ul>`
        : undefined
    }
    ${
      isCertified && !isSound
        ? html`<p>The record behind it does not bear this out any more: see below.</p>`
        : undefined
    }
  </section>`;
}
