import type { GateThreshold } from '../gate';
import { weighMeasurement, type MeasuredFigure } from '../gate-finding';
import { rankPlacebos, type PlaceboRank } from '../placebo-ranks';
import type { Gate } from './gate-rule';

/** What does not beat its own placebos is no skill, whatever it earned. */
export const placebos: Gate<'placebos'> = {
  name: 'placebos',
  rule: 1,
  question: 'Does it beat its own signals shuffled, entries at random, plain drift, and itself a bar late?',
  parts: ['placebos'],
  judge({ placebos: evidence }, { level, minDraws }) {
    const ranks = evidence ? rankPlacebos(evidence, level) : [];
    const demands = listDemands(level);
    // A kind that was not drawn is not beaten.
    const draws = demands
      .filter(({ kind }) => kind !== 'drift' && kind !== 'lagged')
      .map(({ kind, range }) => ranks.find((rank) => rank.kind === kind && rank.range === range)?.draws ?? 0);
    return weighMeasurement({
      figures: [...ranks.map(describeRank), { name: 'draws', value: Math.min(...draws), method: 'fewest of any kind' }],
      enough: [{ statistic: 'draws', part: 'value', relation: 'atLeast', value: minDraws }],
      thresholds: demands.map(({ threshold }) => threshold),
    });
  },
};

type Place = Pick<PlaceboRank, 'kind' | 'range'>;

/** What every kind is asked in both ranges, whether the evidence has it or not. */
function listDemands(level: number): (Place & { threshold: GateThreshold })[] {
  return (['inSample', 'outOfSample'] as const).flatMap((range) =>
    (Object.keys(methods) as PlaceboRank['kind'][]).map((kind) => {
      const statistic = nameRank({ kind, range });
      return { kind, range, threshold: { statistic, ...demandOf(kind, level) } };
    }),
  );
}

function demandOf(kind: PlaceboRank['kind'], level: number): Omit<GateThreshold, 'statistic'> {
  if (kind === 'drift') return { part: 'value', relation: 'above', value: 0 };
  if (kind === 'lagged') return { part: 'pValue', relation: 'above', value: level };
  return { part: 'pValue', relation: 'atMost', value: level };
}

function nameRank({ kind, range }: Place): string {
  return `${kind} ${range === 'inSample' ? 'in sample' : 'out of sample'}`;
}

/** The candidate's lead over the placebo, or over the median of those drawn, in annual Sharpe ratios. */
function describeRank(rank: PlaceboRank): MeasuredFigure {
  const { kind, candidate, placebo, interval, pValue } = rank;
  const isDefined = candidate !== undefined && placebo !== undefined;
  return {
    name: nameRank(rank),
    value: isDefined ? candidate - placebo : undefined,
    interval: candidate === undefined ? undefined : interval && leadOver(candidate, interval),
    pValue,
    method: `lead over it in annual Sharpe ratio${methods[kind]}`,
  };
}

function leadOver(
  candidate: number,
  { lower, upper, level }: NonNullable<PlaceboRank['interval']>,
): MeasuredFigure['interval'] {
  return { lower: candidate - upper, upper: candidate - lower, level };
}

const methods: Readonly<Record<PlaceboRank['kind'], string>> = {
  shuffled: ', its signals shifted in blocks; share of draws at least as good (Phipson & Smyth 2010)',
  permuted: ', its signals in another order; share of draws at least as good (Phipson & Smyth 2010)',
  'random-entries': ', entries at random as long and as often; share of draws at least as good (Phipson & Smyth 2010)',
  drift: ', always invested at the same exposure without costs',
  lagged: ', acting a bar late; p-value of acting late being no better',
};
