/**
 * p-values adjusted for being several, in the order given: refusing all at or below a level keeps the expected share of false discoveries
 * among those refused at that level (Benjamini & Hochberg 1995). Throws a RangeError on a p-value outside [0, 1].
 */
export function adjustForFalseDiscovery(pValues: readonly number[]): number[] {
  const wrong = pValues.find((pValue) => !(pValue >= 0 && pValue <= 1));
  if (wrong !== undefined) throw new RangeError(`a p-value lies in [0, 1], not at ${wrong}`);
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = pValues.map(() => 1);
  let least = 1;
  for (const [place, index] of order.entries()) {
    least = Math.min(least, pValues[index]! * (pValues.length / (pValues.length - place)));
    adjusted[index] = least;
  }
  return adjusted;
}
