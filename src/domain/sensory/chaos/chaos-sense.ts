import type { Bars, EpochMs } from '../../market/bars';
import type { FeatureStream } from '../../market/feature';
import type { Evidence, Sense, SenseStream } from '../sense';
import { chaosFeatures } from './chaos-features';
import { openCrashHazard } from './crash-hazard';
import { openLossForecast } from './expected-shortfall';
import { openJump } from './jump-features';
import { computeJumpLimit } from './jump-limit';
import { chaosPolicy } from './policy';
import { openTailAsymmetry, openTailIndex } from './tail-features';
import { openVolatilityOfVolatility } from './volatility-of-volatility';

// The sense of danger: it speaks against a market whose chance of a crash is higher than usual, and hardly for one where it is low, because
// calm is what a market looks like before a crash as well as long after one.

const { sense: policy, jump: jumps } = chaosPolicy;

const parties = ['hazard', 'jump', 'restlessness', 'asymmetry'] as const;
type Part = (typeof parties)[number];

/** What was found at the bar pushed last. */
interface Findings {
  readonly latest: EpochMs;
  readonly tailStart: EpochMs;
  readonly restlessStart: EpochMs;
  readonly close: number;
  readonly hazard: number;
  readonly usualRate: number;
  readonly crashPrice: number;
  readonly restlessness: number;
  readonly usualRestlessness: number;
  readonly asymmetry: number;
  readonly usualAsymmetry: number;
  readonly tailIndex: number;
  readonly expectedShortfall: number;
  readonly jump: Jump | undefined;
}

/** The last jump, while it is remembered. */
interface Jump {
  readonly deviations: number;
  readonly at: EpochMs;
  readonly low: number;
  readonly high: number;
  readonly age: number;
}

export const chaosSense: Sense = {
  dimension: 'chaos',
  words: 'how likely the market is to crash, how heavy its tails are and what has just jumped',
  horizonBars: () => policy.horizonBars,
  features: chaosFeatures,
  open: () => openChaos(),
};

function openChaos(): SenseStream {
  const look = openFindings();
  let findings: Findings | undefined;
  return {
    push: (bars, t) => {
      findings = look(bars, t);
      return signalOf(findings);
    },
    coverage: () => (findings ? coverageOf(findings) : 0),
    evidence: () => (findings ? evidenceOf(findings) : []),
  };
}

function openFindings(): (bars: Bars, t: number) => Findings {
  const hazards = openCrashHazard(policy.horizonBars);
  const restlessness = openVolatilityOfVolatility(policy.volatilityBars);
  const asymmetry = openTailAsymmetry(policy.tailBars);
  const tailIndex = openTailIndex(policy.tailBars);
  const losses = openLossForecast(policy.tailBars);
  const lastJump = openLastJump(openJump(policy.jumpBars));
  const usualRestlessness = openUsual();
  const usualAsymmetry = openUsual();
  return (bars, t) => {
    const restless = restlessness.push(bars, t);
    const asymmetric = asymmetry.push(bars, t);
    return {
      latest: bars.time[t]!,
      tailStart: bars.time[Math.max(0, t - policy.tailBars)]!,
      restlessStart: bars.time[Math.max(0, t - policy.volatilityBars)]!,
      close: bars.close[t]!,
      hazard: hazards.push(bars, t),
      usualRate: hazards.usualRate(),
      crashPrice: hazards.limit(),
      restlessness: restless,
      usualRestlessness: usualRestlessness(restless),
      asymmetry: asymmetric,
      usualAsymmetry: usualAsymmetry(asymmetric),
      tailIndex: tailIndex.push(bars, t),
      expectedShortfall: losses.push(bars, t).expectedShortfall,
      jump: lastJump(bars, t),
    };
  };
}

/** Slowly following mean of what it is handed, from the first value on; what is undefined leaves it as it was. */
function openUsual(): (value: number) => number {
  let usual = Number.NaN;
  return (value) => {
    if (!Number.isNaN(value)) usual = Number.isNaN(usual) ? value : usual + policy.novelty * (value - usual);
    return usual;
  };
}

