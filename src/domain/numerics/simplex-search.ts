export interface SimplexSearch {
  readonly start: readonly number[];
  /** Edge of the first simplex along every axis. */
  readonly step: number;
  /** The search ends where the best and the worst corner differ by less than this share of the best value. */
  readonly tolerance: number;
  /** 500 for every dimension unless stated. */
  readonly maxSteps?: number;
}

interface Corner {
  readonly at: readonly number[];
  readonly cost: number;
}

/**
 * A point where `costOf` is lowest nearby: the simplex method of Nelder & Mead (1965) in the form of Lagarias et al. (1998), without derivatives.
 * A cost of Infinity marks a point that is not allowed; the start must be allowed. Equal input gives an equal point.
 */
export function findMinimum(costOf: (at: readonly number[]) => number, search: SimplexSearch): number[] {
  const { start, step, tolerance, maxSteps = 500 * start.length } = search;
  const corner = (at: readonly number[]): Corner => ({ at, cost: costOf(at) });
  const corners = [corner(start)];
  start.forEach((value, axis) => corners.push(corner(start.with(axis, value + step))));
  const byCost = (a: Corner, b: Corner): number => a.cost - b.cost;
  for (let taken = 0; taken < maxSteps; taken++) {
    corners.sort(byCost);
    const best = corners[0]!;
    const worst = corners[corners.length - 1]!;
    if (worst.cost - best.cost <= tolerance * Math.abs(best.cost)) break;
    const better = moveWorst(corners, corner);
    if (better) corners[corners.length - 1] = better;
    else for (let i = 1; i < corners.length; i++) corners[i] = corner(blend(best.at, corners[i]!.at, 0.5));
  }
  return corners.sort(byCost)[0]!.at.slice();
}

/** The worst corner reflected, expanded or contracted through the middle of the others; undefined where only shrinking is left. */
function moveWorst(corners: readonly Corner[], corner: (at: readonly number[]) => Corner): Corner | undefined {
  const worst = corners[corners.length - 1]!;
  const others = corners.slice(0, -1);
  const second = others[others.length - 1]!;
  const middle = worst.at.map((_, axis) => others.reduce((sum, { at }) => sum + at[axis]!, 0) / others.length);
  const reflected = corner(blend(middle, worst.at, -1));
  if (reflected.cost < corners[0]!.cost) {
    const expanded = corner(blend(middle, worst.at, -2));
    return expanded.cost < reflected.cost ? expanded : reflected;
  }
  if (reflected.cost < second.cost) return reflected;
  const nearer = reflected.cost < worst.cost ? reflected : worst;
  const contracted = corner(blend(middle, nearer.at, 0.5));
  return contracted.cost < nearer.cost ? contracted : undefined;
}

function blend(from: readonly number[], to: readonly number[], share: number): number[] {
  return from.map((value, axis) => value + share * (to[axis]! - value));
}
