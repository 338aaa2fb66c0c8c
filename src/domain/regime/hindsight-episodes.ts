import type { BarRange } from '../market/bars';
import { regimeChangePolicy } from './transition-policy';

/**
 * Bear markets, from the bar after the peak to the trough (Lunde & Timmermann 2004): a peak is one when prices have fallen by `bearFall` from it, a
 * trough when they have risen by `bearRise`. Known in hindsight only, to judge alerts by and never for a decision. A fall that has not yet risen again runs
 * to its lowest close so far.
 */
export function findBearMarkets(
  close: Float64Array,
  { bearFall, bearRise }: { readonly bearFall: number; readonly bearRise: number } = regimeChangePolicy,
): BarRange[] {
  const bears: BarRange[] = [];
  let falling = false;
  let peak = 0;
  let trough = 0;
  for (let bar = 1; bar < close.length; bar++) {
    const price = close[bar]!;
    if (falling) {
      if (price < close[trough]!) trough = bar;
      else if (price >= close[trough]! * (1 + bearRise)) {
        bears.push({ from: peak + 1, to: trough + 1 });
        falling = false;
        peak = bar;
      }
    } else if (price > close[peak]!) peak = bar;
    else if (price <= close[peak]! * (1 - bearFall)) {
      falling = true;
      trough = bar;
    }
  }
  if (falling) bears.push({ from: peak + 1, to: trough + 1 });
  return bears;
}

export interface SpellOptions {
  readonly above: number;
  /** Spells with no more bars between them are one. */
  readonly mergeWithin: number;
  /** Shorter spells are left out. */
  readonly leastBars: number;
}

/** Stretches of values above a threshold, short pauses included: hindsight, as above. NaN is not above. */
export function findSpells(values: Float64Array, { above, mergeWithin, leastBars }: SpellOptions): BarRange[] {
  const spells: { from: number; to: number }[] = [];
  for (let bar = 0; bar < values.length; bar++) {
    if (!(values[bar]! > above)) continue;
    const last = spells[spells.length - 1];
    if (last && bar - last.to <= mergeWithin) last.to = bar + 1;
    else spells.push({ from: bar, to: bar + 1 });
  }
  return spells.filter(({ from, to }) => to - from >= leastBars);
}
