import { checkPromotion, type Certificate } from '../../../src/domain/validation/certificate';
import { checkCertificate, type CertificateGround } from '../../../src/domain/validation/certificate-check';
import { readCertificate } from '../../../src/domain/validation/certificate-reading';
import { certificateText } from '../../../src/domain/validation/certificate';
import { judgeGates } from '../../../src/domain/validation/gate-judgement';
import { sha256Hex } from '../../../src/domain/numerics/sha256';
import { expectationOf, sampleEvidence, samplePlan } from '../../support/sample-evidence';

const evidence = sampleEvidence();
const plan = samplePlan.filter(({ gate }) => ['safeguards', 'in-sample-skill', 'seed-walk-forward'].includes(gate));
const verdicts = judgeGates(evidence, plan, expectationOf(evidence));
const { candidate, stage, dataset, seed } = evidence.origin;
const promotion = checkPromotion({ candidate, stage, evidence: verdicts[0]!.evidence, plan }, verdicts);
if (!promotion.certified) throw new Error(promotion.reasons.join('; '));
const { id, certificate } = promotion;
const ground: CertificateGround = { plan, candidate, dataset, seed, verdicts };

const check = (change: Partial<Certificate>, ground_: Partial<CertificateGround> = {}): string[] => {
  const changed = { ...certificate, ...change };
  return checkCertificate(sha256Hex(certificateText(changed)), changed, { ...ground, ...ground_ });
};

test('a certificate that the promotion gave stands', () => {
  expect(checkCertificate(id, certificate, ground)).toEqual([]);
  expect(readCertificate(id, certificateText(certificate))).toEqual(certificate);
});

test.each<[string, Partial<Certificate>, Partial<CertificateGround>, string]>([
  ['names another strategy', { strategy: 'f'.repeat(64) }, {}, 'it names strategy ffff'],
  ['names another data set', { dataset: 'e'.repeat(64) }, {}, 'it names dataset eeee'],
  ['names other code', { codeVersion: '0'.repeat(64) }, {}, 'it names codeVersion 0000'],
  ['is of another candidate', { candidate: 'other' }, {}, 'it names candidate other'],
  ['leaves out a gate that decided', { verdicts: certificate.verdicts.slice(1) }, {}, 'its verdicts bear certificate'],
  ["lies on a data set that is not the candidate's", {}, { dataset: 'e'.repeat(64) }, 'it was judged on data set dddd'],
  ['was judged with another seed', {}, { seed: 8 }, 'it was judged with seed 7'],
  [
    'lacks a gate that the stage asks',
    {},
    { plan: samplePlan.filter(({ gate }) => ['safeguards', 'in-sample-skill', 'episodes'].includes(gate)) },
    'episodes was not judged on this evidence',
  ],
  [
    'lies on a looser policy than the candidate asked for',
    {},
    { plan: [{ gate: 'in-sample-skill', role: 'deciding', policy: { confidence: 0.99 } }] },
    'in-sample-skill was judged under another policy',
  ],
  [
    'is contested by a refusal that came later',
    {},
    { verdicts: [...verdicts, { ...verdicts[1]!, outcome: 'refused', reasons: ['luck'] }] },
    'in-sample-skill refused: luck',
  ],
  ['has no verdicts', {}, { verdicts: [] }, 'safeguards was not judged on this evidence'],
])('one that %s does not', (...[, change, ground_, problem]) => {
  expect(check(change, ground_)).toContainEqual(expect.stringContaining(problem));
});

test('nor does one whose text is another than the canonical one, nor is a text read that its id does not name', () => {
  expect(checkCertificate(sha256Hex(`${certificateText(certificate)} `), certificate, ground)).toEqual([
    `its verdicts bear certificate ${id}, not this one`,
  ]);
  expect(() => readCertificate(id, `${certificateText(certificate)} `)).toThrow(
    expect.objectContaining({ code: 'proving.certificate-damaged' }),
  );
});
