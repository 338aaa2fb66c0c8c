import type { Kernel } from './kernel';
import { aligned, bitsetBytes, blocksOf } from './kernel-layout';
import type { KernelColumns } from './kernel-path';
import type { Leaf } from './rule-program';

export interface LeafCacheOptions {
  readonly kernel: Kernel;
  readonly columns: KernelColumns;
  /** Room for the bitsets, at a multiple of 64. */
  readonly offset: number;
  readonly bytes: number;
}

/** Answers of leaves on one set of bars, kept from generation to generation; those longest unused give way. */
export interface LeafCache {
  /** Leaves that can be held at once. */
  readonly capacity: number;
  /** Writes the byte offset of each leaf's bitset to `places`; good until the next call. Throws a RangeError on more than fit. */
  locate(leaves: readonly Leaf[], places: Int32Array): void;
}

export function createLeafCache({ kernel, columns, offset, bytes }: LeafCacheOptions): LeafCache {
  const size = Math.max(64, aligned(bitsetBytes(columns.bars)));
  const blocks = blocksOf(columns.bars);
  const capacity = Math.floor(bytes / size);
  const known = new Map<string, number>();

  function answer(leaf: Leaf, target: number): void {
    const left = columns.locate(leaf.left);
    switch (leaf.kind) {
      case 'above':
        return kernel.above(left, columns.locate(leaf.right), blocks, target);
      case 'above-level':
        return kernel.aboveLevel(left, leaf.level, blocks, target);
      case 'below-level':
        return kernel.belowLevel(left, leaf.level, blocks, target);
      case 'defined':
        return kernel.defined(left, blocks, target);
    }
  }

  function takePlace(): number {
    if (known.size < capacity) return offset + known.size * size;
    for (const [key, place] of known) {
      known.delete(key);
      return place;
    }
    throw new RangeError('no bitset to give way');
  }

  return {
    capacity,
    locate(leaves, places) {
      if (leaves.length > capacity) throw new RangeError(`${leaves.length} leaves, room for ${capacity}`);
      const missing: number[] = [];
      leaves.forEach((leaf, index) => {
        const place = known.get(leaf.key);
        if (place === undefined) {
          missing.push(index);
          return;
        }
        // The last asked for are the last to go.
        known.delete(leaf.key);
        known.set(leaf.key, place);
        places[index] = place;
      });
      // By column, so that each column is needed once.
      missing.sort((a, b) => (leaves[a]!.key < leaves[b]!.key ? -1 : 1));
      for (const index of missing) {
        const place = takePlace();
        answer(leaves[index]!, place);
        known.set(leaves[index]!.key, place);
        places[index] = place;
      }
    },
  };
}
