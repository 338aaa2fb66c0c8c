import { aligned } from '../../domain/simulation/kernel-layout';
import type { MemoryRange } from './kernel-memory';

/**
 * Which columns lie in shared memory, and where. Threads enter what they compute, so that each column is computed once; only the thread
 * that hands out work throws columns out, while none is at work. A thread that died leaves nothing locked: who waits for it takes over.
 */
export interface ColumnDirectory {
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly slots: MemoryRange;
  readonly slotBytes: number;
  readonly slotCount: number;
  readonly entryCount: number;
}

/** A column's entry, the byte offset of its slot, and whether the caller is the one to compute it. */
export interface ColumnClaim {
  readonly entry: number;
  readonly at: number;
  readonly mine: boolean;
}

const head = { lock: 0, nextSlot: 1, epoch: 2, count: 16 } as const;
const field = { state: 0, slot: 1, used: 2, owner: 3, nameLength: 4, name: 5, count: 32 } as const;
const longestName = (field.count - field.name) * 4;
const state = { free: 0, computing: 1, ready: 2, abandoned: 3 } as const;

/** As long as the slowest column takes; then its thread is taken for lost, and at worst a column is computed twice. */
const patienceMs = 2_000;

/** A range as small as this holds a directory without slots. */
export const leastDirectoryBytes = 256;

/** Lays a directory into a range, at least of `leastDirectoryBytes`: entries first, then as many slots as fit. */
export function placeColumnDirectory(
  buffer: SharedArrayBuffer,
  range: MemoryRange,
  slotBytes: number,
): ColumnDirectory {
  const headBytes = aligned(head.count * 4);
  // Twice as many entries as slots, so that a search ends soon.
  const bytesPerSlot = slotBytes + 4 * (1 + 2 * field.count);
  const slotCount = Math.max(0, Math.floor((range.to - range.from - 2 * headBytes - 4 * field.count) / bytesPerSlot));
  const entryCount = 2 * slotCount + 1;
  const wordCount = head.count + slotCount + entryCount * field.count;
  const from = range.from + aligned(wordCount * 4);
  const words = new Int32Array(buffer, range.from, wordCount);
  return { words, slots: { from, to: from + slotCount * slotBytes }, slotBytes, slotCount, entryCount };
}

/** Forgets all columns, whatever lay there before. */
export function clearColumnDirectory({ words, slotCount }: ColumnDirectory): void {
  words.fill(0);
  for (let slot = 0; slot < slotCount; slot++) words[head.count + slot] = slot;
}

/** Changes whenever columns were thrown out: what was known of places before is void. */
export function directoryEpoch({ words }: ColumnDirectory): number {
  return Atomics.load(words, head.epoch);
}

export function hasRoom({ words, slotCount }: ColumnDirectory): boolean {
  return Atomics.load(words, head.nextSlot) < slotCount;
}

/**
 * Finds a column, waiting while another thread computes it, or makes it the caller's to compute. `owner` is a number above 0, other for each
 * thread. Undefined where there is no room left, or the name is too long to be kept.
 */
export function claimColumn(directory: ColumnDirectory, name: string, owner: number): ColumnClaim | undefined {
  const { words } = directory;
  const encoded = Buffer.from(name);
  if (encoded.length > longestName) return undefined;
  const known = findEntry(directory, encoded);
  if (words[known + field.nameLength] !== 0) return awaitColumn(directory, known, owner);
  if (!takeLock(words, owner)) return undefined;
  try {
    const entry = findEntry(directory, encoded);
    const isNew = words[entry + field.nameLength] === 0;
    if (isNew && !hasRoom(directory)) return undefined;
    if (isNew) enterColumn(directory, entry, { encoded, owner });
    if (isNew) return { entry, at: placeOf(directory, entry), mine: true };
  } finally {
    releaseLock(words, owner);
  }
  return awaitColumn(directory, findEntry(directory, encoded), owner);
}

/** The caller has written the column: whoever waits may read it. */
export function publishColumn({ words }: ColumnDirectory, { entry }: ColumnClaim): void {
  Atomics.store(words, entry + field.state, state.ready);
  Atomics.notify(words, entry + field.state);
}

/** The caller could not compute it: the next who needs it tries. */
export function abandonColumn({ words }: ColumnDirectory, entry: number): void {
  Atomics.store(words, entry + field.state, state.abandoned);
  Atomics.notify(words, entry + field.state);
}

/** Notes that a task, numbered in rising order, reads the column. */
export function noteUse({ words }: ColumnDirectory, entry: number, task: number): void {
  words[entry + field.used] = task;
}

