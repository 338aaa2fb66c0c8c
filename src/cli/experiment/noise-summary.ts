import { curriculumPolicy } from '../../domain/curriculum/policy';
import { requireHoldOut } from '../../domain/evolution/hold-out';
import { computeShareBounds, type ShareBounds } from '../../domain/numerics/binomial-distribution';
import { computeNormalCdf, computeNormalQuantile } from '../../domain/numerics/normal-distribution';
import { computeDeflatedSharpePower, computeSharpePower } from '../../domain/performance/sharpe-power';
import type { MarketCase } from './noise-cases';
import type { JudgedCase, KnownTrades } from './noise-runner';

export type CaseFacts = Pick<MarketCase, 'kind' | 'years' | 'strength'> &
  Pick<JudgedCase, 'certified' | 'found' | 'evidenceOfSkill' | 'trials' | 'looks' | 'known'>;

export interface NoiseSummary {
  readonly noise: Share & { readonly runs: number; readonly evidenceOfSkill: number };
  readonly edge: Share & { readonly runs: number; readonly found: number };
  /** Of runs whose gates have by theory at least `worthwhile` to find what is there. */
  readonly powerful: Share & { readonly runs: number };
  readonly kinds: readonly (Share & { readonly kind: string; readonly runs: number })[];
  readonly cells: readonly PowerCell[];
  /** Counted against all candidates together. */
  readonly trials: number;
}

export interface Share {
  readonly certified: number;
  /** Exact 95 % interval of the share certified (Clopper & Pearson 1934); absent without runs. */
  readonly interval?: ShareBounds;
}

export interface PowerCell extends Share {
  readonly strength: number;
  readonly years: number;
  readonly runs: number;
  readonly found: number;
  /** Probability that the gates let a strategy of this very strength through, mean over the runs' own counts. */
  readonly theory: number;
}

export const worthwhile = 0.95;
const confidence = 0.95;
const tradingDays = 252;
/** Of a target that is as good as reached. */
const tolerated = 1 - curriculumPolicy.targetMargin;
/** One-sided bounds of this confidence make a two-sided interval at 95 %. */
const boundLevel = 0.975;

export function summariseNoise(cases: readonly CaseFacts[]): NoiseSummary {
  const noise = cases.filter(({ strength }) => strength === undefined);
  const edges = cases.flatMap((one) => (one.strength === undefined ? [] : [{ ...one, strength: one.strength }]));
  const powerful = edges.filter((one) => computeGatePower(one) >= worthwhile);
  const kinds = [...new Set(noise.map(({ kind }) => kind))];
  return {
    noise: { ...shareOf(noise), evidenceOfSkill: noise.filter((one) => one.evidenceOfSkill).length },
    edge: { ...shareOf(edges), found: countFound(edges) },
    powerful: shareOf(powerful),
    kinds: kinds.map((kind) => ({ kind, ...shareOf(noise.filter((one) => one.kind === kind)) })),
    cells: listCells(edges),
    trials: cases.reduce((sum, { trials }) => sum + trials, 0),
  };
}

type EdgeFacts = CaseFacts & { readonly strength: number };

function listCells(edges: readonly EdgeFacts[]): PowerCell[] {
  const cells = new Map<string, EdgeFacts[]>();
  for (const one of edges) {
    const key = `${one.years} ${one.strength}`;
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  return [...cells.values()]
    .map((members) => {
      const { strength, years } = members[0]!;
      const theory = members.reduce((sum, one) => sum + computeGatePower(one), 0) / members.length;
      return { strength, years, found: countFound(members), theory, ...shareOf(members) };
    })
    .sort((a, b) => b.years - a.years || b.strength - a.strength);
}

/**
 * The gates' own power by normal theory: that a strategy which truly has this annual ratio, and wins as often as the rule that knows the market,
 * passes. In sample the deflated ratio against all trials decides; out of sample the hardest of the deflated ratio against all looks and the
 * stage's targets for the ratio and for the win rate, which hang on the same returns. The bars of the two parts do not overlap, so their
 * probabilities multiply. What the other gates cost is what the measured share falls short of it.
 */
export function computeGatePower({ strength, years, trials, looks, known }: EdgeFacts): number {
  const { inSample, outOfSample } = requireHoldOut(years * tradingDays);
  const terms = { annualSharpe: strength, periodsPerYear: tradingDays, confidence };
  const before = { ...terms, observations: inSample.to - inSample.from };
  const after = { ...terms, observations: outOfSample.to - outOfSample.from };
  const { sharpe, winRate } = curriculumPolicy.stages.foundation.targets;
  const benchmark = (sharpe * tolerated) / Math.sqrt(tradingDays);
  return (
    computeDeflatedSharpePower({ ...before, trials }) *
    Math.min(
      computeDeflatedSharpePower({ ...after, trials: Math.max(looks, 1) }),
      computeSharpePower({ ...after, benchmark }),
      known && winRate !== undefined ? computeWinRatePower(known, winRate * tolerated) : 1,
    )
  );
}

/** That the lower bound of a share of wins lies above a threshold (normal approximation of the binomial). */
function computeWinRatePower({ winRate, trades }: KnownTrades, threshold: number): number {
  const error = Math.sqrt((winRate * (1 - winRate)) / Math.max(trades, 1));
  if (error === 0) return Number(winRate > threshold);
  return computeNormalCdf((winRate - threshold) / error - computeNormalQuantile(confidence));
}

function countFound(cases: readonly CaseFacts[]): number {
  return cases.filter(({ found }) => found).length;
}

function shareOf(cases: readonly CaseFacts[]): Share & { readonly runs: number } {
  const certified = cases.filter((one) => one.certified).length;
  return {
    runs: cases.length,
    certified,
    ...(cases.length > 0 && { interval: computeShareBounds(certified, cases.length, boundLevel) }),
  };
}
