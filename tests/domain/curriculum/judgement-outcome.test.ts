import fc from 'fast-check';
import { decideOutcome, findJudgedEvidence, nameUncertified } from '../../../src/domain/curriculum/judgement-outcome';
import type { GateOutcome } from '../../../src/domain/validation/gate';
import { gateNames, type GateName, type GateRole } from '../../../src/domain/validation/gate-plan';

const said = (
  outcome: GateOutcome,
  { gate = 'targets', role = 'deciding' }: { gate?: GateName; role?: GateRole } = {},
) => ({ gate, role, outcome, reasons: outcome === 'passed' ? [] : [outcome] });

test.each([
  { verdicts: [said('passed')], outcome: 'passed', reasons: [] },
  { verdicts: [said('passed'), said('inconclusive')], outcome: 'inconclusive', reasons: ['targets: inconclusive'] },
  {
    verdicts: [said('inconclusive', { gate: 'stress' }), said('refused'), said('passed')],
    outcome: 'refused',
    reasons: ['targets: refused', 'stress: inconclusive'],
  },
  { verdicts: [said('passed'), said('refused', { role: 'beside' })], outcome: 'passed', reasons: [] },
  { verdicts: [], outcome: 'inconclusive', reasons: ['no gate was asked'] },
  { verdicts: [said('passed', { role: 'beside' })], outcome: 'inconclusive', reasons: ['no gate was asked'] },
])('$outcome for the reasons $reasons', ({ verdicts, outcome, reasons }) => {
  expect(decideOutcome(verdicts)).toEqual({ outcome, reasons });
});

test('it passes where every deciding gate passed and there is one, whatever the order and whatever is told beside', () => {
  const verdict = fc.record({
    gate: fc.constantFrom(...gateNames),
    role: fc.constantFrom<GateRole>('deciding', 'beside'),
    outcome: fc.constantFrom<GateOutcome>('passed', 'refused', 'inconclusive'),
    reasons: fc.constant(['why']),
  });
  fc.assert(
    fc.property(fc.array(verdict, { maxLength: 8 }), (verdicts) => {
      const deciding = verdicts.filter(({ role }) => role === 'deciding');
      const passes = deciding.length > 0 && deciding.every(({ outcome }) => outcome === 'passed');
      expect(decideOutcome(verdicts).outcome === 'passed').toBe(passes);
      expect(decideOutcome([...verdicts].reverse()).outcome).toBe(decideOutcome(verdicts).outcome);
    }),
  );
});

test('of several judgements the last of those holds on whose evidence the most gates were asked', () => {
  const on = (letters: string) => [...letters].map((evidence) => ({ evidence }));
  expect(findJudgedEvidence([])).toBeUndefined();
  expect(findJudgedEvidence(on('aaa'))).toBe('a');
  expect(findJudgedEvidence(on('aaabbb'))).toBe('b');
  expect(findJudgedEvidence(on('aaab'))).toBe('a');
  expect(findJudgedEvidence(on('bbaaab'))).toBe('b');
});

test('a stage that passed every gate and has no certificate is stopped, any other is what its gates say', () => {
  expect(nameUncertified('passed')).toBe('stopped');
  expect(nameUncertified('refused')).toBe('refused');
  expect(nameUncertified('inconclusive')).toBe('inconclusive');
});
