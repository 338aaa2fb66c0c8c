import type { Scenario, ScenarioSpec } from './scenario';
import { scenarioKinds } from './scenario';
import { transformations, type Limits } from './scenario-transformations';

const wholeParameters = ['candidates', 'fromBar', 'bars'];

/** Everything wrong with a scenario that came as data, in words: what, found, expected. Empty for a sound one. */
export function checkScenario({ name, parts }: Scenario): string[] {
  return [
    ...(/^[a-z][a-z0-9-]{0,99}$/.test(name)
      ? []
      : [`scenario ${name}: expected lower-case letters, digits and dashes, at most 100 of them`]),
    ...(parts.length > 0 ? [] : [`scenario ${name}: expected at least one part`]),
    ...parts.flatMap((part) => checkPart(part).map((problem) => `scenario ${name}: ${problem}`)),
  ];
}

function checkPart({ kind, parameters, stream }: ScenarioSpec): string[] {
  if (!scenarioKinds.includes(kind)) return [`kind ${kind}: expected one of ${scenarioKinds.join(', ')}`];
  const { limits } = transformations[kind];
  const problems = Object.entries(limits).flatMap(([name, limit]) =>
    checkParameter(`${kind}.${name}`, parameters[name], { limit, whole: wholeParameters.includes(name) }),
  );
  for (const name of Object.keys(parameters))
    if (!Object.hasOwn(limits, name)) problems.push(`${kind}.${name}: there is no such parameter`);
  if (typeof stream === 'number' && !Number.isSafeInteger(stream))
    problems.push(`stream ${stream}: expected a whole number or a text`);
  return problems;
}

function checkParameter(
  name: string,
  value: number | undefined,
  { limit: { min, max }, whole }: { readonly limit: Limits; readonly whole: boolean },
): string[] {
  if (value === undefined) return [`${name} is missing`];
  const sound = value >= min && value <= max && (!whole || Number.isInteger(value));
  return sound ? [] : [`${name} ${value}: expected ${whole ? 'a whole number' : 'a number'} from ${min} to ${max}`];
}
