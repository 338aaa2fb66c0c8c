/** Share of periods in which a position was held, in [0, 1]; undefined without periods. Throws a RangeError when more were held than there are. */
export function computeExposure(periodsHeld: number, periods: number): number | undefined {
  if (!(periodsHeld >= 0 && periodsHeld <= periods)) {
    throw new RangeError(`a position cannot be held in ${periodsHeld} of ${periods} periods`);
  }
  return periods === 0 ? undefined : periodsHeld / periods;
}
