import { fitnessDimensions, type Scored } from './fitness';

/** Whether less or more of every objective is better. */
export type Direction = 'minimise' | 'maximise';

/** Many members as rows of numbers: half a million pairs are compared, and rows compare many times faster than records. */
export interface ObjectiveRows {
  readonly count: number;
  /** Objectives of a member. */
  readonly width: number;
  /** `count` rows of `width` numbers, one after the other. */
  readonly values: Float64Array;
  readonly direction: Direction;
  /** One number a member: 0 where it is feasible, else how far it is from being so. */
  readonly violations: Float64Array;
}

/** Rows of feasible members. Throws a RangeError on rows of different lengths and on a number that is not finite. */
export function createObjectiveRows(rows: readonly (readonly number[])[], direction: Direction): ObjectiveRows {
  const width = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, index) => {
    if (row.length !== width) throw new RangeError(`row ${index} has ${row.length} objectives, the first has ${width}`);
    row.forEach((value, column) => {
      if (!Number.isFinite(value)) throw new RangeError(`objective ${column} of row ${index} is ${value}`);
      values[index * width + column] = value;
    });
  });
  return { count: rows.length, width, values, direction, violations: new Float64Array(rows.length) };
}

/** The four scores of each member, more is better. */
export function scoreRows(population: readonly Scored[]): ObjectiveRows {
  const width = fitnessDimensions.length;
  const values = new Float64Array(population.length * width);
  const violations = new Float64Array(population.length);
  population.forEach(({ violation, fitness }, index) => {
    violations[index] = violation;
    fitnessDimensions.forEach((dimension, column) => (values[index * width + column] = fitness[dimension]));
  });
  return { count: population.length, width, values, direction: 'maximise', violations };
}
