import { createKernelColumns } from '../simulation/kernel-columns';
import { kernelPathBytes, writeKernelPath, type KernelPath } from '../simulation/kernel-path';
import type { SimulatedMarket } from '../simulation/simulated-market';
import type { Arena } from './arena';

/** An arena in kernel memory. Paths with the same bars have the same columns. */
export interface KernelArena {
  readonly history: KernelPath;
  readonly stressed: readonly KernelPath[];
  readonly worlds: readonly KernelPath[];
}

export interface MemoryRegion {
  readonly buffer: ArrayBufferLike;
  /** A multiple of 64. */
  readonly offset: number;
  readonly bytes: number;
}

/** Bytes that the paths of an arena take without their columns. */
export function kernelArenaBytes(arena: Arena): number {
  return pathsOf(arena).reduce((sum, { path }) => sum + kernelPathBytes(path.bars.close.length), 0);
}

/** Writes an arena into memory that is its own: paths first, and in what is left the columns, in equal parts for each set of bars. */
export function writeKernelArena(arena: Arena, { buffer, offset, bytes }: MemoryRegion): KernelArena {
  const sets = [...new Set(pathsOf(arena).map(({ path }) => path.bars))];
  const start = offset + kernelArenaBytes(arena);
  const share = Math.floor((offset + bytes - start) / sets.length / 64) * 64;
  const columnsOf = sets.map((bars, index) =>
    createKernelColumns(bars, { buffer, offset: start + index * share, bytes: share }),
  );
  let block = offset;
  const write = (market: SimulatedMarket, afterChange?: Uint8Array): KernelPath => {
    const { path, periodsPerYear } = market;
    const place = block;
    writeKernelPath(market, { costs: arena.costs, buffer, offset: place, ...(afterChange && { afterChange }) });
    block += kernelPathBytes(path.bars.close.length);
    return {
      name: path.name,
      block: place,
      bars: path.bars.close.length,
      periodsPerYear,
      columns: columnsOf[sets.indexOf(path.bars)]!,
    };
  };
  return {
    history: write(arena.history, arena.regimes.afterChange),
    stressed: arena.stressed.map((market) => write(market)),
    worlds: arena.worlds.map((market) => write(market)),
  };
}

function pathsOf({ history, stressed, worlds }: Arena): SimulatedMarket[] {
  return [history, ...stressed, ...worlds];
}
