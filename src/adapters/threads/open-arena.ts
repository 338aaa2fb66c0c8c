import type { Arena } from '../../domain/evolution/arena';
import type { KernelArena } from '../../domain/evolution/kernel-arena';
import { writeKernelPath, type KernelColumns, type KernelPath } from '../../domain/simulation/kernel-path';
import type { SimulatedMarket } from '../../domain/simulation/simulated-market';
import { createFeatureColumns } from '../../domain/strategy/feature-columns';
import type { ArenaPackage, ArenaPlace } from './arena-shelf';
import { placeColumnDirectory } from './column-directory';
import { packObject, unpackObject } from './packed-object';
import { createSharedColumns, spareSlots, type SharedColumns } from './shared-columns';

/** An arena in shared memory as one thread sees it. */
export interface OpenArena {
  readonly plain: Arena;
  readonly kernel: KernelArena;
  readonly columns: SharedColumns;
}

/** An arena as bytes, with what has to be known to find room for what the kernel reads of it. */
export function packArena(arena: Arena): ArenaPackage {
  const closes = marketsOf(arena).map(({ path }) => path.bars.close);
  const packed = packObject(arena);
  const buffer = new SharedArrayBuffer(packed.bytes);
  packed.write(buffer, 0);
  return { bytes: new Uint8Array(buffer), bars: closes.map(({ length }) => length), paths: new Set(closes).size };
}

/** Writes what the kernel reads of each path, once for all threads. */
export function writeKernelPaths(buffer: SharedArrayBuffer, place: ArenaPlace): void {
  const arena = unpackArena(buffer, place);
  for (const [index, market] of marketsOf(arena).entries()) {
    const afterChange = market === arena.history ? { afterChange: arena.regimes.afterChange } : {};
    writeKernelPath(market, { buffer, offset: place.blocks[index]!, costs: arena.costs, ...afterChange });
  }
}

/** Bytes at the start of a lane that hold columns without room elsewhere. */
export function spareBytesOf(place: ArenaPlace): number {
  return spareSlots * place.slotBytes;
}

/** `owner` is a number above 0, other for each thread; `spare` the offset of `spareBytesOf` bytes of its own. */
export function openArena(
  buffer: SharedArrayBuffer,
  place: ArenaPlace,
  { owner, spare }: { owner: number; spare: number },
): OpenArena {
  const directory = placeColumnDirectory(buffer, place.columns, place.slotBytes);
  const columns = createSharedColumns({ directory, owner, spare });
  const plain = unpackArena(buffer, place);
  const known = new Map<number, KernelColumns>();
  const columnsOf = ({ path: { bars } }: SimulatedMarket): KernelColumns => {
    const key = bars.close.byteOffset;
    const shared = known.get(key) ?? columns.columnsOf(String(key), bars);
    known.set(key, shared);
    return shared;
  };
  const paths = marketsOf(plain).map((market, index): KernelPath => ({
    name: market.path.name,
    block: place.blocks[index]!,
    bars: market.path.bars.close.length,
    periodsPerYear: market.periodsPerYear,
    columns: columnsOf(market),
  }));
  const firstWorld = 1 + plain.stressed.length;
  const kernel = { history: paths[0]!, stressed: paths.slice(1, firstWorld), worlds: paths.slice(firstWorld) };
  return { plain, kernel, columns };
}

function unpackArena(buffer: SharedArrayBuffer, place: ArenaPlace): Arena {
  const packed = unpackObject(buffer, place.from) as Arena;
  const withColumns = (market: SimulatedMarket): SimulatedMarket => {
    return { ...market, columns: createFeatureColumns(market.path.bars) };
  };
  const { history, stressed, worlds } = packed;
  return {
    ...packed,
    history: withColumns(history),
    stressed: stressed.map(withColumns),
    worlds: worlds.map(withColumns),
  };
}

function marketsOf({ history, stressed, worlds }: Arena): SimulatedMarket[] {
  return [history, ...stressed, ...worlds];
}
