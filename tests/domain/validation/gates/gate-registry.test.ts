import type { GateVerdict } from '../../../../src/domain/validation/gate-verdict';
import { judgeGates } from '../../../../src/domain/validation/gate-judgement';
import { gateNames, type GateName, type GateOrder } from '../../../../src/domain/validation/gate-plan';
import { gates } from '../../../../src/domain/validation/gates/gate-registry';
import type { StageEvidence } from '../../../../src/domain/validation/stage-evidence';
import { expectationOf, sampleEvidence, samplePlan, stackRows } from '../../../support/sample-evidence';

const skilled = sampleEvidence();
const lucky = sampleEvidence({ skill: 0 });

function judge(gate: GateName, evidence: StageEvidence, policy: object = {}): GateVerdict {
  const [order] = samplePlan.filter((known) => known.gate === gate);
  const own = { ...order, policy: { ...order!.policy, ...policy } } as GateOrder;
  return judgeGates(evidence, [own], expectationOf(evidence))[0]!;
}

type Window = NonNullable<StageEvidence['walkForward']>['windows'][number];
type Case = readonly [GateName, string, StageEvidence, object?];

/** Without the evidence, which the test runner would print and throw away. */
const titlesOf = (cases: readonly Case[]): [GateName, string, number][] =>
  cases.map(([gate, what], place) => [gate, what, place]);

test('every gate stands under its own name and asks a question', () => {
  for (const name of gateNames) {
    expect(gates[name].name).toBe(name);
    expect(gates[name].question).toMatch(/^[A-Z].*\?$/);
    expect(gates[name].parts.length).toBeGreaterThan(0);
  }
});

describe('a strategy without skill is refused in words and numbers', () => {
  test.each([
    ['in-sample-skill', /^deflatedSharpe is 0?\.?\d.* and has to be at least 0\.95$/],
    ['out-of-sample-skill', /^deflatedSharpe is .* and has to be at least 0\.95$/],
    ['skill-beyond-holding', /^inSampleDeflatedResidual is .* and has to be at least 0\.95$/],
    ['out-of-sample-interval', /^the lower bound of sharpe is -.* and has to be above 0$/],
    ['backtest-overfitting', /^pbo is .* and has to be at most 0\.1$/],
    ['data-snooping', /^the p-value of spa is .* and has to be at most 0\.05$/],
    ['hold-out-family', /^the p-value of stepM is .* and has to be at most 0\.05$/],
    ['cross-validation', /^lowerPathSharpe is -.* and has to be above 0$/],
    ['walk-forward', /^the p-value of sharpe is .* and has to be at most 0\.05$/],
    ['placebos', /^the p-value of shuffled in sample is .* and has to be at most 0\.05$/],
  ] as const)('%s', (gate, reason) => {
    const { outcome, reasons } = judge(gate, lucky);
    expect(outcome).toBe('refused');
    expect(reasons[0]).toMatch(reason);
  });

  test('targets are refused where they are shown to be missed, and inconclusive where nothing is shown', () => {
    expect(judge('targets', lucky, { targets: { sharpe: 6 } }).outcome).toBe('refused');
    const unsure = judge('targets', lucky, { targets: { sharpe: 0.6 } });
    expect(unsure.outcome).toBe('inconclusive');
    expect(unsure.reasons[0]).toMatch(/^the p-value of sharpe is/);
  });
});

