import { chooseScenarios } from '../../../src/domain/evolution/scenario-choice';
import { drawScenario, nameKind } from '../../../src/domain/evolution/adversary-variation';
import { createRandom } from '../../../src/domain/numerics/random';
import { identifyScenario } from '../../../src/domain/stress/scenario-id';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import { adversarySpace } from '../../support/adversary-space';

const random = createRandom(1);
const drawn = Array.from({ length: 30 }, () => drawScenario({ ...adversarySpace, random }));
const judged = drawn.slice(0, 16).map((scenario, index) => ({ scenario, harm: 1 - index / 20 }));
const hallOfFame = drawn.slice(14).map((scenario) => ({ scenario, fame: 1, round: 1 }));

test('all standard ones first, then adversaries and lessons in turn, all distinct', () => {
  const chosen = chooseScenarios(standardScenarios, { judged, hallOfFame }, 14);
  expect(chosen).toHaveLength(14);
  expect(chosen.slice(0, 8)).toEqual(standardScenarios);
  expect(chosen[8]).toEqual(judged[0]!.scenario);
  expect(chosen[9]).toEqual(hallOfFame[0]!.scenario);
  expect(new Set(chosen.map(identifyScenario)).size).toBe(14);
  expect(new Set(chosen.map(({ name }) => name)).size).toBe(14);
});

test('an adversary of a kind that is not there yet comes before a more harmful one of a kind that is', () => {
  const chosen = chooseScenarios(standardScenarios, { judged, hallOfFame: [] }, 12).slice(8);
  const firstOfKind = judged.filter(
    ({ scenario }, i) => judged.findIndex((one) => nameKind(one.scenario) === nameKind(scenario)) === i,
  );
  expect(chosen).toEqual(firstOfKind.slice(0, 4).map(({ scenario }) => scenario));
});

test('no more than there are, and none that does no harm', () => {
  const harmless = judged.map(({ scenario }) => ({ scenario, harm: 0 }));
  expect(chooseScenarios(standardScenarios, { judged: harmless, hallOfFame: [] }, 20)).toEqual(standardScenarios);
  expect(chooseScenarios(standardScenarios, { judged, hallOfFame }, 100)).toHaveLength(8 + 30);
});

test('the standard ones are never left out', () => {
  expect(() => chooseScenarios(standardScenarios, { judged, hallOfFame }, 7)).toThrow('7 scenarios have no room for 8');
});
