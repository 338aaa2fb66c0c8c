import type { Bars } from '../../src/domain/market/bars';
import type { CostPolicy } from '../../src/domain/microstructure/policy';
import { costPolicies } from '../../src/domain/microstructure/policy';
import { createSimulatedMarket, type SimulatedMarket } from '../../src/domain/simulation/simulated-market';
import { simulateStrategy, type Simulation } from '../../src/domain/simulation/simulate';
import type { Exits, Genome, Rule, Sizing } from '../../src/domain/strategy/genome';

/** Open, high, low, close. */
export type Row = readonly [open: number, high: number, low: number, close: number];

export function dailyBars(rows: readonly Row[], volume?: number | readonly number[]): Bars {
  const column = (index: 0 | 1 | 2 | 3): Float64Array => Float64Array.from(rows, (row) => row[index]);
  return {
    instrument: 'ABC',
    period: '1d',
    calendar: 'exchange',
    timezone: 'UTC',
    time: Float64Array.from(rows, (_, bar) => Date.UTC(2020, 0, 6 + bar)),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume:
      volume === undefined
        ? undefined
        : Float64Array.from(rows, (_, bar) => (typeof volume === 'number' ? volume : (volume[bar] ?? 0))),
  };
}

/** Bars at whose close a rule holds, by the name of the rule. */
export type Script = Readonly<Partial<Record<'buy' | 'sell' | 'short' | 'cover', readonly number[]>>>;

/** A market in which the rules hold when the script says so, and one average true range is `range` at every bar. */
export function scriptMarket(bars: Bars, script: Script, range = 2): SimulatedMarket {
  const length = bars.close.length;
  const columns = new Map(
    Object.entries(script).map(([name, at]) => [
      name,
      Float32Array.from({ length }, (_, bar) => Number(at.includes(bar))),
    ]),
  );
  return {
    ...createSimulatedMarket({ name: 'history', bars, liquidity: undefined }),
    averageRange: new Float64Array(length).fill(range),
    columns: { bars, column: (ref) => columns.get(ref) ?? new Float32Array(length) },
  };
}

const rule = (left: string): Rule => ({ left, is: 'above', right: 0.5 });

export const scriptedGenome: Genome = {
  schema: 1,
  long: { enter: rule('buy'), exit: rule('sell') },
  short: { enter: rule('short'), exit: rule('cover') },
  exits: {},
  sizing: { kind: 'fixed', fraction: 1 },
};

export interface Scripted {
  readonly rows: readonly Row[];
  readonly script: Script;
  readonly exits?: Exits;
  readonly sizing?: Sizing;
  readonly costs?: CostPolicy;
  readonly volume?: number | readonly number[];
  readonly maxPosition?: number;
  readonly range?: number;
}

/** Runs a script on an account of 1,000, all of it in each trade, without costs unless said otherwise. */
export function runScript({
  rows,
  script,
  exits = {},
  sizing,
  costs,
  volume,
  maxPosition = 1,
  range,
}: Scripted): Simulation {
  const genome: Genome = { ...scriptedGenome, exits, ...(sizing && { sizing }) };
  return simulateStrategy(genome, scriptMarket(dailyBars(rows, volume), script, range), {
    costs: costs ?? costPolicies.none,
    initialCapital: 1_000,
    maxPosition,
    from: 0,
    to: rows.length,
  });
}
