import { identifyScenario } from '../../../src/domain/stress/scenario-id';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';

const crash = standardScenarios[0]!;
const [part] = crash.parts;

test('equal parts are one scenario, whatever its name and the order of its fields', () => {
  const entries = Object.entries(part!.parameters).reverse();
  const turned = { name: 'other', parts: [{ ...part!, parameters: Object.fromEntries(entries) }] };
  expect(identifyScenario(turned)).toBe(identifyScenario(crash));
  expect(identifyScenario(crash)).toMatch(/^[0-9a-f]{64}$/);
});

test('another number, another place, or another order of parts is another', () => {
  const others = [
    { ...crash, parts: [{ ...part!, parameters: { ...part!.parameters, fall: 0.11 } }] },
    { ...crash, parts: [{ ...part!, stream: 1 }] },
    { ...crash, parts: [...crash.parts, ...standardScenarios[1]!.parts] },
    { ...crash, parts: [...standardScenarios[1]!.parts, ...crash.parts] },
  ];
  expect(new Set([crash, ...others, ...standardScenarios].map(identifyScenario)).size).toBe(4 + 8);
});
