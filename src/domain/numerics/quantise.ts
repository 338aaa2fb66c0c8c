/**
 * Twelve significant digits. Math.exp, log and pow may differ in the last digit between platforms; what is compared or hashed is cut
 * to where they agree, so that one seed gives one result everywhere.
 */
export function quantise(value: number): number {
  return Number(value.toPrecision(12));
}
