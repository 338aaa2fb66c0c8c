import type { Arena } from '../../domain/evolution/arena';
import type { CostPolicy } from '../../domain/microstructure/policy';
import { simulationPolicy } from '../../domain/simulation/policy';
import type { SimulatedMarket } from '../../domain/simulation/simulated-market';
import type { Condition, Genome, Rule } from '../../domain/strategy/genome';
import { conditionsOf } from '../../domain/strategy/rule-walk';

/** Genomes and the paths they are tried on, with all columns computed: the same work for every language. */
export interface KernelWork {
  readonly genomes: readonly Genome[];
  readonly markets: readonly SimulatedMarket[];
  /** One byte a bar of the first market: 1 after a change of regime. */
  readonly afterChange: Uint8Array;
  readonly costs: CostPolicy;
}

export function kernelWorkOf(genomes: readonly Genome[], { history, stressed, regimes, costs }: Arena): KernelWork {
  return { genomes, markets: [history, ...stressed], afterChange: regimes.afterChange, costs };
}

/**
 * The long rules of genomes alone, always with the same share of the cash: what most backtesting libraries can do. A genome leaves only where
 * it would not enter, because the library at hand does neither where both are true.
 */
export function longRulesOf(genomes: readonly Genome[]): Genome[] {
  const sizing = { kind: 'fixed', fraction: simulationPolicy.maxPosition } as const;
  return genomes.flatMap(({ schema, long }) => {
    if (long?.exit === undefined) return [];
    const { enter, exit } = long;
    return [{ schema, long: { enter, exit: { all: [exit, { not: enter }] } }, exits: {}, sizing }];
  });
}

/** Tokens of a rule in postfix beside the numbers of its leaves. */
const tokens = { not: -1, and: -2, or: -3 } as const;
const impactCodes = { none: 0, almgren: 1, seed: 2 } as const;
const basisPoint = 1e-4;
const headerBytes = 64;
const policyBytes = 512 - headerBytes;

/**
 * The work as bytes, little-endian: a header of six Int32 (paths, columns, leaves, genomes, tokens, features), the cost policy, leaves, rules in
 * postfix, genomes, then path by path its prices, measures and columns; blocks begin at multiples of 64.
 */
export function encodeKernelWork(work: KernelWork): Buffer {
  const table = internRules(work.genomes);
  const { leaves, program, features, columns } = table;
  const head = [work.markets.length, columns.size, leaves.length, work.genomes.length, program.length, features.length];
  const genomes = work.genomes.map((genome, index) => encodeGenome(genome, table.rules[index]!));
  return Buffer.concat([
    padded(ints(head)),
    padded(encodeCosts(work.costs), policyBytes),
    padded(Buffer.concat(leaves)),
    padded(ints(program)),
    padded(ints(features)),
    padded(Buffer.concat(genomes)),
    ...work.markets.map((market) => encodeMarket(market, work.afterChange, [...columns.keys()])),
  ]);
}

interface RuleTable {
  readonly columns: ReadonlyMap<string, number>;
  readonly leaves: Buffer[];
  readonly program: number[];
  readonly features: number[];
  /** For each genome and each of its four rules: where its tokens begin, how many, where its features begin, how many. */
  readonly rules: number[][];
}

