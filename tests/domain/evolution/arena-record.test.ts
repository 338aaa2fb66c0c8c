import { findArena, type ArenaRecord } from '../../../src/domain/evolution/arena-record';

const from = (arena: number, generation: number): ArenaRecord => ({ arena, generation, content: { scenarios: [] } });
const arenas = [from(0, 0), from(1, 3), from(2, 6)];

test('a generation is scored in the latest arena that began with it or before', () => {
  const numbers = [0, 2, 3, 5, 6, 40].map((generation) => findArena(arenas, generation)?.arena);
  expect(numbers).toEqual([0, 0, 1, 1, 2, 2]);
});

test('before the first arena there is none', () => {
  expect(findArena(arenas.slice(1), 2)).toBeUndefined();
  expect(findArena([], 0)).toBeUndefined();
});
