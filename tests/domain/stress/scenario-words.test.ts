import { describeScenario } from '../../../src/domain/stress/scenario-words';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';

test('every scenario is told with its numbers', () => {
  expect(describeScenario(standardScenarios[0]!)).toBe(
    'about once a year the price falls 10 % within 5 minutes, then recovers: 66 % of it in 15 minutes, the rest over 5 trading days',
  );
  expect(describeScenario(standardScenarios[7]!)).toBe(
    'about once in 5 years prices lose 25 % over 189 trading days at 0.6 times their usual volatility',
  );
  for (const scenario of standardScenarios) expect(describeScenario(scenario)).not.toMatch(/NaN|undefined/);
});

test('evolved numbers are told to two digits, and parts one after the other', () => {
  const [part] = standardScenarios[5]!.parts;
  const parameters = { ...part!.parameters, gap: 0.0712345678901, eventsPerYear: 3.4, kept: 0 };
  const replay = { fromBar: 1_200, bars: 355, windowsPerYear: 0, severity: 1.23456 };
  const words = describeScenario({
    name: 'both',
    parts: [
      { ...part!, parameters },
      { kind: 'replay', parameters: replay, stream: 1 },
    ],
  });
  expect(words).toBe(
    'about 3 times a year the market opens 7.1 % away from the close before, 60 % of the time below it, and 0 % of the gap stays; ' +
      'on top of that, once 355 bars of a crisis of the history itself, from bar 1200 on, happen again at another time, with 1.2 times their moves',
  );
});
