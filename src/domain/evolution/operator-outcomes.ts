import type { GenomeId } from '../strategy/genome';
import { dominates, type Scored } from './fitness';
import { crossoverKinds, mutationKinds, type OperatorName } from './operator-table';
import { variationPolicy } from './variation-policy';

/** What became of one child. */
export interface Outcome {
  /** As its birth says: the operators that made it, joined by `+`. */
  readonly operator: string;
  readonly archived: boolean;
  /** Better than one of its parents in the sense of dominance. */
  readonly improved: boolean;
  readonly survived: boolean;
}

export interface JudgedGeneration {
  readonly offspring: readonly (Scored & { readonly operator: string; readonly parents: readonly GenomeId[] })[];
  /** Whoever may have been a parent; one that is missing is compared with nobody. */
  readonly parents: readonly Scored[];
  readonly survivors: readonly GenomeId[];
  /** Archive before and after the generation: who was in it already did not enter. */
  readonly archive: { readonly before: readonly GenomeId[]; readonly after: readonly GenomeId[] };
}

/** What the children of a generation achieved, in their order. */
export function judgeOffspring({ offspring, parents, survivors, archive }: JudgedGeneration): Outcome[] {
  const byId = new Map(parents.map((parent) => [parent.id, parent]));
  const [living, known, kept] = [new Set(survivors), new Set(archive.before), new Set(archive.after)];
  return offspring.map((child) => ({
    operator: child.operator,
    archived: kept.has(child.id) && !known.has(child.id),
    improved: child.parents.some((id) => {
      const parent = byId.get(id);
      return parent !== undefined && dominates(child, parent);
    }),
    survived: living.has(child.id),
  }));
}

export interface OperatorTally {
  readonly tried: number;
  readonly succeeded: number;
  /** Sum of what the children earned. */
  readonly credit: number;
}

/** The operators' part in what was achieved; a child made by two counts for both, one drawn at random for none. */
export function tallyOutcomes(outcomes: readonly Outcome[]): Readonly<Record<OperatorName, OperatorTally>> {
  const names = [...crossoverKinds, ...mutationKinds];
  const none: OperatorTally = { tried: 0, succeeded: 0, credit: 0 };
  const tallies = Object.fromEntries(names.map((name) => [name, none])) as Record<OperatorName, OperatorTally>;
  for (const outcome of outcomes)
    for (const part of outcome.operator.split('+')) {
      const name = names.find((known) => known === part);
      if (!name) continue;
      const { tried, succeeded, credit } = tallies[name];
      tallies[name] = {
        tried: tried + 1,
        succeeded: succeeded + Number(outcome.archived || outcome.improved),
        credit: credit + creditOf(outcome),
      };
    }
  return tallies;
}

function creditOf({ archived, improved, survived }: Outcome): number {
  const { credit } = variationPolicy;
  if (archived) return credit.archived;
  if (improved) return credit.improved;
  return survived ? credit.survived : 0;
}
