import type { GateFinding } from '../../../src/domain/validation/gate';
import { judgeGates, type JudgementExpectation } from '../../../src/domain/validation/gate-judgement';
import { gateNames, type GateName } from '../../../src/domain/validation/gate-plan';
import { gates } from '../../../src/domain/validation/gates/gate-registry';
import type { StageEvidence } from '../../../src/domain/validation/stage-evidence';
import { expectationOf, sampleEvidence, samplePlan } from '../../support/sample-evidence';

const evidence = sampleEvidence();
const expected = expectationOf(evidence);
const planOf = (gate: GateName) => samplePlan.filter((order) => order.gate === gate);

function judge(gate: GateName, judged: StageEvidence = evidence, by: JudgementExpectation = expected) {
  return judgeGates(judged, planOf(gate), by)[0]!;
}

/** The evidence with one of its parts replaced, by the name under which gates ask for it. */
function replacePart(part: string, value: unknown): StageEvidence {
  const [range, room] = part.split(' returns of ');
  const inside = (group: 'returns' | 'profits' | 'regimes', key: string): StageEvidence => ({
    ...evidence,
    [group]: { ...evidence[group], [key]: value },
  });
  switch (part) {
    case 'in-sample returns':
      return inside('returns', 'inSample');
    case 'out-of-sample returns':
      return inside('returns', 'outOfSample');
    case 'in-sample profits':
      return inside('profits', 'inSample');
    case 'out-of-sample profits':
      return inside('profits', 'outOfSample');
    case 'in-sample regimes':
      return inside('regimes', 'inSample');
    case 'out-of-sample regimes':
      return inside('regimes', 'outOfSample');
  }
  if (room === 'holding') return inside('returns', range === 'in-sample' ? 'heldInSample' : 'heldOutOfSample');
  const keys: Readonly<Record<string, keyof StageEvidence>> = {
    'returns of trials': 'trialReturns',
    'returns of looks': 'lookReturns',
    placebos: 'placebos',
    'the look-ahead proof': 'lookAhead',
    perturbations: 'perturbation',
    'the walk-forward': 'walkForward',
    'the stress passage': 'stress',
    safeguards: 'safeguards',
  };
  return { ...evidence, [keys[part]!]: value };
}

const parts = gateNames.flatMap((gate) => gates[gate].parts.map((part) => ({ gate, part })));

test('every gate passes a strategy of planted skill, so that what follows can fail', () => {
  const verdicts = judgeGates(evidence, samplePlan, expected);
  expect(verdicts.map(({ gate, outcome, reasons }) => ({ gate, outcome, reasons }))).toEqual(
    gateNames.map((gate) => ({ gate, outcome: 'passed', reasons: [] })),
  );
  for (const { statistics, thresholds } of verdicts) {
    expect(statistics.length).toBeGreaterThan(0);
    expect(thresholds.length).toBeGreaterThan(0);
  }
});

