import { specifyArena } from '../../domain/evolution/arena';
import type { ArenaPackage, ArenaShelf, ShelvedArena } from './arena-shelf';
import type { LaneQueue } from './lane-queue';
import type { Ground, ThreadTask } from './thread-work';

/** Arenas by what they are made of, each built once, by a thread. */
export interface ArenaRequests {
  /** The arena, which stays where it is until it is given back. */
  take(ground: Ground): Promise<ShelvedArena>;
  giveBack(arena: ShelvedArena): void;
}

export function arenaRequests(shelf: ArenaShelf, lanes: LaneQueue): ArenaRequests {
  const known = knownArenas(shelf);
  let released: (() => void)[] = [];
  let uses = 0;

  async function build(ground: Ground): Promise<ShelvedArena> {
    const built = await run<ArenaPackage>({ kind: 'build', ground });
    let arena = shelf.add(built!);
    while (arena === undefined) {
      await new Promise<void>((resolve) => released.push(resolve));
      arena = shelf.add(built!);
    }
    // Not to be thrown out before it is whole.
    arena.users++;
    await run({ kind: 'place', place: arena.place }).finally(() => giveBack(arena));
    return arena;
  }

  function run<Answer>(task: ThreadTask): Promise<Answer | undefined> {
    return lanes.run<Answer>(() => task);
  }

  function giveBack(arena: ShelvedArena): void {
    arena.users--;
    const waiting = released;
    released = [];
    for (const resolve of waiting) resolve();
  }

  function find(ground: Ground): Promise<ShelvedArena> {
    const key = keyOf(ground);
    return known.find(key) ?? known.add(key, build(ground));
  }

  return {
    async take(ground) {
      for (;;) {
        const arena = await find(ground);
        if (shelf.holds(arena)) {
          arena.users++;
          arena.lastUse = ++uses;
          return arena;
        }
        // Thrown out since: whoever comes first builds it anew.
        known.forget(keyOf(ground));
      }
    },
    giveBack,
  };
}

interface KnownArenas {
  find(key: string): Promise<ShelvedArena> | undefined;
  add(key: string, arena: Promise<ShelvedArena>): Promise<ShelvedArena>;
  forget(key: string): void;
}

/** Those under way and those on the shelf. What had to make room for another is forgotten: an adversary goes through arenas without end. */
function knownArenas(shelf: ArenaShelf): KnownArenas {
  const known = new Map<string, Promise<ShelvedArena>>();
  const shelved = new Map<string, ShelvedArena>();

  function forget(key: string): void {
    known.delete(key);
    shelved.delete(key);
  }

  function keep(key: string, arena: ShelvedArena): void {
    for (const [other, earlier] of shelved) if (!shelf.holds(earlier)) forget(other);
    shelved.set(key, arena);
  }

  return {
    find: (key) => known.get(key),
    add(key, arena) {
      known.set(key, arena);
      arena.then(
        (built) => keep(key, built),
        () => forget(key),
      );
      return arena;
    },
    forget,
  };
}

/** What paths, costs and worlds follow from. */
function keyOf({ settings, scenarios }: Ground): string {
  return JSON.stringify([settings.dataset, specifyArena(settings, scenarios)]);
}
