import type { Bars } from '../../domain/market/bars';
import type { Genome } from '../../domain/strategy/genome';
import { edgeKinds, knowingRule, plantEdge, type EdgeKind } from './edge-markets';
import { drawNoise, noiseKinds } from './noise-markets';

/** A market made up for one run, and what is known of it. */
export interface MarketCase {
  /** Readable and unique: part of the names of its run and candidate. */
  readonly name: string;
  readonly kind: string;
  readonly years: number;
  /** Annual Sharpe ratio planted; absent: there is nothing to be found. */
  readonly strength?: number;
  /** The rule that knows what was planted. */
  readonly knows?: Genome;
  bars(real: Bars): Bars;
}

export const edgeStrengths = [4, 3, 2, 1, 0.5] as const;
export const edgeYears = [20, 10, 5] as const;
/** Ten years: enough for a gate to say yes. */
const noiseYears = 10;
const tradingDays = 252;

/** Noise of all kinds in turn. */
export function listNoiseCases(runs: number, seed: number): MarketCase[] {
  return Array.from({ length: runs }, (_, run): MarketCase => {
    const kind = noiseKinds[run % noiseKinds.length]!;
    const own = seed * 100_000 + run;
    const bars = (real: Bars): Bars => drawNoise(kind, { seed: own, bars: noiseYears * tradingDays, real });
    return { name: `noise-${kind}-${own}`, kind, years: noiseYears, bars };
  });
}

/** Edges of all kinds, strengths and lengths in turn, the strongest first: those that a small experiment can hope to find. */
export function listEdgeCases(runs: number, seed: number): MarketCase[] {
  const cells = edgeStrengths
    .flatMap((strength) => edgeYears.map((years) => ({ strength, years })))
    .sort((a, b) => b.strength * Math.sqrt(b.years) - a.strength * Math.sqrt(a.years))
    .flatMap((cell) => edgeKinds.map((kind) => ({ ...cell, kind })));
  return Array.from({ length: runs }, (_, run) => plantCase(cells[run % cells.length]!, seed * 100_000 + run));
}

function plantCase(
  { kind, strength, years }: { kind: EdgeKind; strength: number; years: number },
  seed: number,
): MarketCase {
  return {
    name: `edge-${kind}-${strength}-${years}y-${seed}`,
    kind,
    years,
    strength,
    knows: knowingRule(kind),
    bars: () => plantEdge(kind, { seed, bars: years * tradingDays, strength }),
  };
}
