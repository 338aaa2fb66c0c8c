import type { Bars } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';
import { evolvePlainly } from './plain-evolution';

/** How the judgement of one run over a made-up market ended. */
export interface WalkRun {
  readonly passed: boolean;
  readonly reasons: number;
  readonly archive: number;
  /** Weighted fitness of the best, after the first and the last generation. */
  readonly best: readonly [first: number, last: number];
  /** Out-of-sample Sharpe ratio of the first finalist, annualised; 0 where it stayed out. */
  readonly sharpe: number;
}

/**
 * Daily bars whose log return keeps a share `memory` of the one before; without memory a random walk, on which skill is impossible.
 * Highs and lows are those of a Brownian path between open and close: bars with narrower ranges would make every stop a free lunch,
 * because prices beyond it would be seen at the close only.
 */
function walk(seed: number, length: number, memory: number): Bars {
  const volatility = 0.01;
  const dice = createRandom(seed);
  const column = (): Float64Array => new Float64Array(length);
  const [time, open, high, low, close] = [column(), column(), column(), column(), column()];
  let price = 100;
  let move = 0;
  // Largest value of a Brownian bridge, in distribution (Karatzas & Shreve 1991, 4.3.40).
  const extreme = (): number => Math.sqrt(move * move - 2 * volatility * volatility * Math.log(1 - dice.uniform()));
  for (let bar = 0; bar < length; bar++) {
    move = memory * move + volatility * dice.normal();
    time[bar] = Date.UTC(2010, 0, 1) + bar * 86_400_000;
    open[bar] = price;
    close[bar] = price * Math.exp(move);
    high[bar] = price * Math.exp((move + extreme()) / 2);
    low[bar] = price * Math.exp((move - extreme()) / 2);
    price = close[bar]!;
  }
  const prices = { time, open, high, low, close, volume: undefined };
  return { instrument: 'WALK', period: '1d', calendar: 'exchange', timezone: 'UTC', ...prices };
}

function judgeWalk(bars: Bars, settings: Parameters<typeof evolvePlainly>[1]): WalkRun {
  const { conclusion, archive, best, assessment } = evolvePlainly(bars, settings);
  return {
    passed: conclusion.verdict.passed,
    reasons: conclusion.verdict.reasons.length,
    archive: archive.length,
    best: [best[0] ?? 0, best.at(-1) ?? 0],
    sharpe: assessment?.outOfSample.sharpe ?? 0,
  };
}

// Run as a process of its own: the number crunching is many times slower inside the test runner's sandbox.
for (let seed = 1; seed <= 20; seed++) {
  const settings = { seed, population: 40, generations: 6, costs: 'none' } as const;
  console.log(JSON.stringify(judgeWalk(walk(seed, 700, 0), settings)));
}
console.log(
  JSON.stringify(judgeWalk(walk(2, 3_000, 0.8), { seed: 2, population: 60, generations: 15, costs: 'none' })),
);
