import { dominates, fitnessDimensions, type Scored } from './fitness';

/**
 * The best ever found, bounded in size and never getting worse: fitness space is cut into boxes of edge `epsilon`, and of the boxes that no
 * other box dominates each keeps one genome (epsilon-Pareto archive, Laumanns, Thiele, Deb & Zitzler 2002). Whoever leaves is replaced by
 * one whose box is at least as good. Only feasible genomes enter. The result is sorted by id and does not depend on the order of newcomers.
 */
export function updateArchive<T extends Scored>(archive: readonly T[], newcomers: readonly T[], epsilon: number): T[] {
  const members = new Map<string, T>();
  for (const member of archive) members.set(boxKey(member, epsilon), member);
  const ordered = [...newcomers].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const newcomer of ordered) if (newcomer.violation === 0) admit(members, newcomer, epsilon);
  return [...members.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function admit<T extends Scored>(members: Map<string, T>, newcomer: T, epsilon: number): void {
  const key = boxKey(newcomer, epsilon);
  const rival = members.get(key);
  if (rival) {
    if (dominates(newcomer, rival)) members.set(key, newcomer);
    return;
  }
  const box = boxOf(newcomer, epsilon);
  for (const member of members.values()) if (boxDominates(boxOf(member, epsilon), box)) return;
  for (const [otherKey, member] of members) if (boxDominates(box, boxOf(member, epsilon))) members.delete(otherKey);
  members.set(key, newcomer);
}

function boxOf({ fitness }: Scored, epsilon: number): number[] {
  return fitnessDimensions.map((dimension) => Math.floor(fitness[dimension] / epsilon));
}

function boxKey(member: Scored, epsilon: number): string {
  return boxOf(member, epsilon).join(',');
}

/** At least as good in every dimension; equal boxes were told apart before. */
function boxDominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((coordinate, index) => coordinate >= b[index]!);
}
