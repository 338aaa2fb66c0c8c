import { scenarioKinds, type Scenario, type ScenarioKind } from './scenario';
import { transformations } from './scenario-transformations';

/**
 * One scenario of each kind with the values of the policy: the four of seed 000 section 2.2 first, in its order. The name of each is also its stream.
 * Replays are not among them, for which crises there are is a matter of the data (`replay-scenarios.ts`).
 */
export const standardScenarios: readonly Scenario[] = scenarioKinds.flatMap((kind) => {
  const scenario = createStandardScenario(kind);
  return scenario === undefined ? [] : [scenario];
});

/** Undefined for a replay. */
function createStandardScenario(kind: ScenarioKind): Scenario | undefined {
  const { defaults } = transformations[kind];
  return defaults && { name: kind, parts: [{ kind, parameters: defaults, stream: kind }] };
}
