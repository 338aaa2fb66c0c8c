import { checkPromotion, type PromotionOrder } from '../../../src/domain/validation/certificate';
import { judgeGates } from '../../../src/domain/validation/gate-judgement';
import { identifyVerdict, type GateVerdict } from '../../../src/domain/validation/gate-verdict';
import { expectationOf, sampleEvidence, samplePlan } from '../../support/sample-evidence';

const evidence = sampleEvidence();
const plan = samplePlan.filter(({ gate }) => ['safeguards', 'in-sample-skill', 'seed-walk-forward'].includes(gate));
const verdicts = judgeGates(evidence, plan, expectationOf(evidence));
const order: PromotionOrder = { candidate: 'planted', stage: 'foundation', evidence: verdicts[0]!.evidence, plan };
const [first, second, beside] = verdicts as [GateVerdict, GateVerdict, GateVerdict];
const altered = (verdict: GateVerdict, change: Partial<GateVerdict>): GateVerdict => ({ ...verdict, ...change });
const refusedBeside = altered(beside, { outcome: 'refused', reasons: ['a coin'] });

test('who passed every deciding gate on one evidence is certified, whatever is told beside', () => {
  const promotion = checkPromotion(order, [second, refusedBeside, first]);
  expect(promotion).toEqual({
    certified: true,
    id: expect.stringMatching(/^[0-9a-f]{64}$/),
    certificate: {
      ...{ candidate: 'planted', stage: 'foundation', strategy: evidence.origin.strategy },
      ...{ dataset: evidence.origin.dataset, codeVersion: evidence.origin.codeVersion, evidence: order.evidence },
      verdicts: [first, second].map((verdict) => ({ gate: verdict.gate, id: identifyVerdict(verdict) })),
    },
  });
  expect(checkPromotion(order, verdicts)).toEqual(promotion);
});

test.each<[string, readonly GateVerdict[], string]>([
  ['nothing was judged', [], 'safeguards was not judged on this evidence'],
  ['one gate is missing', [first, beside], 'in-sample-skill was not judged on this evidence'],
  [
    'one gate was told beside only',
    [first, altered(second, { role: 'beside' })],
    'in-sample-skill was not judged on this evidence',
  ],
  ['one refused', [first, altered(second, { outcome: 'refused', reasons: ['luck'] })], 'in-sample-skill refused: luck'],
  [
    'one is inconclusive',
    [first, altered(second, { outcome: 'inconclusive', reasons: ['too short'] })],
    'in-sample-skill inconclusive: too short',
  ],
  [
    'one refused and passed as well',
    [...verdicts, altered(second, { outcome: 'refused', reasons: ['luck'] })],
    'in-sample-skill refused: luck',
  ],
  [
    'a deciding gate that the plan does not name refused',
    [...verdicts, altered(second, { gate: 'stress', outcome: 'refused', reasons: ['deep'] })],
    'stress refused: deep',
  ],
  [
    'one was judged under a looser policy',
    [first, altered(second, { policy: { confidence: 0.5 } })],
    'in-sample-skill was judged under another policy',
  ],
  [
    'one was judged on other evidence',
    [first, altered(second, { evidence: 'e'.repeat(64) })],
    'in-sample-skill was not judged on this evidence',
  ],
  [
    'one is of another candidate',
    [first, altered(second, { origin: { ...second.origin, candidate: 'other' } })],
    'in-sample-skill was not judged on this evidence',
  ],
  [
    'one is of another strategy under the same name',
    [first, altered(second, { origin: { ...second.origin, strategy: 'f'.repeat(64) } })],
    'the verdicts are not all of one origin',
  ],
])('nobody is certified where %s', (_, judged, reason) => {
  const promotion = checkPromotion(order, judged);
  expect(promotion.certified).toBe(false);
  expect(promotion.certified ? [] : promotion.reasons).toContain(reason);
});

test('a plan without a deciding gate certifies nobody', () => {
  const idle = { ...order, plan: plan.filter(({ role }) => role === 'beside') };
  expect(checkPromotion(idle, verdicts)).toEqual({ certified: false, reasons: ['no gate of the plan decides'] });
  expect(checkPromotion({ ...order, plan: [] }, [])).toMatchObject({ certified: false });
});
