import fc from 'fast-check';

/** Columns of single-precision values with an odd offset, and runs of zeros: what sums and extremes go wrong on. */
export const columns = fc
  .array(
    fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Math.fround(value) + 1e-3),
      fc.constant(0),
    ),
    {
      minLength: 1,
      maxLength: 200,
    },
  )
  .map((list) => Float64Array.from(list));

export const windowSizes = fc.integer({ min: 1, max: 40 });
