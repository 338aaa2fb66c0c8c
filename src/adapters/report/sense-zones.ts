import type { EpochMs } from '../../domain/market/bars';
import type { Evidence } from '../../domain/sensory/sense';

/** Prices at which evidence stood, from where it came about to the last bar at which it counted. */
export interface EvidenceZone {
  readonly kind: 'order block' | 'fair value gap' | 'swept level';
  readonly isBullish: boolean;
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly low: number;
  readonly high: number;
  /** The most that it ever weighed. */
  readonly weight: number;
}

/** Swings of a harmonic pattern, X to D. */
export interface PatternPath {
  readonly name: string;
  readonly isBullish: boolean;
  readonly points: readonly { readonly time: EpochMs; readonly price: number }[];
}

export interface SeenBar {
  readonly time: EpochMs;
  readonly evidence: readonly Evidence[];
}

const kinds = [
  ['order block', /order block$/],
  ['fair value gap', /fair value gap/],
  ['swept level', /equal (?:highs|lows) were swept$/],
] as const;

/** Zones by what they weighed at the most, the weightiest first; each once, however many bars it was seen at. */
export function findEvidenceZones(bars: readonly SeenBar[]): EvidenceZone[] {
  const zones = new Map<string, EvidenceZone>();
  for (const { time, evidence } of bars)
    for (const { what, where, weight } of evidence) {
      const kind = kinds.find(([, words]) => words.test(what))?.[0];
      if (kind === undefined || !where.prices) continue;
      const isBullish = isBullishText(what);
      const key = `${kind} ${isBullish} ${where.from}`;
      const known = zones.get(key);
      zones.set(key, {
        ...(known ?? { kind, isBullish, from: where.from, ...where.prices }),
        to: time,
        weight: Math.max(known?.weight ?? 0, Math.abs(weight)),
      });
    }
  return [...zones.values()].sort((a, b) => b.weight - a.weight);
}

/** Every harmonic pattern that was seen, the latest last. */
export function findPatternPaths(bars: readonly SeenBar[]): PatternPath[] {
  const paths = new Map<string, PatternPath>();
  for (const { evidence } of bars)
    for (const { what } of evidence) {
      const name = /^(.+) pattern, fit$/.exec(what)?.[1];
      if (name === undefined) continue;
      const legs = evidence
        .filter((one) => one.what.startsWith('leg ') && one.what.endsWith(` of the ${name}`))
        .sort((a, b) => a.where.from - b.where.from);
      const points = legs.flatMap((leg, i) => (i === 0 ? [startOf(leg), endOf(leg)] : [endOf(leg)]));
      paths.set(`${name} ${points.map(({ time }) => time).join(' ')}`, {
        name,
        isBullish: isBullishText(what),
        points,
      });
    }
  return [...paths.values()];
}

/** Equal lows that were swept speak for a rise. */
function isBullishText(what: string): boolean {
  return /bullish|equal lows/.test(what);
}

function startOf({ where, value }: Evidence): PatternPath['points'][number] {
  return { time: where.from, price: (value > 0 ? where.prices?.low : where.prices?.high) ?? 0 };
}

function endOf({ where, value }: Evidence): PatternPath['points'][number] {
  return { time: where.to, price: (value > 0 ? where.prices?.high : where.prices?.low) ?? 0 };
}
