import { regimePolicy, type TransitionPolicy } from './policy';

/**
 * Bars at which a change of regime became certain, oldest first: the label there and at the `dwellBars - 1` bars before is one and the
 * same, and another than the one settled before. Crossings back and forth are therefore no change, and a change is known only at the end
 * of that time. The first regime after warm-up (code 0) is a beginning, not a change.
 */
export function findRegimeTransitions(
  codes: Uint8Array,
  { dwellBars }: TransitionPolicy = regimePolicy.transition,
): number[] {
  const transitions: number[] = [];
  let settled = 0;
  let held = 0;
  for (let bar = 0; bar < codes.length; bar++) {
    const code = codes[bar]!;
    held = bar > 0 && code === codes[bar - 1] ? held + 1 : 1;
    if (code === 0 || code === settled || held < dwellBars) continue;
    if (settled !== 0) transitions.push(bar);
    settled = code;
  }
  return transitions;
}
