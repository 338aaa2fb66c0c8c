import { EvolutionFault } from '../../domain/evolution/evolution-fault';
import { aligned, columnBytes } from '../../domain/simulation/kernel-layout';
import { kernelPathBytes } from '../../domain/simulation/kernel-path';
import {
  clearColumnDirectory,
  evictColumns,
  hasRoom,
  leastDirectoryBytes,
  placeColumnDirectory,
  releaseOwner,
  type ColumnDirectory,
} from './column-directory';
import type { MemoryRange } from './kernel-memory';

/** What a thread has to know to find an arena in shared memory. Plain data. */
export interface ArenaPlace {
  readonly id: number;
  /** The packed arena. */
  readonly from: number;
  /** What the kernel reads of each path: history, scenarios, worlds. */
  readonly blocks: readonly number[];
  /** The directory of its columns, and the columns. */
  readonly columns: MemoryRange;
  readonly slotBytes: number;
}

export interface ArenaPackage {
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  /** How many each path has. */
  readonly bars: readonly number[];
  /** Paths with bars of their own. */
  readonly paths: number;
}

/** An arena on the shelf, and how many are at work with it. */
export interface ShelvedArena {
  readonly place: ArenaPlace;
  readonly range: MemoryRange;
  readonly directory: ColumnDirectory;
  users: number;
  lastUse: number;
}

/** Room for this many columns of each path is sought; more than a population names, as a rule. */
const columnsPerPath = 256;

/** Arenas kept while nobody works in them: two runs may take turns. What an adversary tried is not tried again, and would only hold memory. */
const mostIdle = 1;

/** The arenas in the heap of the kernel's memory, those used longest ago thrown out for new ones. For the one thread that hands out work. */
export interface ArenaShelf {
  /** Undefined while those in use leave no room. Throws `evolution.data-too-large` when it would not fit into an empty heap. */
  add(arena: ArenaPackage): ShelvedArena | undefined;
  /** False once it was thrown out. */
  holds(arena: ShelvedArena): boolean;
  /** Makes room for further columns where there is none; only while nobody is at work with the arena. */
  tidy(arena: ShelvedArena): void;
  /** Gives up what a dead thread held. */
  release(owner: number): void;
}

export function arenaShelf(buffer: SharedArrayBuffer, heap: MemoryRange): ArenaShelf {
  const arenas: ShelvedArena[] = [];
  let nextId = 1;

  function throwOutIdle(): boolean {
    const idle = arenas.filter(({ users }) => users === 0).sort((a, b) => a.lastUse - b.lastUse)[0];
    if (idle !== undefined) arenas.splice(arenas.indexOf(idle), 1);
    return idle !== undefined;
  }

  function makeRoom(wanted: number): MemoryRange {
    while (arenas.filter(({ users }) => users === 0).length > mostIdle) throwOutIdle();
    for (;;) {
      const gaps = findGaps(arenas, heap);
      const gap = gaps.find(({ from, to }) => to - from >= wanted);
      if (gap) return { from: gap.from, to: gap.from + wanted };
      if (!throwOutIdle()) return gaps.reduce((best, one) => (one.to - one.from > best.to - best.from ? one : best));
    }
  }

  return {
    add({ bytes, bars, paths }) {
      const slotBytes = aligned(columnBytes(Math.max(...bars)));
      const sizes = [aligned(bytes.length), ...bars.map(kernelPathBytes)];
      const needed = sizes.reduce((sum, size) => sum + size, leastDirectoryBytes);
      const capacity = heap.to - heap.from;
      if (needed > capacity)
        throw new EvolutionFault(
          'evolution.data-too-large',
          `prices of ${needed} bytes do not fit into ${capacity} bytes of shared memory; EMP_KERNEL_MEMORY_MB sets how much there is`,
        );
      const range = makeRoom(Math.min(capacity, needed + paths * columnsPerPath * slotBytes));
      if (range.to - range.from < needed) return undefined;
      new Uint8Array(buffer, range.from).set(bytes);
      let end = range.from;
      const [from, ...blocks] = sizes.map((size) => (end += size) - size);
      const columns = { from: end, to: range.to };
      const directory = placeColumnDirectory(buffer, columns, slotBytes);
      clearColumnDirectory(directory);
      const place = { id: nextId++, from: from!, blocks, columns, slotBytes };
      const arena: ShelvedArena = { place, range, directory, users: 0, lastUse: 0 };
      arenas.push(arena);
      return arena;
    },
    holds: (arena) => arenas.includes(arena),
    tidy({ directory }) {
      if (!hasRoom(directory)) evictColumns(directory);
    },
    release(owner) {
      for (const { directory } of arenas) releaseOwner(directory, owner);
    },
  };
}

/** Gaps between arenas, lowest first: what was touched before is used again before anything else. */
function findGaps(arenas: readonly ShelvedArena[], heap: MemoryRange): MemoryRange[] {
  const ranges = arenas.map(({ range }) => range).sort((a, b) => a.from - b.from);
  const ends = [heap.from, ...ranges.map(({ to }) => to)];
  const starts = [...ranges.map(({ from }) => from), heap.to];
  return ends.map((from, index) => ({ from, to: starts[index]! }));
}
