/**
 * p-values adjusted for being several, in the order given: refusing all at or below a level keeps the chance of even one false refusal at
 * that level, whatever their dependence (Holm 1979, step-down). Throws a RangeError on a p-value outside [0, 1].
 */
export function adjustForFamily(pValues: readonly number[]): number[] {
  const wrong = pValues.find((pValue) => !(pValue >= 0 && pValue <= 1));
  if (wrong !== undefined) throw new RangeError(`a p-value lies in [0, 1], not at ${wrong}`);
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = pValues.map(() => 1);
  let largest = 0;
  for (const [place, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, pValues[index]! * (pValues.length - place)));
    adjusted[index] = largest;
  }
  return adjusted;
}
