import type { AxisName, AxisReading, RegimeAxes } from './regime-axes';

/** States of some axes, all of which hold at once; the states named of one axis are alternatives. */
export type RegimeCell = { readonly [Name in AxisName]?: readonly string[] };

/** A taxonomy: names for what the axes show. */
export interface RegimeView {
  /** Lower-case letters and dashes. */
  readonly name: string;
  readonly words: string;
  /** The seed and its place. */
  readonly source: string;
  /** Without these it says nothing; the cells' other axes take part where they are known. */
  readonly needs: readonly AxisName[];
  /** States that exclude one another, each a set of cells that do. */
  readonly states: readonly { readonly name: string; readonly cells: readonly RegimeCell[] }[];
  /**
   * 0 where the states leave nothing between them. Above 0 they are patterns that leave gaps: each axis of a pattern is then allowed to be otherwise with this
   * probability, and the nearest pattern names the market.
   */
  readonly slack: number;
}

export interface ViewReading {
  /** The likeliest state, the first of equals. */
  readonly name: string;
  readonly probability: number;
  /** Of all states in the view's order; they sum to 1. */
  readonly probabilities: readonly number[];
  /** Share of the view's axes that were known. */
  readonly coverage: number;
}

/** Axes that the view looks at, those it needs first. */
export function axesOf({ needs, states }: RegimeView): AxisName[] {
  const used = states.flatMap(({ cells }) => cells.flatMap((cell) => Object.keys(cell) as AxisName[]));
  return [...new Set([...needs, ...used])];
}

/** Reads one view of the axes as the axes' readings come; axes are independent given the past. Undefined where a needed axis is unknown. */
export function createViewReader(
  view: RegimeView,
  axes: RegimeAxes,
): (reading: AxisReading) => ViewReading | undefined {
  const used = axesOf(view);
  const states = view.states.map(({ cells }) => cells.map((cell) => indexCell(cell, axes)));
  return (reading) => {
    for (const axis of view.needs) if (reading[axis] === undefined) return undefined;
    const probabilities: number[] = [];
    let total = 0;
    for (const cells of states) {
      let weight = 0;
      for (const cell of cells) weight += weighCell(cell, reading, view.slack);
      probabilities.push(weight);
      total += weight;
    }
    for (let state = 0; state < probabilities.length; state++) probabilities[state] = probabilities[state]! / total;
    let best = 0;
    for (let state = 1; state < probabilities.length; state++)
      if (probabilities[state]! > probabilities[best]!) best = state;
    let known = 0;
    for (const axis of used) if (reading[axis] !== undefined) known++;
    return {
      name: view.states[best]!.name,
      probability: probabilities[best]!,
      probabilities,
      coverage: known / used.length,
    };
  };
}

type IndexedCell = readonly { readonly axis: AxisName; readonly states: readonly number[] }[];

function indexCell(cell: RegimeCell, axes: RegimeAxes): IndexedCell {
  return (Object.entries(cell) as [AxisName, readonly string[]][]).map(([axis, states]) => {
    const indices = states.map((state) => axes[axis].states.indexOf(state));
    if (indices.includes(-1)) throw new RangeError(`the axis ${axis} has no such states as ${states.join(', ')}`);
    return { axis, states: indices };
  });
}

function weighCell(cell: IndexedCell, reading: AxisReading, slack: number): number {
  let product = 1;
  for (const { axis, states } of cell) {
    const probabilities = reading[axis];
    if (probabilities === undefined) continue;
    let sum = 0;
    for (const state of states) sum += probabilities[state]!;
    product *= slack + (1 - 2 * slack) * sum;
  }
  return product;
}
