import { packEvidence, unpackEvidence } from '../../../src/domain/validation/evidence-record';
import { judgeGates } from '../../../src/domain/validation/gate-judgement';
import { identifyVerdict, verdictText, type GateVerdict } from '../../../src/domain/validation/gate-verdict';
import { readVerdict } from '../../../src/domain/validation/verdict-reading';
import { rederiveVerdict } from '../../../src/domain/validation/verdict-rederivation';
import { expectationOf, sampleEvidence, samplePlan } from '../../support/sample-evidence';

const evidence = sampleEvidence({ skill: 0.2, seed: 3 });
const champion = { strategy: 'b'.repeat(64), outOfSample: evidence.returns.heldOutOfSample };
const matched = { ...evidence, champion };
const packed = packEvidence(matched);
const recorded = judgeGates(matched, samplePlan, expectationOf(matched)).map((verdict) =>
  readVerdict(identifyVerdict(verdict), verdictText(verdict)),
);
const read = () => unpackEvidence(packed, (name) => packed.series.get(name)?.bytes);

test.each(recorded.map(({ gate }) => gate))('read from the record, %s comes out again bit for bit', (gate) => {
  const verdict = recorded.find((known) => known.gate === gate)!;
  expect(rederiveVerdict(verdict, read())).toEqual({ identical: true, recomputed: verdict });
});

test('so does a verdict on stale evidence, which was inconclusive for what the record said then', () => {
  const expected = { ...expectationOf(matched), counts: { trials: 9_999, looks: 21 } };
  const [stale] = judgeGates(matched, samplePlan.slice(3, 4), expected);
  expect(stale!.outcome).toBe('inconclusive');
  expect(rederiveVerdict(JSON.parse(verdictText(stale!)) as GateVerdict, read()).identical).toBe(true);
});

test('a verdict that was altered does not, and the first difference is told', () => {
  const [verdict] = recorded.filter(({ gate }) => gate === 'out-of-sample-skill') as [GateVerdict];
  const [first, ...rest] = verdict.statistics;
  const better = { ...verdict, statistics: [{ ...first!, value: 0.999 }, ...rest] };
  expect(rederiveVerdict(better, read())).toMatchObject({
    identical: false,
    difference: `statistics.0.value: 0.999 recorded, ${first!.value} recomputed`,
  });
  const passed = { ...verdict, rule: 99 };
  expect(rederiveVerdict(passed, read()).difference).toBe('rule: 99 recorded, 1 recomputed');
});

test('a text that is not the one its id names is damaged', () => {
  const text = verdictText(recorded[0]!);
  const id = identifyVerdict(recorded[0]!);
  expect(readVerdict(id, text)).toEqual(recorded[0]);
  expect(() => readVerdict(id, text.replace('passed', 'refused'))).toThrow(
    expect.objectContaining({ code: 'proving.verdict-damaged' }),
  );
});
