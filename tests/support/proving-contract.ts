import type { Candidate, ProvingRecord } from '../../src/activities/proving-ports';
import type { PromotionOrder } from '../../src/domain/validation/certificate';
import { packEvidence } from '../../src/domain/validation/evidence-record';
import { judgeGates } from '../../src/domain/validation/gate-judgement';
import { identifyVerdict, type GateVerdict } from '../../src/domain/validation/gate-verdict';
import type { StageEvidence } from '../../src/domain/validation/stage-evidence';
import { expectationOf, sampleEvidence, samplePlan } from './sample-evidence';

export interface OpenedProvingRecord {
  readonly proofs: ProvingRecord;
  /** Ids of a data set and a strategy that candidates may name. */
  readonly dataset: string;
  readonly strategy: string;
  close(): Promise<void>;
}

export type OpenProvingRecord = () => Promise<OpenedProvingRecord>;

const plan = samplePlan.filter(({ gate }) =>
  ['safeguards', 'in-sample-skill', 'episodes', 'seed-walk-forward'].includes(gate),
);
const evidence = sampleEvidence();
const hash = packEvidence(evidence).hash;
const order: PromotionOrder = { candidate: 'planted', stage: 'foundation', evidence: hash, plan };

export function judgeSample(judged: StageEvidence = evidence): GateVerdict[] {
  return judgeGates(judged, plan, expectationOf(judged));
}

/** What whoever keeps evidence, verdicts, certificates and candidates must do; each test on an empty record. */
export function describeProvingContract(name: string, open: OpenProvingRecord): void {
  describe(name, () => {
    let opened: OpenedProvingRecord;
    let proofs: ProvingRecord;
    beforeEach(async () => {
      opened = await open();
      proofs = opened.proofs;
    }, 60_000);
    afterEach(() => opened.close());
    describeEvidence(() => proofs);
    describeVerdicts(() => proofs);
    describeCertificates(() => proofs);
    describeCandidates(() => opened);
  });
}

function describeEvidence(proofs: () => ProvingRecord): void {
  test('evidence comes back to the last bit, however often and by however many it is stored', async () => {
    const packed = packEvidence(evidence);
    const turned = { ...packed, series: new Map([...packed.series].reverse()) };
    const hashes = await Promise.all([packed, turned, packed].map((one) => proofs().storeEvidence(one)));
    expect(hashes).toEqual([hash, hash, hash]);
    expect(await proofs().loadEvidence(hash)).toEqual(evidence);
  });

  test('evidence with other counts is another document beside the first', async () => {
    const grown = { ...evidence, counts: { trials: 6_000, looks: 21 } };
    await proofs().storeEvidence(packEvidence(evidence));
    const other = await proofs().storeEvidence(packEvidence(grown));
    expect(await proofs().loadEvidence(other)).toEqual(grown);
    expect(await proofs().loadEvidence(hash)).toEqual(evidence);
  });

  test('evidence that is not recorded is unknown', async () => {
    await expect(proofs().loadEvidence('0'.repeat(64))).rejects.toMatchObject({ code: 'proving.evidence-unknown' });
  });
}

