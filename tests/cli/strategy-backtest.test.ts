import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readMarketFile } from '../../src/adapters/market-data/market-file';
import { strategyCommands } from '../../src/cli/strategy';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import { canonicalGenome, genomeId } from '../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../src/domain/strategy/genome';
import { wanderingBars } from '../fakes/recorded-run';
import { openCommandWorld } from '../support/command';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'backtest-command-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};

/** Buys after a bar that rose, sells after one that fell; fills are at the next open. */
const follower: Genome = {
  schema: 1,
  long: { enter: { left: 'close', is: 'above', right: 'open' }, exit: { left: 'close', is: 'below', right: 'open' } },
  exits: {},
  sizing: { kind: 'fixed', fraction: 1 },
};
const id = genomeId(canonicalGenome(follower));

// Bought at 12, sold at 15; bought at 16, sold at 20; bought at 25, closed with the data at 24.
const csv = `date,open,high,low,close
2024-01-01,10,11,9,11
2024-01-02,12,13,11,13
2024-01-03,14,14,12,12
2024-01-04,15,16,14,16
2024-01-05,16,17,15,15
2024-01-08,20,21,19,19
2024-01-09,19,20,18,20
2024-01-10,25,26,24,24
`;

async function openTiny() {
  const world = openCommandWorld(strategyCommands);
  const options = { instrument: 'TINY', timezone: 'UTC', period: '1d', calendar: 'exchange' } as const;
  const reading = await readMarketFile(inFolder('tiny.csv', csv), options);
  if ('refused' in reading) throw new Error(reading.refused.reason);
  const dataset = await world.session.dataSets.store(reading.bars);
  const file = inFolder('follower.json', JSON.stringify(follower));
  const exact = ['--costs', 'none', '--capital', '1000', '--max-position', '1'];
  const backtest = (...more: string[]) =>
    world.run('strategy', 'backtest', file, '--dataset', dataset.slice(0, 10), ...exact, ...more);
  return { ...world, dataset, file, backtest };
}

const day = (date: string): string => `${date}T00:00:00.000Z`;

test('a backtest is a look at the hold-out only where it reaches it', async () => {
  const { run, session } = openCommandWorld(strategyCommands);
  const bars = wanderingBars(400);
  const dataset = await session.dataSets.store(bars);
  const family = `${bars.instrument}/${bars.period}`;
  const file = inFolder('follower.json', JSON.stringify(follower));
  const day = (bar: number): string => new Date(bars.time[bar]!).toISOString().slice(0, 10);
  await run('strategy', 'backtest', file, '--dataset', dataset.slice(0, 10), '--to', day(250));
  expect(await session.ledger.countTrials(family)).toMatchObject({ trials: 1 });
  expect(await session.ledger.countLooks(family)).toBe(0);
  await run('strategy', 'backtest', file, '--dataset', dataset.slice(0, 10), '--to', day(310));
  expect(await session.ledger.countTrials(family)).toMatchObject({ trials: 1 });
  expect(await session.ledger.countLooks(family)).toBe(1);
});

test('a backtest of the same prices under another name counts the trials of both', async () => {
  const { run, session } = openCommandWorld(strategyCommands);
  const bars = wanderingBars(400);
  const exits = [undefined, 2, 3].map((stopAtr) => ({
    ...follower,
    ...(stopAtr !== undefined && { exits: { stopAtr } }),
  }));
  const counts: unknown[] = [];
  for (const [at, instrument] of [bars.instrument, bars.instrument, 'RENAMED'].entries()) {
    const dataset = await session.dataSets.store({ ...bars, instrument });
    const file = inFolder(`renamed-${at}.json`, JSON.stringify(exits[at]));
    const { results } = await run('strategy', 'backtest', file, '--dataset', dataset.slice(0, 10));
    counts.push((results[0] as { trials: unknown }).trials);
  }
  expect(counts).toEqual([1, 2, 3]);
});

