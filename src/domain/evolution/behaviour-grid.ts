import { quantise } from '../numerics/quantise';
import { countCells, describeBehaviour, type BehaviourEvidence } from './behaviour';
import { weighFitness, type Scored } from './fitness';
import { evolutionPolicy } from './policy';

/** The best genome known of one way of trading. */
export interface GridCell {
  readonly cell: string;
  readonly id: string;
  /** Weighted fitness, [0, 1]. */
  readonly quality: number;
}

/** One genome a cell, sorted by cell. */
export type BehaviourGrid = readonly GridCell[];

export interface Behaving extends Scored {
  readonly evaluation: BehaviourEvidence;
}

/**
 * Search by difference instead of by dominance (MAP-Elites, Mouret & Clune 2015): each way of trading keeps its best feasible genome by
 * weighted fitness, ties by id, so that an unusual strategy need not beat the usual ones to live on. A genome that is shown again, scored
 * anew, stands by its latest score. Does not depend on the order of the members.
 */
export function updateBehaviourGrid(grid: BehaviourGrid, members: readonly Behaving[]): BehaviourGrid {
  const shown = new Set(members.map(({ id }) => id));
  const cells = new Map(grid.filter(({ id }) => !shown.has(id)).map((entry) => [entry.cell, entry]));
  for (const member of members) {
    const cell = member.violation === 0 ? describeBehaviour(member.evaluation) : undefined;
    if (cell === undefined) continue;
    const quality = quantise(weighFitness(member.fitness, evolutionPolicy.fitnessWeights));
    const entry = { cell, id: member.id, quality };
    const holder = cells.get(cell);
    if (!holder || isBetter(entry, holder)) cells.set(cell, entry);
  }
  return [...cells.values()].sort((a, b) => (a.cell < b.cell ? -1 : 1));
}

function isBetter(a: GridCell, b: GridCell): boolean {
  return a.quality !== b.quality ? a.quality > b.quality : a.id < b.id;
}

export interface GridSummary {
  /** Cells with a genome. */
  readonly filled: number;
  /** Their share of all cells. */
  readonly coverage: number;
  /** Sum of the qualities (QD score, Pugh, Soros & Stanley 2016). */
  readonly score: number;
}

export function summariseGrid(grid: BehaviourGrid): GridSummary {
  return {
    filled: grid.length,
    coverage: quantise(grid.length / countCells()),
    score: quantise(grid.reduce((sum, { quality }) => sum + quality, 0)),
  };
}
