import {
  abandonColumn,
  claimColumn,
  clearColumnDirectory,
  directoryEpoch,
  evictColumns,
  hasRoom,
  leastDirectoryBytes,
  noteUse,
  placeColumnDirectory,
  publishColumn,
  releaseOwner,
  type ColumnDirectory,
} from '../../../src/adapters/threads/column-directory';

const slotBytes = 512;

function createDirectory(slots: number): ColumnDirectory {
  const buffer = new SharedArrayBuffer(65_536);
  let to = 0;
  while (placeColumnDirectory(buffer, { from: 0, to }, slotBytes).slotCount < slots) to += 64;
  const directory = placeColumnDirectory(buffer, { from: 0, to }, slotBytes);
  clearColumnDirectory(directory);
  return directory;
}

/** Enters a column and says that it is ready. */
function publish(directory: ColumnDirectory, name: string): number {
  const claim = claimColumn(directory, name, 1)!;
  expect(claim.mine).toBe(true);
  publishColumn(directory, claim);
  return claim.at;
}

test('the first who asks computes a column, and all others find it where it was put', () => {
  const directory = createDirectory(4);
  const at = publish(directory, 'history sma(5)');
  const again = claimColumn(directory, 'history sma(5)', 2);
  expect(again).toMatchObject({ at, mine: false });
  expect(claimColumn(directory, 'history sma(6)', 2)).toMatchObject({ mine: true });
});

test('columns lie inside the slots, none over another', () => {
  const directory = createDirectory(8);
  const places = Array.from({ length: directory.slotCount }, (_, n) => publish(directory, `path column(${n})`));
  expect(new Set(places).size).toBe(directory.slotCount);
  for (const at of places) {
    expect((at - directory.slots.from) % slotBytes).toBe(0);
    expect(at).toBeGreaterThanOrEqual(directory.slots.from);
    expect(at + slotBytes).toBeLessThanOrEqual(directory.slots.to);
  }
});

test('without room, or with a name too long to keep, there is no claim', () => {
  const directory = createDirectory(1);
  for (let n = 0; n < directory.slotCount; n++) publish(directory, `column(${n})`);
  expect(hasRoom(directory)).toBe(false);
  expect(claimColumn(directory, 'one more', 1)).toBeUndefined();
  expect(claimColumn(directory, 'column(0)', 1)).toMatchObject({ mine: false });
  expect(claimColumn(createDirectory(4), 'x'.repeat(500), 1)).toBeUndefined();
  const none = placeColumnDirectory(new SharedArrayBuffer(256), { from: 0, to: leastDirectoryBytes }, 4_096);
  expect(claimColumn(none, 'x', 1)).toBeUndefined();
});

test('what its owner gave up, or died over, is the next one’s to compute', () => {
  const directory = createDirectory(4);
  const failed = claimColumn(directory, 'failed', 1)!;
  abandonColumn(directory, failed.entry);
  expect(claimColumn(directory, 'failed', 2)).toEqual({ ...failed, mine: true });
  const lost = claimColumn(directory, 'lost', 3)!;
  releaseOwner(directory, 3);
  expect(claimColumn(directory, 'lost', 1)).toEqual({ ...lost, mine: true });
});

test('a thread that holds a column for ever only costs the others their patience', () => {
  const directory = createDirectory(4);
  const held = claimColumn(directory, 'held', 1)!;
  expect(claimColumn(directory, 'held', 2)).toEqual({ ...held, mine: true });
});

test('eviction keeps what was used last, where it is, and makes room for the rest', () => {
  const directory = createDirectory(8);
  const places = Array.from({ length: directory.slotCount }, (_, n) => publish(directory, `column(${n})`));
  places.forEach((_, n) => {
    noteUse(directory, claimColumn(directory, `column(${n})`, 1)!.entry, n);
  });
  const before = directoryEpoch(directory);
  evictColumns(directory);
  expect(directoryEpoch(directory)).not.toBe(before);
  const last = directory.slotCount - 1;
  expect(claimColumn(directory, `column(${last})`, 1)).toMatchObject({ at: places[last], mine: false });
  expect(hasRoom(directory)).toBe(true);
  const first = claimColumn(directory, 'column(0)', 1)!;
  expect(first.mine).toBe(true);
  expect(first.at).not.toBe(places[last]);
});
