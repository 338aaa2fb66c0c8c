import { describeDifferences } from '../evolution/setting-differences';
import type { CandidateSettings } from './candidate';

/** Which settings of a candidate differ, sizes by the names of their options: `rounds: 2 recorded, 3 asked; window-population: 5 recorded, 7 asked`. */
export function describeCandidateDifferences(recorded: CandidateSettings, asked: CandidateSettings): string {
  return describeDifferences(listSettings(recorded), listSettings(asked));
}

/** By the names of the options where the settings have others. */
function listSettings({ training, walkForward, ...plain }: CandidateSettings): Readonly<Record<string, unknown>> {
  const { windows, population, generations } = walkForward;
  return { ...plain, ...training, windows, 'window-population': population, 'window-generations': generations };
}