function internRules(genomes: readonly Genome[]): RuleTable {
  const columns = new Map<string, number>();
  const known = new Map<string, number>();
  const table = {
    columns,
    leaves: [] as Buffer[],
    program: [] as number[],
    features: [] as number[],
    rules: [] as number[][],
  };
  const numberOf = <K>(numbers: Map<K, number>, key: K): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const leafOf = ({ left, is, right }: Condition): number => {
    const leaf = numberOf(known, `${left} ${is} ${right}`);
    if (leaf < table.leaves.length) return leaf;
    const isLevel = typeof right === 'number';
    const places = [numberOf(columns, left), Number(is === 'above'), isLevel ? -1 : numberOf(columns, right)];
    table.leaves.push(Buffer.concat([ints(places), Buffer.from(Float32Array.of(isLevel ? right : 0).buffer)]));
    return leaf;
  };
  const push = (rule: Rule): void => {
    if ('not' in rule) {
      push(rule.not);
      table.program.push(tokens.not);
    } else if ('all' in rule || 'any' in rule) {
      const [parts, token] = 'all' in rule ? [rule.all, tokens.and] : [rule.any, tokens.or];
      for (const [index, part] of parts.entries()) {
        push(part);
        if (index > 0) table.program.push(token);
      }
    } else {
      table.program.push(leafOf(rule));
    }
  };
  for (const { long, short } of genomes) {
    const places = [long?.enter, long?.exit, short?.enter, short?.exit].flatMap((rule) => {
      const [from, featuresFrom] = [table.program.length, table.features.length];
      if (rule) push(rule);
      const refs = rule
        ? conditionsOf(rule).flatMap(({ left, right }) => (typeof right === 'number' ? [left] : [left, right]))
        : [];
      table.features.push(...new Set(refs.map((ref) => numberOf(columns, ref))));
      return [from, table.program.length - from, featuresFrom, table.features.length - featuresFrom];
    });
    table.rules.push(places);
  }
  return table;
}

function encodeGenome({ exits, sizing }: Genome, rules: number[]): Buffer {
  const { stopAtr = NaN, trailAtr = NaN, targetAtr = NaN, maxBars = Infinity } = exits;
  const sizes =
    sizing.kind === 'fixed' ? [sizing.fraction, NaN, NaN] : [NaN, sizing.annualVolatility, sizing.maxFraction];
  return Buffer.concat([ints(rules), doubles([stopAtr, trailAtr, targetAtr, maxBars, ...sizes, 1, 1, 1, 1])]);
}

function encodeCosts(costs: CostPolicy): Buffer {
  const { impact, capacity } = costs;
  const codes = [Number(costs.name === 'none'), impactCodes[impact.kind], Number(capacity !== undefined), 0];
  const almgren = impact.kind === 'almgren' ? impact : undefined;
  const coefficients = impact.kind === 'none' ? [0, 0] : [impact.permanentCoefficient, impact.temporaryCoefficient];
  return Buffer.concat([
    doubles([simulationPolicy.initialCapital, simulationPolicy.maxPosition]),
    ints(codes),
    doubles([
      costs.fixedCost,
      ...costs.proportionalMultiplier.map((multiplier) => costs.proportionalBps * basisPoint * multiplier),
    ]),
    doubles([costs.maxParticipation ?? 0, costs.assumedDailyVolume, costs.assumedVolatilityDaily, costs.minLiquidity]),
    doubles(coefficients),
    doubles([
      almgren?.temporaryExponent ?? 1,
      almgren ? Math.pow(almgren.inverseTurnoverDays, almgren.inverseTurnoverExponent) : 1,
      almgren?.executionDays ?? 1,
    ]),
    doubles([...(capacity?.freeTurnover ?? [0, 0, 0, 0]), capacity?.penalty ?? 0]),
  ]);
}

function encodeMarket(market: SimulatedMarket, afterChange: Uint8Array, refs: readonly string[]): Buffer {
  const { bars, liquidity } = market.path;
  const series = [
    bars.open,
    bars.high,
    bars.low,
    bars.close,
    market.averageRange,
    market.barVolatility,
    market.dailyVolume,
  ];
  const head = Buffer.concat([
    ints([bars.close.length, Number(liquidity !== undefined)]),
    doubles([market.barsPerDay, market.periodsPerYear]),
  ]);
  return Buffer.concat([
    padded(head),
    ...[...series, ...(liquidity ? [liquidity] : [])].map((values) => padded(doubles(values))),
    padded(Buffer.from(market.volatilityRegime)),
    padded(Buffer.from(afterChange)),
    ...refs.map((ref) => padded(Buffer.from(Float32Array.from(market.columns.column(ref)).buffer))),
  ]);
}

function ints(values: readonly number[]): Buffer {
  return Buffer.from(Int32Array.from(values).buffer);
}

function doubles(values: Iterable<number>): Buffer {
  return Buffer.from(Float64Array.from(values).buffer);
}

function padded(bytes: Buffer, length = Math.ceil(bytes.length / 64) * 64): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}
