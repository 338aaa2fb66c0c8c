import { closeGeneration, type Child } from '../../../src/domain/evolution/generation-closing';
import { summariseGeneration } from '../../../src/domain/evolution/generation-summary';
import { completePlan } from '../../../src/domain/evolution/search-plan';
import { blankSearch } from '../../../src/domain/evolution/search-state';
import { sampleIndividuals } from '../../support/sample-individuals';

const close = ({ violation = 0, behaviourGrid = false }) =>
  closeGeneration({
    ...{ seed: 1, generation: 2, population: 3, arena: 4, before: blankSearch, known: new Map(), archive: [] },
    plan: completePlan({ behaviourGrid }),
    offspring: sampleIndividuals(
      [0.2, 0.4, 0.6].map((score) => [score, score, score, score]),
      { violation },
    ).map((one): Child => ({ ...one, parents: [], operator: 'random' })),
    chosen: new Map(),
  });
const told = { generation: 2, newcomers: 3 };

test('a generation is told in a few numbers', () => {
  const end = close({ behaviourGrid: true });
  expect(summariseGeneration(end, told)).toEqual({
    ...{ generation: 2, newcomers: 3, best: 0.6, median: 0.4, diversity: end.diversity, feasible: 3, archive: 1 },
    ...{ hypervolume: end.hypervolume, coverage: expect.any(Number) },
    ...{ generationsWithoutProgress: 0, action: 'none', arena: 4, migrants: 0 },
  });
  expect(end.hypervolume).toBeGreaterThan(0);
});

test('what is undefined stays absent: scores without a feasible genome, coverage without a grid', () => {
  const summary = summariseGeneration(close({ violation: 1 }), told);
  for (const figure of ['best', 'median', 'coverage']) expect(summary).not.toHaveProperty(figure);
  expect(summary).toMatchObject({ feasible: 0, archive: 0, hypervolume: 0 });
});

test('travellers and the time without progress are those of the state', () => {
  const end = close({});
  const { stagnation } = end.state;
  const move = { id: 'a', from: 0, to: 1, copy: true };
  const state = { ...end.state, moves: [move, move], action: 'diversify' as const };
  const still = { ...state, ...(stagnation && { stagnation: { ...stagnation, generationsWithoutProgress: 9 } }) };
  expect(summariseGeneration({ ...end, state: still }, told)).toMatchObject({
    ...{ migrants: 2, action: 'diversify', generationsWithoutProgress: 9 },
  });
});
