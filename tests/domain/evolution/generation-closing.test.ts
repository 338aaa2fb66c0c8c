import fc from 'fast-check';
import { dominates } from '../../../src/domain/evolution/fitness';
import type { Individual } from '../../../src/domain/evolution/generation-breeding';
import {
  closeGeneration,
  selectOnIsland,
  type Child,
  type GenerationClosing,
} from '../../../src/domain/evolution/generation-closing';
import { completePlan, type SearchPlan } from '../../../src/domain/evolution/search-plan';
import { searchPolicy } from '../../../src/domain/evolution/search-policy';
import { blankSearch, type SearchState } from '../../../src/domain/evolution/search-state';
import { beginVariation } from '../../../src/domain/evolution/variation-control';
import { fullSearch } from '../../support/full-search';
import { sampleIndividuals } from '../../support/sample-individuals';
import type { Scores } from '../../support/scored-genomes';

const idsOf = (members: readonly { readonly id: string }[]): string[] => members.map(({ id }) => id);
const byId = (members: readonly Individual[]) => new Map(members.map((one) => [one.id, one]));

const level = (score: number): Scores => [score, score, score, score];
const levels = (count: number, from = 0): Scores[] =>
  Array.from({ length: count }, (_, index) => level((from + index) / 100));

interface Scene {
  /** Survivors of the generation before, island by island. */
  readonly islands?: readonly (readonly Individual[])[];
  readonly offspring: readonly Individual[];
  readonly plan?: Partial<SearchPlan>;
  readonly state?: Partial<SearchState>;
}

function closing(
  { islands = [], offspring, plan: chosen = {}, state = {} }: Scene,
  change: Partial<GenerationClosing> = {},
): GenerationClosing {
  const plan = completePlan({ ...(islands.length > 0 && { islands: islands.length }), ...chosen });
  const control = beginVariation(plan);
  return {
    ...{ seed: 5, generation: 1, population: offspring.length, plan, arena: 0, archive: [], chosen: new Map() },
    before: { ...blankSearch, islands: islands.map((members) => ({ survivors: idsOf(members), control })), ...state },
    known: byId(islands.flat()),
    offspring: offspring.map((one): Child => ({ ...one, parents: [], operator: 'random' })),
    ...change,
  };
}

test('the best of parents and children live on, and the archive takes the best of the children', () => {
  const parents = sampleIndividuals(levels(4, 50), { seed: 1 });
  const children = sampleIndividuals([level(0.9), level(0.1), level(0.52), level(0.2)], { seed: 2 });
  const end = closeGeneration(closing({ islands: [parents], offspring: children }));
  expect(new Set(idsOf(end.survivors))).toEqual(new Set(idsOf([children[0]!, parents[3]!, parents[2]!, children[2]!])));
  expect(idsOf(end.archive)).toEqual([children[0]!.id]);
  expect(end).toMatchObject({ feasible: 4, state: { arena: 0, action: 'none', moves: [] } });
  expect(end.best).toBeCloseTo(0.9, 12);
  expect(end.state.islands.map(({ survivors }) => survivors)).toEqual([idsOf(end.survivors)]);
});

test('figures of a generation without a feasible genome are absent, and the archive stays empty', () => {
  const end = closeGeneration(closing({ offspring: sampleIndividuals(levels(5), { violation: 1 }) }));
  for (const figure of ['best', 'median']) expect(end).not.toHaveProperty(figure);
  expect(end).toMatchObject({ feasible: 0, hypervolume: 0, archive: [] });
});

const scores: fc.Arbitrary<Scores[]> = fc.array(
  fc.tuple(...([1, 2, 3, 4].map(() => fc.integer({ min: 0, max: 20 }).map((tick) => tick / 20)) as FourTicks)),
  { minLength: 4, maxLength: 10 },
);
type FourTicks = [fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>];

test('within an arena the archive never gets worse: nobody in it is replaced by somebody whom it beats', () => {
  fc.assert(
    fc.property(fc.array(scores, { minLength: 2, maxLength: 4 }), (generations) => {
      let end = closeGeneration(closing({ offspring: sampleIndividuals(generations[0]!, { seed: 1 }) }));
      for (const [index, some] of generations.slice(1).entries()) {
        const before = end;
        const scene = { islands: [before.survivors], offspring: sampleIndividuals(some, { seed: index + 2 }) };
        end = closeGeneration(closing(scene, { archive: before.archive, generation: index + 1 }));
        for (const kept of end.archive) for (const gone of before.archive) expect(dominates(gone, kept)).toBe(false);
      }
    }),
    { numRuns: 40 },
  );
});

test('in a new arena old scores count for nothing: the archive is drawn anew from who was scored there', () => {
  const archive = sampleIndividuals([level(0.9), level(0.2)], { seed: 1 });
  const children = sampleIndividuals([level(0.5), level(0.4)], { seed: 2 });
  const within = closeGeneration(closing({ offspring: children }, { archive }));
  expect(idsOf(within.archive)).toEqual(idsOf(archive).sort());
  // Under the new scenarios the old best came to little.
  const rescored = sampleIndividuals([level(0.1), level(0.2)], { seed: 1 });
  const anew = closeGeneration(closing({ offspring: children }, { archive: rescored, arena: 1 }));
  expect(idsOf(anew.archive)).toEqual([children[0]!.id]);
  expect(anew.state).toMatchObject({ arena: 1, stagnation: { arena: 1, generationsWithoutProgress: 0 } });
});