describe('what a gate looks for is what it refuses', () => {
  const [first, second, third] = skilled.walkForward!.windows as [Window, Window, Window];
  const sample = skilled.placebos!.outOfSample;
  const withSample = (change: object): StageEvidence => ({
    ...skilled,
    placebos: { ...skilled.placebos!, outOfSample: { ...sample, ...change } },
  });
  const { checks } = skilled.safeguards!;
  const failed = { ...checks[2]!, passed: false };
  const withChecks = (made: typeof checks): StageEvidence => ({ ...skilled, safeguards: { checks: made } });
  const cases: readonly Case[] = [
    [
      'safeguards',
      'a check that failed',
      {
        ...skilled,
        safeguards: {
          checks: skilled.safeguards!.checks.map((check, place) => ({ ...check, passed: place !== 2 })),
        },
      },
    ],
    ['safeguards', 'a check that was made twice and failed the second time', withChecks([...checks, failed])],
    ['safeguards', 'a check that was made twice and failed the first time', withChecks([failed, ...checks])],
    [
      'look-ahead',
      'one value that changed with the future',
      {
        ...skilled,
        lookAhead: {
          ...skilled.lookAhead!,
          mismatches: [{ cut: 101, by: 'truncation', bar: 90, what: 'the account' }],
        },
      },
    ],
    ['placebos', 'drift that does as well', withSample({ drift: { sharpe: 99 } })],
    ['placebos', 'acting late that does better', withSample({ lagged: { sharpe: 9, pBetter: 0.01 } })],
    [
      'stability',
      'neighbours that lose',
      { ...skilled, perturbation: { ...skilled.perturbation!, neighbours: new Float64Array(40).fill(-1) } },
    ],
    [
      'stability',
      'neighbours that keep too little',
      { ...skilled, perturbation: { ...skilled.perturbation!, neighbours: new Float64Array(40).fill(0.1) } },
    ],
    [
      'stress',
      'one scenario too deep',
      {
        ...skilled,
        stress: {
          ...skilled.stress!,
          scenarios: [...skilled.stress!.scenarios, { scenario: 'whipsaw', maxDrawdown: 0.21, totalReturn: -0.1 }],
        },
      },
    ],
    [
      'regimes',
      'a required regime that loses',
      {
        ...skilled,
        returns: {
          ...skilled.returns,
          inSample: skilled.returns.inSample.map((value, bar) =>
            bar > 0 && skilled.regimes.inSample[bar - 1] === 2 ? -Math.abs(value) : value,
          ),
        },
      },
    ],
    [
      'non-inferiority',
      'a champion that is far better',
      {
        ...skilled,
        champion: {
          strategy: 'b'.repeat(64),
          outOfSample: skilled.returns.outOfSample.map((value) => value * 0.5 + 0.01),
        },
      },
    ],
    ['seed-consecutive-episodes', 'too short a run', skilled, { consecutive: 1_000 }],
    [
      'seed-walk-forward',
      'two of three periods',
      {
        ...skilled,
        walkForward: { ...skilled.walkForward!, windows: [first, second, { ...third, testSharpe: -0.1 }] },
      },
    ],
    ['seed-significance', 'a mean that is on target', skilled, { targets: { sharpe: 6.5 }, effectSize: 0.5 }],
  ];
  test.each(titlesOf(cases))('%s: %s', (gate, _, place) => {
    const [, , evidence, policy] = cases[place]!;
    const { outcome, reasons } = judge(gate, evidence, policy);
    expect(outcome).toBe('refused');
    expect(reasons.length).toBeGreaterThan(0);
  });
});

