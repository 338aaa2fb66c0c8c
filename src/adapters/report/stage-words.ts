import { stageOfLabel, type StageLabel } from '../../domain/curriculum/candidate';
import type { Outcome } from '../../domain/curriculum/lifecycle';
import { curriculumPolicy } from '../../domain/curriculum/policy';
import type { GateOutcome } from '../../domain/validation/gate';

/** `Foundation (Risk-Aware Foundation)`, `Excellence`, `Improvement 2`. */
export function nameStage(stage: StageLabel): string {
  const name = capitalise(stage.replace('-', ' '));
  if (stage !== stageOfLabel(stage)) return name;
  const { title } = curriculumPolicy.stages[stage];
  return title === name ? name : `${name} (${title})`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export type StageState = Outcome | 'under way' | 'not begun';

/** A sign before the word, for whoever sees no colour. */
const signs: Readonly<Record<StageState | GateOutcome, string>> = {
  ...{ certified: '\u2713', passed: '\u2713', refused: '\u2717', inconclusive: '?' },
  ...{ stopped: '\u25a0', 'under way': '\u2026', 'not begun': '\u25cb' },
};

export function signState(state: StageState | GateOutcome): string {
  return `${signs[state]}\u00a0${state.replace(' ', '\u00a0')}`;
}