function describeVerdicts(proofs: () => ProvingRecord): void {
  const verdicts = judgeSample();
  const ids = verdicts.map(identifyVerdict);
  const key = { candidate: 'planted', stage: 'foundation', attempt: 0 };

  test('verdicts come back in order and once, however often they are stored', async () => {
    await proofs().storeEvidence(packEvidence(evidence));
    const stored = await Promise.all([1, 2, 3].map(() => proofs().storeVerdicts(0, verdicts)));
    for (const each of stored) expect(each).toEqual(ids);
    const loaded = await proofs().loadVerdicts(key);
    expect(loaded).toEqual(
      verdicts.map((verdict, place) => ({
        ...{ id: ids[place], attempt: 0, verdict },
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      })),
    );
    expect(await proofs().loadVerdicts({ ...key, attempt: 1 })).toEqual([]);
    expect(await proofs().loadVerdicts({ ...key, stage: 'mastery' })).toEqual([]);
  });

  test('verdicts without their evidence are refused, all of them', async () => {
    await expect(proofs().storeVerdicts(0, verdicts)).rejects.toMatchObject({ code: 'proving.evidence-unknown' });
    await proofs().storeEvidence(packEvidence(evidence));
    const astray = { ...verdicts[1]!, evidence: 'e'.repeat(64) };
    await expect(proofs().storeVerdicts(0, [verdicts[0]!, astray])).rejects.toMatchObject({
      code: 'proving.evidence-unknown',
    });
    expect(await proofs().loadVerdicts(key)).toEqual([]);
    expect(await proofs().storeVerdicts(0, [])).toEqual([]);
  });

  test('the same verdict on a second attempt stands beside the first and is found as the first', async () => {
    await proofs().storeEvidence(packEvidence(evidence));
    await proofs().storeVerdicts(1, verdicts);
    await proofs().storeVerdicts(0, verdicts.slice(0, 1));
    expect((await proofs().loadVerdicts({ ...key, attempt: 1 })).map(({ id }) => id)).toEqual(ids);
    expect(await proofs().findVerdict(ids[0]!)).toMatchObject({ id: ids[0], attempt: 0 });
  });

  test('a verdict is found by a unique beginning of its id', async () => {
    await proofs().storeEvidence(packEvidence(evidence));
    await proofs().storeVerdicts(0, verdicts);
    expect((await proofs().findVerdict(ids[2]!.slice(0, 16)))?.verdict).toEqual(verdicts[2]);
    expect(await proofs().findVerdict('0'.repeat(63))).toBeUndefined();
    await expect(proofs().findVerdict('')).rejects.toMatchObject({ code: 'proving.verdict-ambiguous' });
  });

  test('verdicts are listed with the newest first, of one candidate or of all', async () => {
    const other = { ...evidence, origin: { ...evidence.origin, candidate: 'other' } };
    for (const judged of [evidence, other]) {
      await proofs().storeEvidence(packEvidence(judged));
      await proofs().storeVerdicts(0, judgeSample(judged));
    }
    const all = await proofs().listVerdicts({ limit: 100 });
    expect(all.map(({ verdict }) => `${verdict.origin.candidate} ${verdict.gate}`)).toEqual(
      ['other', 'planted'].flatMap((candidate) => verdicts.map(({ gate }) => `${candidate} ${gate}`).reverse()),
    );
    expect((await proofs().listVerdicts({ candidate: 'planted', limit: 2 })).map(({ id }) => id)).toEqual(
      ids.slice(-2).reverse(),
    );
  });
}

function describeCertificates(proofs: () => ProvingRecord): void {
  const verdicts = judgeSample();
  const prepare = async (judged: readonly GateVerdict[]): Promise<void> => {
    await proofs().storeEvidence(packEvidence(evidence));
    await proofs().storeVerdicts(0, judged);
  };

  test('of promotions that come together one certifies and the others get the same certificate', async () => {
    await prepare(verdicts);
    const promotions = await Promise.all([1, 2, 3, 4, 5].map(() => proofs().recordCertificate(order)));
    for (const promotion of promotions) expect(promotion).toEqual(promotions[0]);
    const [certificate, ...others] = await proofs().loadCertificates('planted');
    expect(others).toEqual([]);
    expect({ certified: true, id: certificate?.id, certificate: certificate?.certificate }).toEqual(promotions[0]);
    expect(await proofs().loadCertificates('nobody')).toEqual([]);
  });

  test.each(['refused', 'inconclusive'] as const)('a deciding gate that %s certifies nobody', async (outcome) => {
    await prepare(
      verdicts.map((verdict, place) => (place === 1 ? { ...verdict, outcome, reasons: ['luck'] } : verdict)),
    );
    expect(await proofs().recordCertificate(order)).toEqual({
      certified: false,
      reasons: [`in-sample-skill ${outcome}: luck`],
    });
    expect(await proofs().loadCertificates('planted')).toEqual([]);
  });

  test('missing verdicts, other evidence and another stage certify nobody', async () => {
    await prepare(verdicts.slice(1));
    for (const wrong of [order, { ...order, evidence: 'e'.repeat(64) }, { ...order, stage: 'mastery' }])
      expect((await proofs().recordCertificate(wrong)).certified).toBe(false);
    expect(await proofs().loadCertificates('planted')).toEqual([]);
  });

  test('of promotions on other evidence that come together one stands and the others are refused', async () => {
    const judged = [5_000, 5_001, 5_002].map((trials) => ({ ...evidence, counts: { trials, looks: 20 } }));
    for (const one of judged) {
      await proofs().storeEvidence(packEvidence(one));
      await proofs().storeVerdicts(0, judgeSample(one));
    }
    const promotions = await Promise.all(
      judged.map((one) => proofs().recordCertificate({ ...order, evidence: packEvidence(one).hash })),
    );
    const certified = promotions.filter((promotion) => promotion.certified);
    expect(certified).toHaveLength(1);
    const [standing] = await proofs().loadCertificates('planted');
    for (const promotion of promotions)
      if (!promotion.certified)
        expect(promotion.reasons).toEqual([`foundation is certified already, by certificate ${standing?.id}`]);
  });
}

