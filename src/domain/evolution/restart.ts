import type { Scored } from './fitness';
import { rankPopulation } from './ranking';
import { searchPolicy } from './search-policy';

export interface RestartPlan {
  /** The best, who live on. */
  readonly kept: readonly string[];
  /** Places to be filled with genomes that owe nothing to those before. */
  readonly fresh: number;
}

/** A population starts anew but for a few of its best feasible members. Archive and trial ledger are not touched: what was tried stays counted. */
export function planRestart(members: readonly Scored[], size: number): RestartPlan {
  const kept = rankPopulation(members.filter(({ violation }) => violation === 0))
    .slice(0, Math.ceil(searchPolicy.restart.keep * size))
    .map(({ member }) => member.id);
  return { kept, fresh: size - kept.length };
}