function openLastJump(stream: FeatureStream): (bars: Bars, t: number) => Jump | undefined {
  const limit = computeJumpLimit({ ...jumps, windowBars: policy.jumpBars });
  let last: Omit<Jump, 'age'> | undefined;
  let since = 0;
  return (bars, t) => {
    const deviations = stream.push(bars, t);
    since++;
    if (Math.abs(deviations) > limit) {
      last = { deviations, at: bars.time[t]!, low: bars.low[t]!, high: bars.high[t]! };
      since = 0;
    }
    return last && since < policy.jumpMemoryBars ? { ...last, age: since } : undefined;
  };
}

/** How far a value is above its usual one, from -1 to 1: half way at one and a half times the usual. Quotients alone, equal on every platform. */
function excessOf(value: number, usual: number): number {
  const excess = value === usual ? 0 : 2 * (value / usual - 1);
  return excess / (1 + Math.abs(excess));
}

/** How dangerous each thing found is, -1 (as calm as can be) to 1; NaN where it is not known. */
function dangersOf(findings: Findings): Record<Part, number> {
  const { hazard, usualRate, restlessness, usualRestlessness, asymmetry, usualAsymmetry, jump } = findings;
  return {
    hazard: excessOf(hazard, usualRate),
    restlessness: excessOf(restlessness, usualRestlessness),
    asymmetry: excessOf(asymmetry, usualAsymmetry),
    jump: jump ? (jump.deviations < 0 ? 1 : -1) * (1 - jump.age / policy.jumpMemoryBars) : 0,
  };
}

/**
 * What each thing found adds to the signal: its danger, against the market. All together they speak in full where there is danger on the whole, and with
 * a fraction of their voice where there is calm.
 */
function partsOf(findings: Findings): Record<Part, number> {
  const dangers = dangersOf(findings);
  const parts = { hazard: 0, jump: 0, restlessness: 0, asymmetry: 0 };
  // Without a hazard there is no danger to speak of, and the rest alone says too little.
  if (Number.isNaN(dangers.hazard)) return parts;
  let total = 0;
  for (const name of parties) {
    if (Number.isNaN(dangers[name])) continue;
    parts[name] = -policy.weights[name] * dangers[name];
    total += parts[name];
  }
  if (total > 0) for (const name of parties) parts[name] *= policy.calm;
  return parts;
}

function signalOf(findings: Findings): number {
  const parts = partsOf(findings);
  let signal = 0;
  for (const name of parties) signal += parts[name];
  return Math.min(Math.max(signal, -1), 1);
}

function coverageOf({ hazard, restlessness, asymmetry, tailIndex, expectedShortfall }: Findings): number {
  const known = [hazard, restlessness, asymmetry, tailIndex, expectedShortfall].filter((value) => !Number.isNaN(value));
  return known.length / 5;
}

function evidenceOf(findings: Findings): Evidence[] {
  const { latest, tailStart, restlessStart, close, crashPrice, jump } = findings;
  const parts = partsOf(findings);
  const tail = { from: tailStart, to: latest };
  const shortfallPrice = close * Math.max(0, 1 - findings.expectedShortfall);
  const prices = (end: number): { low: number; high: number } => ({
    low: Math.min(end, close),
    high: Math.max(end, close),
  });
  const found: Evidence[] = [
    {
      what: `probability of a crash within ${policy.horizonBars} bars`,
      where: { from: latest, to: latest, prices: prices(crashPrice) },
      value: findings.hazard,
      weight: parts.hazard,
    },
    {
      what: 'volatility of volatility',
      where: { from: restlessStart, to: latest },
      value: findings.restlessness,
      weight: parts.restlessness,
    },
    { what: 'worst returns over best', where: tail, value: findings.asymmetry, weight: parts.asymmetry },
    { what: 'tail index', where: tail, value: findings.tailIndex, weight: 0 },
    {
      what: 'expected shortfall of the next bar',
      where: { from: latest, to: latest, prices: prices(shortfallPrice) },
      value: findings.expectedShortfall,
      weight: 0,
    },
  ];
  if (jump) {
    found.push({
      what: jump.deviations < 0 ? 'jump down, in deviations' : 'jump up, in deviations',
      where: { from: jump.at, to: jump.at, prices: { low: jump.low, high: jump.high } },
      value: jump.deviations,
      weight: parts.jump,
    });
  }
  return found.filter(({ value }) => !Number.isNaN(value)).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
