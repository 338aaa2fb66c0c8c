import type { Scenario, ScenarioSpec } from '../../../src/domain/stress/scenario';
import { checkScenario } from '../../../src/domain/stress/scenario-check';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';

const [part] = standardScenarios[6]!.parts;
const whipsaw = part!;
const withPart = (changed: Partial<ScenarioSpec>): Scenario => ({ name: 'x', parts: [{ ...whipsaw, ...changed }] });

test('standard scenarios are sound', () => {
  expect(standardScenarios.flatMap(checkScenario)).toEqual([]);
});

test.each<[string, Scenario, string]>([
  ['a name with capitals', { name: 'Storm', parts: [whipsaw] }, 'lower-case letters'],
  ['no part', { name: 'calm', parts: [] }, 'at least one part'],
  ['an unknown kind', withPart({ kind: 'earthquake' as 'whipsaw' }), 'kind earthquake: expected one of flash-crash, '],
  ['a kind that every object has', withPart({ kind: 'constructor' as 'whipsaw' }), 'kind constructor: expected one of'],
  ['a missing parameter', withPart({ parameters: {} }), 'whipsaw.cycles is missing'],
  ['too much', withPart({ parameters: { ...whipsaw.parameters, cycles: 1e9 } }), 'whipsaw.cycles 1000000000: expected'],
  ['not a number', withPart({ parameters: { ...whipsaw.parameters, legDays: NaN } }), 'whipsaw.legDays NaN: expected'],
  ['one too many', withPart({ parameters: { ...whipsaw.parameters, wind: 1 } }), 'whipsaw.wind: there is no such'],
  ['half a stream', withPart({ stream: 0.5 }), 'stream 0.5: expected a whole number or a text'],
])('%s is a problem in words', (_, scenario, words) => {
  expect(checkScenario(scenario).join('; ')).toContain(words);
});

test('bars are counted in whole numbers', () => {
  const parameters = { fromBar: 1.5, bars: 3, windowsPerYear: 1, severity: 1 };
  expect(checkScenario({ name: 'x', parts: [{ kind: 'replay', parameters, stream: 1 }] })).toEqual([
    expect.stringContaining('replay.fromBar 1.5: expected a whole number'),
  ]);
});
