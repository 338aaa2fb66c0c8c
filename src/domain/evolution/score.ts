/** Any real number to (0, 1), rising, 0 to one half: the score of a gain measured in units of `scale`. */
export function scoreGain(gain: number, scale: number): number {
  const units = gain / scale;
  return (1 + units / (1 + Math.abs(units))) / 2;
}

/** A loss of at least 0 to (0, 1], falling, `atHalf` to one half. */
export function scoreLoss(loss: number, atHalf: number): number {
  return 1 / (1 + loss / atHalf);
}
