import { gateCommands } from '../../src/cli/gate';
import { codeVersion } from '../../src/config/code-version';
import { packEvidence } from '../../src/domain/validation/evidence-record';
import { judgeGates } from '../../src/domain/validation/gate-judgement';
import { identifyVerdict, type GateVerdict } from '../../src/domain/validation/gate-verdict';
import { fakeProvingRecord } from '../fakes/proving-record';
import { openCommandWorld } from '../support/command';
import { expectationOf, sampleEvidence, samplePlan } from '../support/sample-evidence';

const lucky = sampleEvidence({ skill: 0 });
const plan = samplePlan.filter(({ gate }) => ['in-sample-skill', 'out-of-sample-interval', 'episodes'].includes(gate));
const proofs = fakeProvingRecord();
const world = openCommandWorld(gateCommands);
Object.assign(world.session, { proofs });
const run = (...args: string[]) => world.run('gate', ...args);

let verdicts: GateVerdict[];
beforeAll(async () => {
  verdicts = judgeGates(lucky, plan, expectationOf(lucky));
  await proofs.storeEvidence(packEvidence(lucky));
  await proofs.storeVerdicts(0, verdicts);
});
afterEach(() => (process.exitCode = undefined));

test('a verdict is explained with every figure, its interval and threshold, the reasons and the origin', async () => {
  const [, interval] = verdicts as [GateVerdict, GateVerdict];
  const id = identifyVerdict(interval);
  const { results, texts, error } = await run('explain', id.slice(0, 10));
  expect(error).toBeUndefined();
  const [sharpe, blocks] = interval.statistics;
  const { trials, looks } = lucky.counts;
  expect(results).toEqual([
    {
      ...{ id, attempt: 0, recordedAt: expect.any(String) },
      ...{ gate: 'out-of-sample-interval', role: 'deciding', outcome: 'refused', rule: 1 },
      ...{ question: interval.question, reasons: interval.reasons, policy: { level: 0.95, resamples: 200 } },
      evidence: {
        hash: packEvidence(lucky).hash,
        ...lucky.origin,
        ...{ counts: lucky.counts, ledger: { trials, looks } },
      },
      statistics: [
        { ...sharpe, thresholds: [{ statistic: 'sharpe', part: 'lower', relation: 'above', value: 0, met: false }] },
        { ...blocks, thresholds: [] },
      ],
      thresholds: interval.thresholds,
      code: { recorded: lucky.origin.codeVersion, current: codeVersion() },
    },
  ]);
  const [text] = texts as [string];
  expect(text).toContain('out-of-sample-interval (deciding): refused');
  expect(text).toContain(`  - ${interval.reasons[0]}`);
  expect(text).toMatch(/^figure +value +error +interval +p +threshold +met +method$/m);
  expect(text).toMatch(/^sharpe +-?\d.* \(95 %\) .*lower > 0 +no /m);
  for (const part of [id, packEvidence(lucky).hash, lucky.origin.dataset, '5000 trials (12.5 effective), 20 looks'])
    expect(text).toContain(part);
  expect(text).toContain('this build is other code');
});

test('a verdict comes out again bit for bit, and where the code is another that is said beside', async () => {
  for (const verdict of verdicts) {
    const { results, texts, error } = await run('rederive', identifyVerdict(verdict));
    expect(error).toBeUndefined();
    expect(results).toEqual([
      {
        ...{
          id: identifyVerdict(verdict),
          gate: verdict.gate,
          identical: true,
          recorded: verdict,
          recomputed: verdict,
        },
        code: { recorded: lucky.origin.codeVersion, current: codeVersion() },
      },
    ]);
    expect(texts[0]).toContain('identical: yes, bit for bit');
    expect(texts[0]).toContain('this build is other code');
  }
  expect(process.exitCode).toBeUndefined();
});

test('one that does not is told with the first difference, and ends with a fault', async () => {
  const bent = { ...verdicts[0]!, outcome: 'passed', reasons: [] } as const;
  await proofs.storeVerdicts(1, [bent]);
  const { results, texts } = await run('rederive', identifyVerdict(bent));
  expect(results[0]).toMatchObject({
    ...{ identical: false, recorded: { outcome: 'passed' }, recomputed: { outcome: 'refused' } },
    difference: 'outcome: "passed" recorded, "refused" recomputed',
  });
  expect(texts[0]).toContain('identical: no\n  - outcome: "passed" recorded, "refused" recomputed');
  expect(process.exitCode).toBe(1);
});

test('evidence with one byte flipped is damaged', async () => {
  const [name, bytes] = [...proofs.shelf.series][0]!;
  const flipped = Uint8Array.from(bytes);
  flipped[5]! ^= 1;
  proofs.shelf.series.set(name, flipped);
  const { error, results } = await run('rederive', identifyVerdict(verdicts[2]!));
  proofs.shelf.series.set(name, bytes);
  expect(error).toMatchObject({ code: 'proving.evidence-damaged' });
  expect(results).toEqual([]);
});

test('verdicts are listed with the newest first, of one candidate or of all', async () => {
  const { results, texts } = await run('list', 'planted', '--limit', '2');
  expect(results).toEqual([
    {
      verdicts: [
        expect.objectContaining({ gate: 'in-sample-skill', attempt: 1, outcome: 'passed' }),
        {
          ...{ id: identifyVerdict(verdicts[2]!), candidate: 'planted', stage: 'foundation', attempt: 0 },
          ...{ gate: 'episodes', role: 'deciding', outcome: 'passed', evidence: packEvidence(lucky).hash },
          recordedAt: expect.any(String),
        },
      ],
    },
  ]);
  expect(texts[0]).toMatch(/^verdict +candidate +stage +gate +role +outcome +recorded$/m);
  expect((await run('list')).results[0]).toHaveProperty('verdicts.length', 4);
  expect(await run('list', 'nobody')).toMatchObject({ results: [{ verdicts: [] }], texts: ['no verdicts'] });
});

test('an unknown verdict is not found', async () => {
  for (const id of ['0'.repeat(20), 'no hash'])
    for (const verb of ['explain', 'rederive'])
      expect((await run(verb, id)).error).toMatchObject({ code: 'gate.not-found', options: { exitCode: 4 } });
});