test('a backtest of eight bars, every trade and figure by hand', async () => {
  const { backtest, dataset } = await openTiny();
  const { results, error, notices } = await backtest();
  expect([error, notices]).toEqual([undefined, []]);
  const [document] = results as [Record<string, unknown>];
  expect(document).toMatchObject({
    ...{ strategy: id, dataset, family: 'TINY/1d', bars: 8, costs: 'none', capital: 1000, maxPosition: 1, trials: 1 },
    ...{ from: day('2024-01-01'), to: day('2024-01-10') },
  });
  expect(document['trades']).toEqual([
    {
      ...{ side: 'long', entryTime: day('2024-01-02'), entryPrice: 12, exitTime: day('2024-01-04'), exitPrice: 15 },
      ...{ quantity: expect.closeTo(1000 / 12, 9), costs: 0, profit: expect.closeTo(250, 9), reason: 'rule' },
    },
    {
      ...{ side: 'long', entryTime: day('2024-01-05'), entryPrice: 16, exitTime: day('2024-01-08'), exitPrice: 20 },
      ...{ quantity: expect.closeTo(1250 / 16, 9), costs: 0, profit: expect.closeTo(312.5, 9), reason: 'rule' },
    },
    {
      ...{ side: 'long', entryTime: day('2024-01-10'), entryPrice: 25, exitTime: day('2024-01-10'), exitPrice: 24 },
      ...{ quantity: expect.closeTo(62.5, 9), costs: 0, profit: expect.closeTo(-62.5, 9), reason: 'end-of-data' },
    },
  ]);
  // Equity at the closes: 1000, 1083.33, 1000, 1250, 1171.875, 1562.5, 1562.5, 1500; the deepest fall is 1083.33 to 1000.
  expect(document['metrics']).toMatchObject({
    ...{ totalReturn: 0.5, trades: 3, costs: 0, winRate: expect.closeTo(2 / 3, 9), profitFactor: 9 },
    maxDrawdown: expect.closeTo(1 / 13, 9),
    // The fall took one bar. Bar by bar 1/12, 1/4 and 1/3 were won, 1/13, 1/16 and 1/25 lost.
    maxDrawdownVelocity: expect.closeTo(1 / 13, 9),
    omega: expect.closeTo((1 / 12 + 1 / 4 + 1 / 3) / (1 / 13 + 1 / 16 + 1 / 25), 9),
    ...{ costShare: 0, sharpeStandardError: expect.any(Number), minimumTrackRecord: expect.any(Number) },
  });
  expect(document['buyAndHold']).toMatchObject({ totalReturn: 1.4 });
});

test('returns and trades go to files that hold every bar and every trade', async () => {
  const { backtest } = await openTiny();
  const [returns, trades] = [path.join(folder, 'returns.csv'), path.join(folder, 'trades.csv')];
  await backtest('--returns', returns, '--trades', trades);
  const lines = readFileSync(returns, 'utf8').trimEnd().split('\n');
  expect(lines[0]).toBe('time,return');
  const equity = [1000, 13_000 / 12, 1000, 1250, 1171.875, 1562.5, 1562.5, 1500];
  const written = lines.slice(1).map((line) => line.split(','));
  expect(written.map(([time]) => time)).toEqual(
    ['01', '02', '03', '04', '05', '08', '09', '10'].map((date) => day(`2024-01-${date}`)),
  );
  for (const [bar, [, value]] of written.entries())
    expect(Number(value)).toBeCloseTo(equity[bar]! / (equity[bar - 1] ?? 1000) - 1, 12);
  const rows = readFileSync(trades, 'utf8').trimEnd().split('\n');
  expect(rows).toHaveLength(4);
  expect(rows[0]).toBe('side,entryTime,entryPrice,exitTime,exitPrice,quantity,costs,profit,reason');
  expect(rows[2]).toMatch(/^long,2024-01-05T00:00:00\.000Z,16,2024-01-08T00:00:00\.000Z,20,78\.125,0,312\.5,rule$/);
});

test('from and to bound the bars that are traded', async () => {
  const { backtest } = await openTiny();
  const late = (await backtest('--from', '2024-01-05')).results[0] as { bars: number };
  expect(late).toMatchObject({ bars: 4, metrics: { totalReturn: -0.04, trades: 1 }, trades: [{ quantity: 40 }] });
  const early = (await backtest('--to', '2024-01-05')).results[0] as { bars: number };
  expect(early).toMatchObject({ bars: 5, to: day('2024-01-05'), metrics: { totalReturn: 0.171875, trades: 2 } });
});

test('a backtest is a trial: counted before it runs, once for the same rules', async () => {
  const { backtest, session, run, dataset } = await openTiny();
  await backtest();
  await backtest('--from', '2024-01-05');
  await run('strategy', 'backtest', id.slice(0, 8), '--dataset', dataset);
  expect(await session.ledger.countTrials('TINY/1d')).toEqual({ trials: 1 });
  expect(await session.ledger.listTrials(`backtest/${dataset.slice(0, 12)}`)).toEqual([id]);
  const other = { ...follower, exits: { maxBars: 3 } };
  const { results, texts } = await run(
    'strategy',
    'backtest',
    inFolder('other.json', JSON.stringify(other)),
    '--dataset',
    dataset,
  );
  expect(results[0]).toMatchObject({ trials: 2, costs: 'default', capital: 50_000, maxPosition: 0.95 });
  expect(texts[0]).toContain('2 trials on TINY/1d by now, this one included');
  expect(texts[0]).toContain((results[0] as { luck: string }).luck);
  expect(texts[0]).toContain('Is it luck? ');
});

