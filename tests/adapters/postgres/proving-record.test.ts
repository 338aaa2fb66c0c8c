import { loadCertificateStanding } from '../../../src/activities/certificate-standing';
import { postgresProvingRecord } from '../../../src/adapters/postgres/proving-record';
import { certificateText, checkPromotion, type Certificate } from '../../../src/domain/validation/certificate';
import { completeCandidate } from '../../../src/domain/curriculum/candidate';
import type { Json } from '../../../src/domain/numerics/canonical-json';
import { judgeGates } from '../../../src/domain/validation/gate-judgement';
import { packEvidence } from '../../../src/domain/validation/evidence-record';
import { identifyVerdict, verdictText, type GateVerdict } from '../../../src/domain/validation/gate-verdict';
import { sha256Hex } from '../../../src/domain/numerics/sha256';
import { openPostgresRecord } from '../../support/postgres-record';
import { describeProvingContract, judgeSample } from '../../support/proving-contract';
import { sampleOffspring } from '../../support/record-samples';
import { expectationOf, sampleEvidence, samplePlan } from '../../support/sample-evidence';

async function open() {
  const { record, pool, dataset, close } = await openPostgresRecord();
  const [{ id, genome }] = sampleOffspring(1) as [ReturnType<typeof sampleOffspring>[0]];
  await record.storeGenome(id, genome);
  return { proofs: postgresProvingRecord(pool), pool, dataset, strategy: id, close };
}

describeProvingContract('PostgreSQL', open);

