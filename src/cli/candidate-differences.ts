import type { CandidateSettings } from '../domain/curriculum/candidate';

/** Which settings differ, sizes by their own names: `rounds: 2 recorded, 3 asked; until: foundation recorded, mastery asked`. */
export function describeDifferences(recorded: CandidateSettings, asked: CandidateSettings): string {
  const [before, now] = [listSettings(recorded), listSettings(asked)];
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((name) => before.get(name) !== now.get(name))
    .map((name) => `${name}: ${before.get(name) ?? 'none'} recorded, ${now.get(name) ?? 'none'} asked`)
    .join('; ');
}

/** By the names of the options where the settings have others. */
function listSettings({ training, walkForward, ...plain }: CandidateSettings): ReadonlyMap<string, string> {
  const { windows, population, generations } = walkForward;
  const sizes = { windows, 'window-population': population, 'window-generations': generations };
  return new Map(Object.entries({ ...plain, ...training, ...sizes }).map(([name, value]) => [name, String(value)]));
}