test('costs make every trade dearer, and profits are what is left', async () => {
  const { run, dataset, file } = await openTiny();
  const { results } = await run('strategy', 'backtest', file, '--dataset', dataset, '--costs', 'seed');
  const { trades, metrics } = results[0] as {
    trades: { profit: number; costs: number; quantity: number; entryPrice: number; exitPrice: number }[];
    metrics: { costs: number };
  };
  for (const { profit, costs, quantity, entryPrice, exitPrice } of trades) {
    expect(costs).toBeGreaterThan(0);
    expect(profit).toBeCloseTo(quantity * (exitPrice - entryPrice) - costs, 8);
  }
  expect(metrics.costs).toBeCloseTo(trades.reduce((sum, { costs }) => sum + costs, 0) / 50_000, 9);
});

test('people see strategy and buy-and-hold side by side, signs on returns, and the last trades', async () => {
  const { backtest } = await openTiny();
  const [text] = (await backtest()).texts;
  expect(text).toMatch(/Total return +\+50\.0 % +\+140\.0 %/);
  expect(text).toMatch(/Profit factor +9\.00 +-\n/);
  expect(text).toContain(
    '3 trades\n  long   2024-01-02T00:00:00.000Z at 12  to  2024-01-04T00:00:00.000Z at 15  profit 250.00  (rule)',
  );
});

test('of many trades the last ten are printed', async () => {
  const { run, session, file } = await openTiny();
  const dataset = await session.dataSets.store(wanderingBars(120));
  const { results, texts } = await run('strategy', 'backtest', file, '--dataset', dataset);
  const { trades } = results[0] as { trades: unknown[] };
  expect(trades.length).toBeGreaterThan(10);
  expect(texts[0]).toContain(`the last 10 of ${trades.length} trades:`);
});

test('a rule about volume on data without it is pointed out, and a figure that is undefined is a dash', async () => {
  const { run, dataset } = await openTiny();
  const volume = { ...follower, long: { enter: { left: 'volume-ratio(5)', is: 'above', right: 1 } } };
  const { notices, results, texts } = await run(
    ...(['strategy', 'backtest', inFolder('volume.json', JSON.stringify(volume)), '--dataset', dataset] as const),
  );
  expect(notices).toEqual(['the data states no volume: what is said about volume-ratio(5) never holds']);
  expect(results[0]).toMatchObject({ trades: [], metrics: { trades: 0 } });
  expect((results[0] as { metrics: object }).metrics).not.toHaveProperty('sharpe');
  expect(texts[0]).toMatch(/Sharpe ratio +- /);
});

test('an unknown data set is not found, an ambiguous one and bad numbers are mistakes of usage', async () => {
  const { run, session, file, dataset } = await openTiny();
  const attempt = async (...args: string[]) => (await run('strategy', 'backtest', file, ...args)).error;
  expect(await attempt('--dataset', 'none')).toMatchObject({ code: 'data.not-found', options: { exitCode: 4 } });
  expect(await attempt()).toMatchObject({ code: 'commander.missingMandatoryOptionValue' });
  for (const [option, value] of [
    ['--capital', '0'],
    ['--capital', 'x'],
    ['--max-position', '1.5'],
    ['--costs', 'free'],
    ['--from', 'soon'],
  ])
    expect(await attempt('--dataset', dataset, option!, value!)).toMatchObject({ code: 'commander.invalidArgument' });
  const bars: Bars = wanderingBars(40);
  for (let rows = 2; rows < 40; rows++) await session.dataSets.store(sliceBars(bars, 0, rows));
  const all = (await session.dataSets.list()).map((one) => one.dataset);
  const digit = [...'0123456789abcdef'].find((one) => all.filter((name) => name.startsWith(one)).length > 1)!;
  expect(await attempt('--dataset', digit)).toMatchObject({ code: 'data.ambiguous', options: { exitCode: 2 } });
  expect(await session.ledger.countTrials('TINY/1d')).toEqual({ trials: 0 });
});