describe('a gate is inconclusive, and says why,', () => {
  test.each(parts)('where $part is missing: $gate', ({ gate, part }) => {
    expect(judge(gate, replacePart(part, undefined))).toMatchObject({
      outcome: 'inconclusive',
      reasons: expect.arrayContaining([`${part}: missing from the evidence`]),
    });
  });

  test.each(parts)('where $part is empty: $gate', ({ gate, part }) => {
    for (const nothing of [new Float64Array(0), {}]) {
      const { outcome, reasons } = judge(gate, replacePart(part, nothing));
      expect({ outcome, isTold: reasons.some((reason) => reason.startsWith(part)) }).toEqual({
        outcome: 'inconclusive',
        isTold: true,
      });
    }
  });

  test.each(parts.flatMap((row) => [NaN, Infinity, -Infinity].map((figure) => ({ ...row, figure }))))(
    'where one figure of $part is $figure: $gate',
    ({ gate, part, figure }) => {
      const found = structuredClone(evidence);
      const broken = spoil(readPart(found, part), figure);
      if (broken === 'no figures in rows') return;
      expect(judge(gate, found)).toMatchObject({ outcome: 'inconclusive', reasons: [`${part}: not finite`] });
    },
  );

  test.each(gateNames)('where it throws: %s', (gate) => {
    withJudge(gate, () => {
      throw new Error('a wheel came off');
    });
    expect(judge(gate)).toMatchObject({ outcome: 'inconclusive', reasons: ['the gate failed: a wheel came off'] });
  });

  test.each(gateNames.flatMap((gate) => [NaN, Infinity].map((figure) => ({ gate, figure }))))(
    'where it passes with a figure or threshold of $figure: $gate',
    ({ gate, figure }) => {
      const statistics = [{ name: 'x', value: figure, method: 'none' }];
      const threshold = { statistic: 'x', part: 'value', relation: 'atLeast', value: 0 } as const;
      withJudge(gate, () => ({ outcome: 'passed', reasons: [], statistics, thresholds: [threshold] }));
      expect(judge(gate)).toMatchObject({ outcome: 'inconclusive', reasons: ['x is not finite'] });
      const thresholds = [{ ...threshold, value: figure }];
      withJudge(gate, () => ({
        ...{ outcome: 'passed', reasons: [], thresholds },
        statistics: [{ name: 'x', value: 1, interval: { lower: figure, upper: 1, level: 0.9 }, method: 'none' }],
      }));
      expect(judge(gate)).toMatchObject({
        outcome: 'inconclusive',
        reasons: ['x is not finite', 'a threshold is not finite'],
      });
    },
  );

  test.each(gateNames)('where it passes against its own figures, or on none: %s', (gate) => {
    const threshold = { statistic: 'x', part: 'value', relation: 'atLeast', value: 2 } as const;
    const statistics = [{ name: 'x', value: 1, method: 'none' }];
    withJudge(gate, () => ({ outcome: 'passed', reasons: [], statistics, thresholds: [threshold] }));
    expect(judge(gate).reasons).toEqual(['the gate contradicts its figures', 'x is 1 and has to be at least 2']);
    withJudge(gate, () => ({ outcome: 'passed', reasons: [], statistics, thresholds: [] }));
    expect(judge(gate)).toMatchObject({ outcome: 'inconclusive', statistics });
  });

  test.each(
    gateNames.flatMap((gate) =>
      (['candidate', 'stage', 'strategy', 'dataset', 'family', 'codeVersion', 'settings', 'seed'] as const).map(
        (name) => ({ gate, name }),
      ),
    ),
  )('where the evidence is of another $name: $gate', ({ gate, name }) => {
    const origin = { ...expected.origin, [name]: name === 'seed' ? 8 : 'another' };
    const verdict = judge(gate, evidence, { ...expected, origin });
    expect(verdict).toMatchObject({ outcome: 'inconclusive', origin });
    expect(verdict.reasons).toEqual([`the evidence is of ${name} ${evidence.origin[name]} instead of ${origin[name]}`]);
  });

  test.each(gateNames)('where the ledger has grown since it was counted, or the count is no count: %s', (gate) => {
    const counts = { trials: 5_001, looks: 20 };
    expect(judge(gate, evidence, { ...expected, counts })).toMatchObject({
      outcome: 'inconclusive',
      reasons: ['the evidence counts 5000 trials, the ledger 5001'],
      ledger: counts,
    });
    const looked = { ...expected, counts: { trials: 5_000, looks: 21 } };
    expect(judge(gate, evidence, looked).outcome).toBe('inconclusive');
    const half = { ...evidence, counts: { trials: 5_000.5, looks: 20 } };
    expect(judge(gate, half).outcome).toBe('inconclusive');
  });

  test.each(gateNames)('where the champion of the record is not the one of the evidence: %s', (gate) => {
    const champion = { strategy: 'b'.repeat(64), outOfSample: evidence.returns.outOfSample };
    expect(judge(gate, evidence, { ...expected, champion: champion.strategy }).outcome).toBe('inconclusive');
    expect(judge(gate, { ...evidence, champion }).outcome).toBe('inconclusive');
  });
});

test('counts may have been higher than the ledger says now', () => {
  expect(judge('in-sample-skill', evidence, { ...expected, counts: { trials: 1, looks: 1 } }).outcome).toBe('passed');
});

test('verdicts come in the order of the plan, the same bits each time, whatever else is judged', () => {
  const all = judgeGates(evidence, samplePlan, expected);
  expect(judgeGates(structuredClone(evidence), samplePlan, expected)).toEqual(all);
  const reversed = judgeGates(evidence, [...samplePlan].reverse(), expected);
  expect(reversed.reverse()).toEqual(all);
});

test('a verdict names its evidence by what that holds: one bit more is other evidence', () => {
  const other = structuredClone(evidence);
  other.returns.heldInSample[17]! += 1e-15;
  expect(judge('episodes', other).evidence).not.toBe(judge('episodes').evidence);
});

test('a plan with a gate twice, an unknown one, or a threshold that is not finite is no plan', () => {
  const [first] = planOf('episodes');
  expect(() => judgeGates(evidence, [first!, first!], expected)).toThrow('the plan names episodes twice');
  expect(() => judgeGates(evidence, [{ ...first!, gate: 'luck' as 'episodes' } as never], expected)).toThrow(
    'there is no gate luck',
  );
  const endless = { ...first!, policy: { episodeBars: 10, minEpisodes: NaN } };
  expect(() => judgeGates(evidence, [endless as never], expected)).toThrow('finite');
});

afterEach(() => jest.restoreAllMocks());

function withJudge(gate: GateName, judgeIt: () => GateFinding): void {
  jest.spyOn(gates[gate] as unknown as { judge(): GateFinding }, 'judge').mockImplementation(judgeIt);
}

function readPart(found: StageEvidence, part: string): unknown {
  const marker = {};
  // The part is the one place that differs between the evidence and one in which it was replaced.
  const replaced = replacePart(part, marker) as unknown as Record<string, unknown>;
  for (const [key, value] of Object.entries(replaced)) {
    if (value === marker) return (found as unknown as Record<string, unknown>)[key];
    if (typeof value !== 'object' || value === null) continue;
    for (const [inner, member] of Object.entries(value))
      if (member === marker) return (found as unknown as Record<string, Record<string, unknown>>)[key]![inner];
  }
  throw new Error(`no part ${part}`);
}

/** Puts a figure into the first row inside; plain figures cannot hold one that is not finite and be recorded. */
function spoil(part: unknown, figure: number): 'spoilt' | 'no figures in rows' {
  if (part instanceof Float64Array) {
    part[0] = figure;
    return 'spoilt';
  }
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return 'no figures in rows';
  return Object.values(part).some((member) => spoil(member, figure) === 'spoilt') ? 'spoilt' : 'no figures in rows';
}
