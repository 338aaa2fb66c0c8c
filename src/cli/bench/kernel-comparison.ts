import { rateBenchmark, type Benchmark } from './benchmark';
import type { RoundTimes } from './interleaved-rounds';
import type { KernelRival } from './kernel-rivals';

/** Who was measured: names of the contenders are `oracle`, `js`, `wasm`, `evaluations`, `threads`, `simple`, and those of the rivals. */
export interface KernelComparison {
  readonly genomes: number;
  /** Of the work that every rival can do. */
  readonly simpleGenomes: number;
  /** The plain simulator took this many only. */
  readonly oracleGenomes: number;
  /** Bars of each price path. */
  readonly bars: readonly number[];
  readonly threads: number;
  readonly rivals: readonly KernelRival[];
  timesOf(name: string): RoundTimes;
}

interface Pair {
  readonly name: string;
  readonly own: string;
  readonly rival: string;
  readonly measures: string;
  readonly against: string;
}

const unit = 'genome-bars/s';
const kernelWords =
  'leaves, rules, trades and figures by the kernel in WebAssembly on one thread, columns and compiled rules at hand';

/** The kernel against everything else that did the same work in the same rounds. */
export function compareKernel(comparison: KernelComparison): Benchmark[] {
  const { genomes, simpleGenomes, oracleGenomes, bars, threads, rivals, timesOf } = comparison;
  const barCount = bars.reduce((sum, count) => sum + count, 0);
  const sizeOf = (count: number): string =>
    `${count} random genomes x ${bars.length} price paths, ${barCount} bars in all`;
  const oracleTimes = timesOf('oracle').map((seconds) => (seconds * genomes) / oracleGenomes);
  const compare = ({ name, own, rival, measures, against }: Pair): Benchmark => {
    const count = own === 'simple' ? simpleGenomes : genomes;
    const words = {
      name: `kernel/${name}`,
      unit,
      work: count * barCount,
      measures: `${sizeOf(count)}; ${measures}`,
      against,
    };
    return rateBenchmark(words, timesOf(own), rival === 'oracle' ? oracleTimes : timesOf(rival));
  };
  const pairs: Pair[] = [
    { name: 'oracle', own: 'wasm', rival: 'oracle', measures: kernelWords, against: 'the plain simulator, one thread' },
    { name: 'js', own: 'wasm', rival: 'js', measures: kernelWords, against: 'its twin in plain JavaScript' },
    {
      name: 'evaluations',
      own: 'evaluations',
      rival: 'wasm',
      measures: 'whole evaluations on one thread, leaves kept from before',
      against: 'the kernel alone, leaves to be answered',
    },
    {
      name: 'threads',
      own: 'threads',
      rival: 'evaluations',
      measures: `whole evaluations through a pool of ${threads} threads`,
      against: 'the same on one thread',
    },
  ];
  return [...pairs.map(compare), ...rivals.map((rival) => (rival.program ? compare(pairOf(rival)) : skip(rival)))];
}

function pairOf({ name, words, isSimple }: KernelRival): Pair {
  const measures = isSimple ? `${kernelWords}; long rules alone, free of cost` : kernelWords;
  return { name, own: isSimple ? 'simple' : 'wasm', rival: name, measures, against: words };
}

function skip({ name, words }: KernelRival): Benchmark {
  const measures = `skipped: ${words}`;
  return { name: `kernel/${name}`, unit, value: null, baseline: null, ratio: null, measures };
}