function describeCandidates(opened: () => OpenedProvingRecord): void {
  const candidateOf = (name: string): Candidate => ({
    ...{ candidate: name, strategy: opened().strategy, dataset: opened().dataset },
    settings: { seed: 1, training: { rounds: 3 } },
  });

  test('a candidate is opened once, whatever the settings of those who come later', async () => {
    const { proofs } = opened();
    const both = await Promise.all([1, 2].map(() => proofs.openCandidate(candidateOf('a'), 'foundation')));
    expect(both[1]).toEqual(both[0]);
    expect(both[0]).toEqual({ ...candidateOf('a'), status: 'foundation', openedAt: expect.any(String) });
    const later = await proofs.openCandidate({ ...candidateOf('a'), settings: { seed: 2 } }, 'mastery');
    expect(later).toEqual(both[0]);
    expect(await proofs.findCandidate('a')).toEqual(both[0]);
    expect(await proofs.findCandidate('b')).toBeUndefined();
  });

  test('candidates are listed with the newest first, and the first conclusion stands', async () => {
    const { proofs } = opened();
    for (const name of ['b', 'a']) {
      await proofs.openCandidate({ ...candidateOf(name), run: 'run-1' }, 'foundation');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await proofs.setCandidateStatus('a', 'proficiency');
    await proofs.concludeCandidate('b', { status: 'ended', outcome: { stage: 'foundation', digits: [0.1] } });
    await proofs.concludeCandidate('b', { status: 'ended twice', outcome: null });
    await proofs.setCandidateStatus('b', 'foundation');
    await proofs.setCandidateStatus('nobody', 'foundation');
    const [a, b] = await proofs.listCandidates();
    expect(a).toMatchObject({ candidate: 'a', run: 'run-1', status: 'proficiency' });
    expect(a).not.toHaveProperty('outcome');
    expect(b).toMatchObject({ candidate: 'b', status: 'ended', outcome: { stage: 'foundation', digits: [0.1] } });
    expect(b?.closedAt).toEqual(expect.any(String));
  });

  test('rounds of a stage come back in the order of their numbers, the first to tell of one being believed', async () => {
    const { proofs } = opened();
    await proofs.openCandidate(candidateOf('a'), 'foundation');
    const round = (number: number, strategy: string) =>
      ({ candidate: 'a', stage: 'foundation', round: number, content: { strategy } }) as const;
    for (const one of [round(1, 'y'), round(0, 'x'), round(1, 'z')]) await proofs.storeStageRound(one);
    await proofs.storeStageRound({ ...round(0, 'w'), stage: 'mastery' });
    expect(await proofs.loadStageRounds('a', 'foundation')).toEqual([round(0, 'x'), round(1, 'y')]);
    expect(await proofs.loadStageRounds('b', 'foundation')).toEqual([]);
  });
}
