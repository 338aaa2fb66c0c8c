import { arenaShelf, type ArenaPackage } from '../../../src/adapters/threads/arena-shelf';

const heap = { from: 4_096, to: 4_096 + 2_000_000 };
const packageOf = (bars: number): ArenaPackage => {
  return { bytes: new Uint8Array(new SharedArrayBuffer(1_000)).fill(7), bars: [bars, bars], paths: 2 };
};
const newShelf = () => {
  const buffer = new SharedArrayBuffer(heap.to);
  return { buffer, shelf: arenaShelf(buffer, heap) };
};

test('an arena lies inside the heap: its package, a block for each path, then the columns', () => {
  const { buffer, shelf } = newShelf();
  const { place, range } = shelf.add(packageOf(500))!;
  expect(new Uint8Array(buffer, place.from, 1_000).every((byte) => byte === 7)).toBe(true);
  const places = [place.from, ...place.blocks, place.columns.from, place.columns.to];
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every((at) => at >= heap.from && at <= heap.to && at % 64 === 0)).toBe(true);
  expect(range.to).toBe(place.columns.to);
});

test('what was used longest ago makes room, never what is in use', () => {
  const { shelf } = newShelf();
  const first = shelf.add(packageOf(500))!;
  Object.assign(first, { users: 1, lastUse: 1 });
  const second = shelf.add(packageOf(500))!;
  second.lastUse = 2;
  const third = shelf.add(packageOf(500))!;
  expect([first, second, third].map((arena) => shelf.holds(arena))).toEqual([true, false, true]);
  expect(third.range.from >= first.range.to || third.range.to <= first.range.from).toBe(true);
});

test('there is no place while all are in use, and never one for what is larger than the heap', () => {
  const { shelf } = newShelf();
  let arena = shelf.add(packageOf(2_000));
  for (let count = 0; arena && count < 100; count++) {
    arena.users = 1;
    arena = shelf.add(packageOf(2_000));
  }
  expect(arena).toBeUndefined();
  expect(() => shelf.add(packageOf(100_000))).toThrow(/do not fit/);
});

test('few idle arenas are kept, and what was touched is used again: hundreds of arenas take no more memory than some', () => {
  const large = { from: 4_096, to: 4_096 + 100_000_000 };
  const shelf = arenaShelf(new SharedArrayBuffer(large.to), large);
  const arenas = Array.from({ length: 200 }, (_, use) => Object.assign(shelf.add(packageOf(500))!, { lastUse: use }));
  expect(arenas.filter((arena) => shelf.holds(arena))).toEqual(arenas.slice(-2));
  const [first] = arenas;
  const size = first!.range.to - first!.range.from;
  expect(Math.max(...arenas.map(({ range }) => range.to))).toBeLessThanOrEqual(large.from + 3 * size);
});