describe('islands', () => {
  const [one, two] = [sampleIndividuals(levels(4, 60), { seed: 1 }), sampleIndividuals(levels(4, 20), { seed: 2 })];
  const children = sampleIndividuals(levels(8, 10), { seed: 3 });
  const scene: Scene = {
    islands: [one, two],
    offspring: children,
    plan: { islands: 2, migrants: 1, migrationEvery: 3 },
  };

  test('select apart: the worst island keeps its own', () => {
    const { state } = closeGeneration(closing(scene));
    expect(state.islands.map(({ survivors }) => new Set(survivors))).toEqual(
      [one, two].map((all) => new Set(idsOf(all))),
    );
    expect(state.moves).toEqual([]);
  });

  test('what an island has chosen is taken over, and is what would have been chosen for it', () => {
    const input = closing(scene);
    const choice = selectOnIsland({ ...input, island: 1, children: input.offspring.slice(4) });
    const whole = closeGeneration(input);
    expect(closeGeneration({ ...input, chosen: new Map([[1, idsOf(choice)]]) })).toEqual(whole);
    const other = closeGeneration({ ...input, chosen: new Map([[1, idsOf(children).slice(4, 6)]]) });
    expect(other.state.islands[1]?.survivors).toEqual(idsOf(children).slice(4, 6));
    expect(other.state.islands[0]).toEqual(whole.state.islands[0]);
  });

  test('send copies of their best round the ring when a migration is due, and it is recorded', () => {
    const { state, survivors } = closeGeneration(closing(scene, { generation: 3 }));
    expect(state.moves).toEqual([
      { id: one[3]!.id, from: 0, to: 1, copy: true },
      { id: two[3]!.id, from: 1, to: 0, copy: true },
    ]);
    expect(state.islands[1]?.survivors).toContain(one[3]!.id);
    expect(state.islands[0]?.survivors).not.toContain(two[3]!.id);
    expect(survivors).toHaveLength(8);
  });
});

describe('where the search stands still', () => {
  const members = sampleIndividuals(levels(20, 50), { seed: 1 });
  const worse = sampleIndividuals(levels(20), { seed: 2 });
  const { restartAfter, diversifyAfter } = searchPolicy.stagnation;
  const standing = (generation: number, plan: Partial<SearchPlan>) => {
    const first = closeGeneration(closing({ offspring: members }, { generation: 0 }));
    const { stagnation } = first.state;
    const scene: Scene = { islands: [members], offspring: worse, plan, ...(stagnation && { state: { stagnation } }) };
    return closeGeneration(closing(scene, { generation, archive: first.archive }));
  };

  test('it restarts: a few of the best live on, the archive stays, and the next are drawn afresh', () => {
    const { state, survivors, archive } = standing(restartAfter, { restarts: true });
    expect(state).toMatchObject({
      action: 'restart',
      moves: [],
      stagnation: { restarts: 1, restartedAt: restartAfter },
    });
    expect(idsOf(survivors)).toEqual([members[19]!.id]);
    expect(idsOf(archive)).toEqual([members[19]!.id]);
    const { control } = state.islands[0]!;
    expect(control.immigrants).toBeCloseTo(1 - searchPolicy.restart.keep, 12);
    expect(control.reasons).toEqual(expect.arrayContaining([...state.reasons]));
    expect(state.reasons[0]).toContain(`for ${restartAfter} generations`);
  });

  test('it does not where the plan has no restarts, and not before its time', () => {
    expect(standing(restartAfter, { restarts: false, contextRates: true }).state.action).toBe('diversify');
    expect(standing(restartAfter - 1, { restarts: true, contextRates: true }).state.action).toBe('diversify');
    const early = standing(diversifyAfter - 1, { restarts: true });
    expect(early.state).toMatchObject({ action: 'none', reasons: [] });
    expect(early.survivors).toHaveLength(20);
  });
});

test('the grid keeps the best of each way of trading, and nothing where the plan has none', () => {
  const children = sampleIndividuals(levels(9, 10));
  expect(closeGeneration(closing({ offspring: children })).state.grid).toEqual([]);
  const { grid } = closeGeneration(closing({ offspring: children, plan: { behaviourGrid: true } })).state;
  expect(grid.length).toBeGreaterThan(1);
  expect(new Set(grid.map(({ cell }) => cell)).size).toBe(grid.length);
  for (const { id } of grid) expect(idsOf(children)).toContain(id);
});

test('the same generation closes the same way however its members are known, with everything on', () => {
  const islands = [1, 2].map((seed) => sampleIndividuals(levels(8, 10 * seed), { seed }));
  const input = closing({ islands, offspring: sampleIndividuals(levels(16, 5), { seed: 3 }), plan: fullSearch });
  const known = byId([...islands.flat()].reverse());
  expect(closeGeneration({ ...input, known })).toEqual(closeGeneration(input));
  expect(JSON.parse(JSON.stringify(closeGeneration(input)))).toEqual(closeGeneration(input));
});
