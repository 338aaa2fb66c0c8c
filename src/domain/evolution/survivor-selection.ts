import type { Random } from '../numerics/random';
import type { Scored } from './fitness';
import { selectByReferencePoints } from './nsga3-selection';
import { scoreRows, type ObjectiveRows } from './objective-rows';
import { rankByObjectives, sortById, type Identified } from './ranking';

/** Crowding distance (Deb et al. 2002) or reference points (Deb & Jain 2014) tell apart those whom dominance does not. */
export type SelectionChoice =
  { readonly selection: 'nsga2' } | { readonly selection: 'nsga3'; readonly random: Random };

/** The best `size` of parents and offspring together, each genome once; the order of the members does not matter. */
export function selectSurvivors<T extends Scored>(
  members: readonly T[],
  size: number,
  choice: SelectionChoice = { selection: 'nsga2' },
): T[] {
  return selectByObjectives(members, { ...choice, size, rowsOf: scoreRows });
}

export type ObjectiveSelection<T> = SelectionChoice & {
  readonly size: number;
  /** One row a member, in their order. */
  readonly rowsOf: (members: readonly T[]) => ObjectiveRows;
};

/** The same for members with any objectives. */
export function selectByObjectives<T extends Identified>(members: readonly T[], selection: ObjectiveSelection<T>): T[] {
  const { size, rowsOf } = selection;
  const distinct = [...new Map(members.map((member) => [member.id, member])).values()];
  if (selection.selection === 'nsga2')
    return rankByObjectives(distinct, rowsOf)
      .slice(0, size)
      .map(({ member }) => member);
  const sorted = sortById(distinct);
  return selectByReferencePoints(rowsOf(sorted), { size, random: selection.random }).map((index) => sorted[index]!);
}