describe('the database itself', () => {
  const evidence = sampleEvidence();
  const verdicts = judgeSample();
  const order = { candidate: 'planted', stage: 'foundation', evidence: packEvidence(evidence).hash, plan: samplePlan };
  let opened: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    opened = await open();
    await opened.proofs.storeEvidence(packEvidence(evidence));
  }, 60_000);
  afterEach(() => opened.close());

  const certificateOf = (named: readonly GateVerdict[]): Certificate => ({
    ...{ candidate: 'planted', stage: 'foundation', strategy: 'a'.repeat(64), dataset: 'd'.repeat(64) },
    ...{ codeVersion: 'c'.repeat(64), evidence: order.evidence },
    verdicts: named.map((verdict) => ({ gate: verdict.gate, id: identifyVerdict(verdict) })),
  });
  const insert = (content: string, stage = 'foundation') =>
    opened.pool.query(
      'insert into certificates (candidate, stage, id, evidence, content) values ($1, $2, $3, $4, $5)',
      [...['planted', stage, sha256Hex(content), order.evidence, content]],
    );

  const refusal: GateVerdict = { ...verdicts[1]!, outcome: 'refused', reasons: ['luck'] };
  test.each<[string, readonly GateVerdict[], readonly GateVerdict[]]>([
    ['names no verdict', verdicts, []],
    ['names a verdict that is not recorded', verdicts.slice(1), verdicts.slice(0, 2)],
    ['names a refused one', [verdicts[0]!, refusal], [verdicts[0]!, refusal]],
    ['leaves out a refused one', [verdicts[0]!, refusal], [verdicts[0]!]],
    ['names one told beside', verdicts, verdicts.filter(({ role }) => role === 'beside')],
    ['names the same gate twice', verdicts, [verdicts[0]!, verdicts[0]!]],
  ])('refuses a certificate that %s', async (_, recorded, named) => {
    await opened.proofs.storeVerdicts(0, recorded);
    await expect(insert(certificateText(certificateOf(named)))).rejects.toMatchObject({ code: 'EMP02' });
    expect(await opened.proofs.loadCertificates('planted')).toEqual([]);
  });

  test('refuses a certificate whose columns say other than its content, and a second one for a stage', async () => {
    await opened.proofs.storeVerdicts(0, verdicts);
    const deciding = verdicts.filter(({ role }) => role === 'deciding');
    const content = certificateText(certificateOf(deciding));
    await expect(insert(content, 'mastery')).rejects.toMatchObject({
      constraint: 'certificates_are_their_content',
    });
    await insert(content);
    await expect(insert(certificateText(certificateOf(deciding.slice(1))))).rejects.toMatchObject({ code: '23505' });
  });

  test('takes one by hand on a single verdict of its own making, which whoever reads it refuses', async () => {
    const { proofs, dataset, strategy } = opened;
    const settings = completeCandidate({ strategy, dataset });
    await proofs.openCandidate(
      { candidate: 'planted', strategy, dataset, settings: settings as unknown as Json },
      'foundation',
    );
    const forged = { ...evidence, counts: { trials: 1, looks: 1 } };
    const skill = samplePlan.filter(({ gate }) => gate === 'in-sample-skill');
    const [verdict] = judgeGates(forged, skill, expectationOf(forged)) as [GateVerdict];
    expect(verdict.outcome).toBe('passed');
    const hash = await proofs.storeEvidence(packEvidence(forged));
    await proofs.storeVerdicts(0, [{ ...verdict, outcome: 'refused', reasons: ['luck'], evidence: order.evidence }]);
    await proofs.storeVerdicts(0, [verdict]);
    const certificate = { ...certificateOf([verdict]), evidence: hash };
    const content = certificateText(certificate);
    await opened.pool.query(
      'insert into certificates (candidate, stage, id, evidence, content) values ($1, $2, $3, $4, $5)',
      ['planted', 'foundation', sha256Hex(content), hash, content],
    );
    expect(await proofs.findCertificate(sha256Hex(content).slice(0, 9))).toMatchObject({ certificate });
    const { standing, fallen } = await loadCertificateStanding(proofs, 'planted');
    expect(standing).toEqual([]);
    expect(fallen).toMatchObject([{ id: sha256Hex(content), stage: 'foundation' }]);
    expect(fallen[0]!.problems).toContain('out-of-sample-skill was not judged on this evidence');
  });

  test('finds a certificate whose text was changed when it is read', async () => {
    const { pool, proofs } = opened;
    await proofs.storeVerdicts(0, verdicts);
    const content = certificateText(certificateOf(verdicts.filter(({ role }) => role === 'deciding')));
    await insert(content);
    for (const change of [
      'alter table certificates disable trigger all',
      'alter table certificates drop constraint certificates_are_named',
      `update certificates set content = replace(content, '"${'a'.repeat(64)}"', '"${'f'.repeat(64)}"')`,
    ])
      await pool.query(change);
    const damaged = { code: 'proving.certificate-damaged' };
    await expect(proofs.loadCertificates('planted')).rejects.toMatchObject(damaged);
    await expect(proofs.findCertificate(sha256Hex(content))).rejects.toMatchObject(damaged);
  });

  test('refuses a verdict whose columns say other than its content, or whose id is not its hash', async () => {
    const text = verdictText(refusal);
    const write = (id: string, outcome: string) =>
      opened.pool.query(
        `insert into gate_verdicts (id, attempt, candidate, stage, gate, role, outcome, evidence, content)
         values ($1, 0, 'planted', 'foundation', 'in-sample-skill', 'deciding', $2, $3, $4)`,
        [id, outcome, order.evidence, text],
      );
    await expect(write(sha256Hex(text), 'passed')).rejects.toMatchObject({
      constraint: 'gate_verdicts_are_their_content',
    });
    await expect(write('f'.repeat(64), 'refused')).rejects.toMatchObject({ constraint: 'gate_verdicts_are_named' });
    await write(sha256Hex(text), 'refused');
  });

  test('refuses rows and documents that are not what their name says', async () => {
    const { pool } = opened;
    await expect(
      pool.query(`insert into evidence_series (hash, kind, content) values ($1, 'uint8', '\\x01')`, ['0'.repeat(64)]),
    ).rejects.toMatchObject({ constraint: 'evidence_series_are_named' });
    await expect(
      pool.query(`insert into evidence (hash, content) values ($1, '{}')`, ['0'.repeat(64)]),
    ).rejects.toMatchObject({ constraint: 'evidence_is_named' });
  });

  test.each(['evidence_series', 'evidence', 'gate_verdicts', 'certificates'])(
    'lets nothing of %s change or leave',
    async (table) => {
      await opened.proofs.storeVerdicts(0, verdicts);
      await insert(certificateText(certificateOf(verdicts.filter(({ role }) => role === 'deciding'))));
      for (const sql of [
        `update ${table} set content = content`,
        `update ${table} set content = content where false`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ])
        await expect(opened.pool.query(sql)).rejects.toMatchObject({ code: 'EMP03' });
    },
  );

  test('a byte flipped behind its back is found when the evidence is read', async () => {
    const { pool, proofs } = opened;
    await pool.query('alter table evidence_series disable trigger all');
    await pool.query('alter table evidence_series drop constraint evidence_series_are_named');
    await pool.query(
      `update evidence_series set content = set_byte(content, 3, get_byte(content, 3) # 1)
       where hash = (select hash from evidence_series order by hash limit 1)`,
    );
    await expect(proofs.loadEvidence(order.evidence)).rejects.toMatchObject({ code: 'proving.evidence-damaged' });
  });

  test('so is a verdict whose text was changed, and it certifies nobody', async () => {
    const { pool, proofs } = opened;
    await proofs.storeVerdicts(0, [verdicts[0]!, refusal]);
    for (const change of [
      'alter table gate_verdicts disable trigger all',
      'alter table gate_verdicts drop constraint gate_verdicts_are_named',
      `update gate_verdicts set outcome = 'passed', content = replace(content, '"refused"', '"passed"') where outcome = 'refused'`,
    ])
      await pool.query(change);
    const plan = samplePlan.filter(({ gate }) => gate === 'safeguards' || gate === 'in-sample-skill');
    const broken = { code: 'proving.verdict-damaged' };
    await expect(proofs.findVerdict(identifyVerdict(refusal))).rejects.toMatchObject(broken);
    await expect(proofs.recordCertificate({ ...order, plan })).rejects.toMatchObject(broken);
    expect(await proofs.loadCertificates('planted')).toEqual([]);
    expect(checkPromotion({ ...order, plan }, [verdicts[0]!, refusal]).certified).toBe(false);
  });

  test('verdicts stored while a promotion is under way wait for it', async () => {
    const { pool, proofs } = opened;
    await proofs.storeVerdicts(0, verdicts);
    const other = await pool.connect();
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      JSON.stringify(['planted', 'foundation']),
    ]);
    let stored = false;
    const storing = proofs.storeVerdicts(0, [refusal]).then(() => (stored = true));
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    while ((await pool.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(stored).toBe(false);
    await other.query('commit');
    other.release();
    await storing;
  });
});