describe('too little to tell is told apart from a no', () => {
  const short = <T extends Float64Array | Uint8Array>(values: T): T => values.slice(-12) as T;
  const brief: StageEvidence = {
    ...skilled,
    returns: {
      inSample: short(skilled.returns.inSample),
      outOfSample: short(skilled.returns.outOfSample),
      heldInSample: short(skilled.returns.heldInSample),
      heldOutOfSample: short(skilled.returns.heldOutOfSample),
    },
    regimes: { inSample: short(skilled.regimes.inSample), outOfSample: short(skilled.regimes.outOfSample) },
    trialReturns: stackRows([short(skilled.returns.inSample)]),
    lookReturns: stackRows([short(skilled.returns.outOfSample)]),
  };
  const placebos = skilled.placebos!;
  const few = {
    ...placebos.inSample,
    draws: placebos.inSample.draws.map((draws) => ({ ...draws, sharpe: short(draws.sharpe) })),
  };
  const cases: readonly Case[] = [
    ['safeguards', 'a check was not made', { ...skilled, safeguards: { checks: [skilled.safeguards!.checks[0]!] } }],
    ['look-ahead', 'too few cuts', { ...skilled, lookAhead: { cuts: [9], compared: 9, mismatches: [] } }],
    [
      'look-ahead',
      'nothing compared',
      { ...skilled, lookAhead: { cuts: [1, 2, 3, 4, 5], compared: 0, mismatches: [] } },
    ],
    ['track-record', 'too few bars', brief],
    [
      'track-record',
      'too few trades',
      { ...skilled, profits: { ...skilled.profits, outOfSample: short(skilled.profits.outOfSample).slice(-4) } },
    ],
    ['backtest-overfitting', 'too few strategies', brief],
    ['data-snooping', 'too few strategies', brief],
    ['cross-validation', 'too few strategies', brief],
    [
      'walk-forward',
      'too few windows',
      { ...skilled, walkForward: { ...skilled.walkForward!, windows: skilled.walkForward!.windows.slice(0, 2) } },
    ],
    ['placebos', 'too few draws', { ...skilled, placebos: { ...placebos, inSample: few } }],
    ['placebos', 'no kind drawn', { ...skilled, placebos: { ...placebos, inSample: { ...few, draws: [] } } }],
    [
      'stability',
      'too few neighbours',
      { ...skilled, perturbation: { ...skilled.perturbation!, neighbours: short(skilled.perturbation!.neighbours) } },
    ],
    ['regimes', 'a regime hardly seen', brief],
    ['stress', 'no scenarios', { ...skilled, stress: { ...skilled.stress!, scenarios: [] } }],
    [
      'stress',
      'a scenario without a drawdown',
      {
        ...skilled,
        stress: { ...skilled.stress!, scenarios: [...skilled.stress!.scenarios, { scenario: 'whipsaw' }] },
      },
    ],
    ['targets', 'too few returns', brief],
    ['episodes', 'too few episodes', brief],
    [
      'non-inferiority',
      'a champion over other bars',
      { ...skilled, champion: { strategy: 'b'.repeat(64), outOfSample: short(skilled.returns.outOfSample) } },
    ],
    [
      'non-inferiority',
      'a champion that never traded',
      { ...skilled, champion: { strategy: 'b'.repeat(64), outOfSample: new Float64Array(320) } },
    ],
    [
      'seed-walk-forward',
      'too few periods',
      { ...skilled, walkForward: { ...skilled.walkForward!, windows: skilled.walkForward!.windows.slice(0, 2) } },
    ],
  ];
  test.each(titlesOf(cases))('%s: %s', (gate, _, place) => {
    const { outcome, reasons } = judge(gate, cases[place]![2]);
    expect(outcome).toBe('inconclusive');
    expect(reasons.length).toBeGreaterThan(0);
  });

  test.each(gateNames)('a candidate that never traded passes no gate of luck: %s', (gate) => {
    const { inSample, outOfSample } = skilled.returns;
    const [still, stillLater] = [new Float64Array(inSample.length), new Float64Array(outOfSample.length)];
    const idle: StageEvidence = {
      ...skilled,
      returns: { ...skilled.returns, inSample: still, outOfSample: stillLater },
      profits: { inSample: new Float64Array(0), outOfSample: new Float64Array(0) },
      trialReturns: stackRows([still, ...rowsOf(skilled.trialReturns!).slice(1)]),
      lookReturns: stackRows([stillLater, ...rowsOf(skilled.lookReturns!).slice(1)]),
    };
    const ofReturns = gates[gate].parts.some((part) => part.endsWith('sample returns'));
    const { outcome } = judge(gate, idle, gate === 'seed-consecutive-episodes' ? { targets: { sharpe: 0.6 } } : {});
    if (ofReturns && gate !== 'episodes' && gate !== 'non-inferiority' && gate !== 'seed-significance')
      expect(outcome).not.toBe('passed');
  });
});

test('the effective number of trials is told beside and loosens nothing', () => {
  const modest = sampleEvidence({ skill: 0.16, seed: 4 });
  const verdict = judge('in-sample-skill', { ...modest, counts: { trials: 3_000_000, looks: 1, effectiveTrials: 1 } });
  const [counted] = verdict.statistics;
  const told = verdict.statistics.find(({ name }) => name === 'deflatedSharpeOfEffective');
  expect(counted?.value).toBeLessThan(0.95);
  expect(told?.value).toBeGreaterThan(0.95);
  expect(verdict.outcome).toBe('refused');
});

test('looks whose returns are not at hand raise the p-value as if they had been tried as well', () => {
  const pValue = (looks: number) =>
    judge('hold-out-family', { ...skilled, counts: { trials: 5_000, looks } }).statistics[0]?.pValue ?? NaN;
  expect(pValue(5)).toBeCloseTo(1 / 201, 12);
  expect(pValue(50)).toBeCloseTo(10 / 201, 12);
  expect(pValue(5_000)).toBe(1);
  expect(pValue(1)).toBe(pValue(5));
});

test('whoever matches the champion is not inferior; without another there is nothing to match, be it nobody or the very strategy', () => {
  const champion = { strategy: 'b'.repeat(64), outOfSample: skilled.returns.outOfSample.map((value) => 2 * value) };
  expect(judge('non-inferiority', { ...skilled, champion }).outcome).toBe('passed');
  const alone = judge('non-inferiority', skilled);
  expect(alone.outcome).toBe('passed');
  const method = 'nobody was certified before, or this very strategy was the last: nothing to match';
  expect(alone.statistics).toEqual([{ name: 'champions', value: 0, method }]);
});

function rowsOf({ rows, columns, values }: NonNullable<StageEvidence['trialReturns']>): Float64Array[] {
  return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}
