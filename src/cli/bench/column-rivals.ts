import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findPackageRoot } from '../../config/package-root';
import type { Bars } from '../../domain/market/bars';
import { resolveFeature } from '../../domain/strategy/feature-registry';
import { rateBenchmark, type Benchmark } from './benchmark';
import { listPrices, technicalIndicators } from './indicator-rivals';
import { timeInterleaved, type Contender, type RoundOptions, type RoundTimes } from './interleaved-rounds';
import { startRival, succeeds, type RivalProgram } from './rival-program';

/** In the order in which `bench/indicator_columns.py` writes what it found. */
const compared = [
  'sma(20)',
  'ema(20)',
  'rsi(14)',
  'macd-histogram(12,26,9)',
  'atr(14)',
  'adx(14)',
  'bollinger-upper(20,2)+bollinger-lower(20,2)',
  'stochastic(14)',
] as const;

const pythonLibraries = ['talib', 'pandas'] as const;
type PythonLibrary = (typeof pythonLibraries)[number];

/** Averages that start otherwise have met after some thousand bars; sums that run on stray by less. */
const tolerance = 1e-6;

const unit = 'bars/s';

export interface ColumnSubject {
  readonly bars: Bars;
  /** With TA-Lib and pandas, or they are skipped. */
  readonly python: string;
}

/** Our columns against three libraries on the same bars, each indicator alone and all together. What cannot be run here is skipped by name. */
export async function benchmarkColumns(subject: ColumnSubject, rounds: RoundOptions): Promise<Benchmark[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'emp-bench-'));
  const programs = new Map<PythonLibrary, RivalProgram>();
  try {
    for (const library of pythonLibraries) {
      const program = await startLibrary(library, subject, folder);
      if (program) programs.set(library, program);
    }
    const timed = await timeColumns(subject.bars, programs, rounds);
    const names = [technicalIndicators.name, ...pythonLibraries];
    return names.flatMap((rival) => describeRival(rival, timed, subject.bars.close.length));
  } finally {
    for (const program of programs.values()) await program.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Undefined where Python lacks the library. Throws where its values are not ours. */
async function startLibrary(
  library: PythonLibrary,
  { bars, python }: ColumnSubject,
  folder: string,
): Promise<RivalProgram | undefined> {
  if (!succeeds({ file: python, args: ['-c', `import ${library}`] })) return undefined;
  const files = { prices: path.join(folder, 'prices'), answers: path.join(folder, library) };
  const { high, low, close } = bars;
  await writeFile(
    files.prices,
    Buffer.concat([high, low, close].map((each) => new Uint8Array(Float64Array.from(each).buffer))),
  );
  const script = path.join(findPackageRoot(__dirname), 'bench', 'indicator_columns.py');
  const program = await startRival({ file: python, args: [script, library, files.prices, files.answers] });
  const found = new Float64Array(new Uint8Array(await readFile(files.answers)).buffer);
  const strays = compared.filter((name, index) => !(Math.abs(found[index]! / lastValue(name, bars) - 1) < tolerance));
  if (strays.length === 0) return program;
  await program.close();
  throw new Error(`${library} differs from our columns: ${strays.join(', ')}`);
}

/** Shares of the price with us, prices with them. */
const shares = ['atr', 'macd-histogram'];

/** Of the first of the columns, as the libraries state it. */
function lastValue(name: string, { close, ...bars }: Bars): number {
  const { feature, parameters } = resolveFeature(name.split('+')[0]!);
  const last = close.length - 1;
  const value = feature.compute({ close, ...bars }, parameters)[last]!;
  return shares.includes(feature.name) ? value * close[last]! : value;
}

interface TimedColumn {
  readonly name: string;
  timesOf(contender: string): RoundTimes;
}

async function timeColumns(
  bars: Bars,
  programs: ReadonlyMap<PythonLibrary, RivalProgram>,
  rounds: RoundOptions,
): Promise<TimedColumn[]> {
  const prices = listPrices(bars);
  const timed: TimedColumn[] = [];
  for (const name of compared) {
    const columns = name.split('+').map(resolveFeature);
    const library = technicalIndicators.runs[name]!;
    const contenders: Record<string, Contender> = {
      ours: { run: () => columns.map(({ feature, parameters }) => feature.compute(bars, parameters)) },
      [technicalIndicators.name]: { run: () => library(prices) },
    };
    for (const [rival, program] of programs) contenders[rival] = { run: () => program.run(name), timesItself: true };
    timed.push({ name, timesOf: await timeInterleaved(contenders, rounds) });
  }
  return timed;
}

function describeRival(rival: string, timed: readonly TimedColumn[], length: number): Benchmark[] {
  const prefix = `senses/columns/${rival}`;
  const sum = (contender: string): RoundTimes =>
    timed[0]!
      .timesOf(contender)
      .map((_, round) => timed.reduce((total, { timesOf }) => total + timesOf(contender)[round]!, 0));
  if (sum(rival).length === 0)
    return [
      { name: prefix, unit, value: null, baseline: null, ratio: null, measures: `skipped: no Python with ${rival}` },
    ];
  const shared = { unit, work: length, against: `the same by ${rival}` };
  const together = `${timed.length} indicators, one after the other, over ${length} bars`;
  return [
    rateBenchmark({ ...shared, name: prefix, measures: together }, sum('ours'), sum(rival)),
    ...timed.map(({ name, timesOf }) => {
      const alone = `that indicator alone over ${length} bars`;
      return rateBenchmark({ ...shared, name: `${prefix}/${name}`, measures: alone }, timesOf('ours'), timesOf(rival));
    }),
  ];
}
