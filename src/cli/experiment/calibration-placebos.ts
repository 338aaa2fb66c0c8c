import { costPolicies } from '../../domain/microstructure/policy';
import type { Random } from '../../domain/numerics/random';
import { createSimulatedMarket, type SimulatedMarket } from '../../domain/simulation/simulated-market';
import { computeStrategySignals } from '../../domain/simulation/strategy-signals';
import { canonicalGenome } from '../../domain/strategy/canonical-genome';
import type { Genome, Side } from '../../domain/strategy/genome';
import { runSignals } from '../../domain/validation/candidate-run';
import type { CandidateSetting } from '../../domain/validation/candidate-setting';
import { rankPlacebos, type PlaceboRank } from '../../domain/validation/placebo-ranks';
import { measurePlacebos } from '../../domain/validation/placebos';
import { validationPolicy } from '../../domain/validation/policy';
import type { CalibratedFigure, CalibrationStudy } from './calibration-study';
import { growMarket } from './made-up-market';

const draws = 99;
const step = 1 / (draws + 1);
const warmUpBars = 70;
const heldOutBars = 750;
/** Fewer trades than the gate on the length of the record asks for. */
const enoughTrades = 30;

const drawnKinds = ['permuted', 'shuffled', 'random-entries'] as const;
const methods = {
  permuted: 'own signals in random order, bar by bar',
  shuffled: 'own signals in random order, in 20 pieces',
  'random-entries': 'as many positions as long, at random times',
};

const figures: readonly CalibratedFigure[] = [
  ...drawnKinds.map((kind): CalibratedFigure => ({
    ...({ kind: 'test', law: 'uniform', step } as const),
    name: `placebos: ${kind}`,
    method: methods[kind],
  })),
  { kind: 'share', name: 'all three beaten at 5 %', method: 'Berger 1982' },
  {
    ...({ kind: 'test', law: 'uniform', step: 1 / (validationPolicy.placebos.resamples + 1) } as const),
    name: 'placebos: a bar late is better',
    method: 'studentised stationary bootstrap, Ledoit & Wolf 2008',
  },
];

/** Rules that follow or fade the change over some days, on random walks, by how often they trade. */
export const placeboStudies: readonly CalibrationStudy[] = [
  studyPlacebos(`a rule that knows nothing, ${heldOutBars} bars, ${enoughTrades} trades or more`, [1, 3], {
    from: enoughTrades,
    to: Infinity,
  }),
  studyPlacebos(`a rule that knows nothing, ${heldOutBars} bars, 3 to ${enoughTrades - 1} trades`, [22, 43, 64], {
    from: 3,
    to: enoughTrades,
  }),
];

interface TradeCount {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

function studyPlacebos(truth: string, periods: readonly number[], trades: TradeCount): CalibrationStudy {
  return {
    truth,
    figures,
    costly: true,
    replicate: (random) => {
      const { setting, market } = drawTrader(random, periods, trades);
      const inSample = { from: 0, to: 2 };
      const evidence = measurePlacebos(setting, market, { inSample, outOfSample: heldOut, random, draws });
      const ranks = rankPlacebos(evidence, 0.05).filter(({ range }) => range === 'outOfSample');
      const rankOf = (kind: PlaceboRank['kind']): PlaceboRank | undefined => ranks.find((rank) => rank.kind === kind);
      const drawn = drawnKinds.map((kind) => rankOf(kind)?.pValue);
      const all = drawnKinds.every((kind) => rankOf(kind)?.beaten);
      return [...drawn, drawn.includes(undefined) ? undefined : all, rankOf('lagged')?.pValue];
    },
  };
}

const heldOut = { from: warmUpBars, to: warmUpBars + heldOutBars };

/** Markets and rules until one trades as often as is wanted. */
function drawTrader(
  random: Random,
  periods: readonly number[],
  { from, to }: TradeCount,
): { setting: CandidateSetting; market: SimulatedMarket } {
  for (;;) {
    const bars = growMarket({ instrument: 'CALIBRATION' }, warmUpBars + heldOutBars, random);
    const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
    const genome = drawRule(random, periods[random.integer(periods.length)]!);
    const setting = { genome, options: { costs: costPolicies.default, initialCapital: 50_000, maxPosition: 0.95 } };
    const signals = computeStrategySignals(genome, market.columns);
    const { trades } = runSignals(setting, signals, { market, range: heldOut }).simulation;
    if (trades.length >= from && trades.length < to) return { setting, market };
  }
}

function drawRule(random: Random, period: number): Genome {
  const left = `roc(${period})`;
  const [up, down] = random.uniform() < 0.5 ? (['above', 'below'] as const) : (['below', 'above'] as const);
  const threshold = 0.01 * (random.integer(3) - 1);
  const long: Side = { enter: { left, is: up, right: threshold }, exit: { left, is: down, right: threshold } };
  const short: Side = { enter: { left, is: down, right: threshold }, exit: { left, is: up, right: threshold } };
  const sides = [{ long }, { short }, { long, short }][random.integer(3)];
  const exits = random.uniform() < 0.5 ? { stopAtr: 2 } : {};
  return canonicalGenome({ schema: 1, ...sides, exits, sizing: { kind: 'fixed', fraction: 0.95 } });
}
