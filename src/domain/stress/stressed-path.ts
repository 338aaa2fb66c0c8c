import type { PricePath } from '../market/bars';
import { deriveSeed } from '../numerics/derived-seed';
import { createRandom } from '../numerics/random';
import type { Scenario } from './scenario';
import { checkScenario } from './scenario-check';
import { transformations } from './scenario-transformations';

/**
 * The path that a scenario makes of the history, under the scenario's name. Parts follow each other; each draws from the stream that it names, so
 * a part does the same thing alone and in company. Equal history, scenario and seed give equal bars.
 * Throws a RangeError with every problem of the scenario, and where an episode lies beyond the history.
 */
export function applyScenario(history: PricePath, scenario: Scenario, seed: number): PricePath {
  const problems = [...checkScenario(scenario), ...checkEpisodes(scenario, history.bars.close.length)];
  if (problems.length > 0) throw new RangeError(problems.join('; '));
  let path = history;
  for (const { kind, parameters, stream } of scenario.parts) {
    const random = createRandom(deriveSeed(seed, 'stress', stream));
    path = transformations[kind].apply(path, random, { parameters, history: history.bars });
  }
  return { ...path, name: scenario.name };
}

function checkEpisodes({ name, parts }: Scenario, length: number): string[] {
  return parts.flatMap(({ kind, parameters: { fromBar = 0, bars = 0 } }) =>
    kind !== 'replay' || fromBar + bars <= length
      ? []
      : [`scenario ${name}: an episode of ${bars} bars from bar ${fromBar} of a history of ${length} bars`],
  );
}
