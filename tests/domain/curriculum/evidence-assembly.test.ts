import { assembleEvidence, type EvidenceFinding } from '../../../src/domain/curriculum/evidence-assembly';
import { wanderingBars } from '../../fakes/recorded-run';

const origin = {
  ...{ candidate: 'c', stage: 'mastery', strategy: 's', dataset: 'd', family: 'f' },
  ...{ codeVersion: 'v', settings: 'x', seed: 1 },
};
const facts = { bars: wanderingBars(5), origin, counts: { trials: 7, looks: 3 } };
const champion = { strategy: 't', outOfSample: Float64Array.of(0.1, 0.2) };

test('parts are put side by side with what counts against the candidate', () => {
  const { evidence, gaps } = assembleEvidence(facts, [
    {
      part: 'trials',
      fragment: { trialReturns: { rows: 1, columns: 1, values: Float64Array.of(0.5) }, effectiveTrials: 4 },
    },
    { part: 'champion', fragment: { champion } },
  ]);
  expect(gaps).toEqual([]);
  expect(evidence).toMatchObject({ schema: 1, origin, periodsPerYear: 252, champion });
  expect(evidence.counts).toEqual({ trials: 7, looks: 3, effectiveTrials: 4 });
  expect(evidence.trialReturns?.rows).toBe(1);
});

test('what could not be collected is absent, or empty where the form asks for it, and named', () => {
  const findings: EvidenceFinding[] = [
    { part: 'returns', problem: 'the thread is gone' },
    { part: 'stress', problem: 'it took longer than 5 s' },
  ];
  const { evidence, gaps } = assembleEvidence(facts, findings);
  expect(gaps).toEqual(['returns: the thread is gone', 'stress: it took longer than 5 s']);
  expect(evidence.returns.inSample).toHaveLength(0);
  expect(evidence.regimes.outOfSample).toHaveLength(0);
  expect(evidence).not.toHaveProperty('stress');
  expect(evidence.counts).toEqual({ trials: 7, looks: 3 });
});

test.each([Number.NaN, Infinity])('a part with the figure %p is left out; in a row of numbers it stays', (value) => {
  const figures = { unstressed: { sharpe: value }, scenarios: [] };
  const row = { strategy: 't', outOfSample: Float64Array.of(value) };
  const { evidence, gaps } = assembleEvidence(facts, [
    { part: 'stress', fragment: { stress: figures } },
    { part: 'champion', fragment: { champion: row } },
  ]);
  expect(gaps).toEqual(['stress: it holds a figure that is not finite']);
  expect(evidence).not.toHaveProperty('stress');
  expect(evidence.champion).toEqual(row);
});
