import type { Kernel } from '../../domain/simulation/kernel';
import { createPlainKernel } from '../../domain/simulation/plain-kernel';
import { createWasmMemory, loadWasmKernel, pageBytes, type WasmMemory } from './wasm-kernel';

export type KernelKind = 'wasm' | 'js';

/** The module's own constants lie at the bottom. */
const reservedBytes = pageBytes;
/** Of the memory: what all threads together keep for themselves, work space and bitsets. The rest holds arenas, which they share. */
const laneShare = 0.25;

/** A piece of memory: byte offsets, `to` exclusive. */
export interface MemoryRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The one memory in which the threads of a process evaluate. It never grows, so that a view of it stays good for ever; pages that were
 * never touched cost nothing.
 */
export interface KernelMemory {
  readonly kind: KernelKind;
  readonly memory: WasmMemory | SharedArrayBuffer;
  /** The file of the compiled kernel, where it is not the one beside this code. */
  readonly file: string | undefined;
  /** Each thread's own range. */
  readonly lanes: readonly MemoryRange[];
  /** For arenas. */
  readonly heap: MemoryRange;
}

export interface KernelMemoryOptions {
  readonly kind: KernelKind;
  readonly bytes: number;
  readonly threads: number;
  readonly file?: string | undefined;
}

export function createKernelMemory({ kind, bytes, threads, file }: KernelMemoryOptions): KernelMemory {
  const pages = Math.floor(bytes / pageBytes);
  const laneBytes = Math.floor((laneShare * pages) / threads) * pageBytes;
  if (laneBytes === 0) throw new RangeError(`${bytes} bytes are too few for ${threads} threads`);
  const memory = kind === 'wasm' ? createWasmMemory(pages) : new SharedArrayBuffer(pages * pageBytes);
  const lanes = Array.from({ length: threads }, (_, lane) => {
    const from = reservedBytes + lane * laneBytes;
    return { from, to: from + laneBytes };
  });
  return { kind, memory, file, lanes, heap: { from: reservedBytes + threads * laneBytes, to: pages * pageBytes } };
}

export function bufferOf({ memory }: KernelMemory): SharedArrayBuffer {
  return 'buffer' in memory ? memory.buffer : memory;
}

/** The kernel for one thread. Both kinds give the same results to the last bit. */
export function loadKernel({ memory, file }: KernelMemory): Kernel {
  return 'buffer' in memory ? loadWasmKernel(memory, file) : createPlainKernel(memory);
}
