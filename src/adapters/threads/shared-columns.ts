import type { Bars } from '../../domain/market/bars';
import { writeColumn } from '../../domain/simulation/kernel-columns';
import { columnBytes } from '../../domain/simulation/kernel-layout';
import type { KernelColumns } from '../../domain/simulation/kernel-path';
import type { FeatureRef } from '../../domain/strategy/genome';
import {
  abandonColumn,
  claimColumn,
  directoryEpoch,
  noteUse,
  publishColumn,
  type ColumnClaim,
  type ColumnDirectory,
} from './column-directory';

/** Feature columns that all threads share. */
export interface SharedColumns {
  /** The columns of one price path; paths that share their bars share them under one name. */
  columnsOf(path: string, bars: Bars): KernelColumns;
  /** To be called before each task: columns that the tasks before it read may be gone. Tasks are numbered in rising order. */
  beginTask(task: number): void;
}

/** Slots for columns that find no room among the shared ones; two, as the promise of `KernelColumns` asks. */
export const spareSlots = 2;

export interface SharedColumnsOptions {
  readonly directory: ColumnDirectory;
  /** A number above 0, other for each thread. */
  readonly owner: number;
  /** Byte offset of `spareSlots` slots of the thread's own. */
  readonly spare: number;
}

export function createSharedColumns({ directory, owner, spare }: SharedColumnsOptions): SharedColumns {
  const known = new Map<string, ColumnClaim>();
  let epoch = directoryEpoch(directory);
  let task = 0;
  let spared = 0;

  function obtain(name: string, bars: Bars, ref: FeatureRef): number {
    const claim = known.get(name) ?? claimColumn(directory, name, owner);
    if (claim === undefined) {
      const at = spare + (spared++ % spareSlots) * directory.slotBytes;
      write(bars, ref, at);
      return at;
    }
    if (claim.mine) fill(claim, bars, ref);
    known.set(name, { ...claim, mine: false });
    noteUse(directory, claim.entry, task);
    return claim.at;
  }

  function fill(claim: ColumnClaim, bars: Bars, ref: FeatureRef): void {
    try {
      write(bars, ref, claim.at);
    } catch (error) {
      abandonColumn(directory, claim.entry);
      throw error;
    }
    publishColumn(directory, claim);
  }

  function write(bars: Bars, ref: FeatureRef, at: number): void {
    const length = columnBytes(bars.close.length) / Float32Array.BYTES_PER_ELEMENT;
    writeColumn(bars, ref, new Float32Array(directory.words.buffer, at, length));
  }

  return {
    columnsOf: (path, bars) => ({
      bars: bars.close.length,
      locate: (ref) => obtain(`${path} ${ref}`, bars, ref),
    }),
    beginTask(number) {
      task = number;
      if (directoryEpoch(directory) === epoch) return;
      epoch = directoryEpoch(directory);
      known.clear();
    },
  };
}
