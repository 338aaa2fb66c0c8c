/** Throws a RangeError unless a year has a positive, finite number of periods; every annualised figure starts here. */
export function assertPeriodsPerYear(periodsPerYear: number): void {
  if (periodsPerYear > 0 && periodsPerYear < Infinity) return;
  throw new RangeError(`periods per year are positive and finite, not ${periodsPerYear}`);
}