/** What a thread held when it died is given up. */
export function releaseOwner(directory: ColumnDirectory, owner: number): void {
  const { words, entryCount } = directory;
  for (let index = 0; index < entryCount; index++) {
    const entry = offsetOf(index, directory);
    const isHeld = words[entry + field.owner] === owner && words[entry + field.state] === state.computing;
    if (isHeld) abandonColumn(directory, entry);
  }
  releaseLock(words, owner);
}

/** Throws out the columns used longest ago, half of all slots and more if need be. No thread may be at work with any of them. */
export function evictColumns(directory: ColumnDirectory): void {
  const { words, slotCount, entryCount } = directory;
  const entries = Array.from({ length: entryCount }, (_, index) => offsetOf(index, directory))
    .filter((entry) => words[entry + field.state] === state.ready)
    .map((entry) => words.slice(entry, entry + field.count))
    .sort((a, b) => b[field.used]! - a[field.used]!);
  const kept = entries.slice(0, Math.floor(slotCount / 2));
  const epoch = directoryEpoch(directory);
  clearColumnDirectory(directory);
  const taken = new Set(kept.map((entry) => entry[field.slot]!));
  const free = Array.from({ length: slotCount }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  words.set([...taken, ...free], head.count);
  for (const entry of kept) {
    const encoded = Buffer.from(entry.buffer, field.name * 4, entry[field.nameLength]);
    words.set(entry, findEntry(directory, encoded));
  }
  Atomics.store(words, head.nextSlot, kept.length);
  Atomics.store(words, head.epoch, epoch + 1);
}

/** The entry of this name, or the free one where it belongs; there always is a free one. */
function findEntry(directory: ColumnDirectory, encoded: Buffer): number {
  const { words, entryCount } = directory;
  for (let index = hash(encoded) % entryCount; ; index = (index + 1) % entryCount) {
    const entry = offsetOf(index, directory);
    if (Atomics.load(words, entry + field.nameLength) === 0 || isNamed(words, entry, encoded)) return entry;
  }
}

function enterColumn(
  { words }: ColumnDirectory,
  entry: number,
  { encoded, owner }: { encoded: Buffer; owner: number },
): void {
  const slot = Atomics.add(words, head.nextSlot, 1);
  words[entry + field.slot] = words[head.count + slot]!;
  words[entry + field.owner] = owner;
  Buffer.from(words.buffer, words.byteOffset + (entry + field.name) * 4, encoded.length).set(encoded);
  Atomics.store(words, entry + field.state, state.computing);
  // Last, because readers do not take the lock: a name that can be read is whole.
  Atomics.store(words, entry + field.nameLength, encoded.length);
}

function awaitColumn(directory: ColumnDirectory, entry: number, owner: number): ColumnClaim {
  const { words } = directory;
  const at = placeOf(directory, entry);
  const isMine = (found: number): boolean => Atomics.compareExchange(words, entry, found, state.computing) === found;
  for (;;) {
    const found = Atomics.load(words, entry + field.state);
    if (found === state.ready) return { entry, at, mine: false };
    const isLost =
      found === state.abandoned ||
      Atomics.wait(words, entry + field.state, state.computing, patienceMs) === 'timed-out';
    if (!isLost || !isMine(found)) continue;
    words[entry + field.owner] = owner;
    return { entry, at, mine: true };
  }
}

function takeLock(words: ColumnDirectory['words'], owner: number): boolean {
  for (;;) {
    const holder = Atomics.compareExchange(words, head.lock, 0, owner);
    if (holder === 0) return true;
    if (Atomics.wait(words, head.lock, holder, patienceMs) === 'timed-out') return false;
  }
}

function releaseLock(words: ColumnDirectory['words'], owner: number): void {
  if (Atomics.compareExchange(words, head.lock, owner, 0) === owner) Atomics.notify(words, head.lock);
}

function placeOf({ words, slots, slotBytes }: ColumnDirectory, entry: number): number {
  return slots.from + words[entry + field.slot]! * slotBytes;
}

function offsetOf(index: number, { slotCount }: ColumnDirectory): number {
  return head.count + slotCount + index * field.count;
}

function isNamed(words: ColumnDirectory['words'], entry: number, encoded: Buffer): boolean {
  const name = Buffer.from(words.buffer, words.byteOffset + (entry + field.name) * 4, longestName);
  return words[entry + field.nameLength] === encoded.length && encoded.equals(name.subarray(0, encoded.length));
}

/** FNV-1a, 32 bits. */
function hash(bytes: Buffer): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
