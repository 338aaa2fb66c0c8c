import { checkEvidenceParts, type EvidencePart } from '../../../src/domain/validation/evidence-parts';
import type { ReturnMatrix, StageEvidence } from '../../../src/domain/validation/stage-evidence';
import { sampleEvidence, stackRows } from '../../support/sample-evidence';

const sound = sampleEvidence();
const { returns, profits, regimes } = sound;
const others = (matrix: ReturnMatrix): Float64Array[] =>
  Array.from({ length: matrix.rows - 1 }, (_, row) =>
    matrix.values.slice((row + 1) * matrix.columns, (row + 2) * matrix.columns),
  );
const tried = others(sound.trialReturns!);
const looked = others(sound.lookReturns!);

const allParts: readonly EvidencePart[] = [
  ...(['in-sample returns', 'out-of-sample returns'] as const),
  ...(['in-sample returns of holding', 'out-of-sample returns of holding'] as const),
  ...(['in-sample profits', 'out-of-sample profits', 'in-sample regimes', 'out-of-sample regimes'] as const),
  ...(['returns of trials', 'returns of looks', 'placebos', 'the look-ahead proof', 'perturbations'] as const),
  ...(['the walk-forward', 'the stress passage', 'safeguards'] as const),
];

/** The first value a last digit away. */
function nudged(values: Float64Array): Float64Array {
  const copy = values.slice();
  copy[0] = copy[0]! * (1 + Number.EPSILON);
  return copy;
}

const withBad = (values: Float64Array, bad: number): Float64Array => values.with(values.length - 1, bad);

test('sound evidence can be judged on every part, and evidence without anything on no part', () => {
  expect(checkEvidenceParts(sound, allParts)).toEqual([]);
  const bare: StageEvidence = {
    ...{ schema: 1, origin: sound.origin, counts: sound.counts, periodsPerYear: 252 },
    returns: {
      ...{ inSample: new Float64Array(0), outOfSample: new Float64Array(0) },
      ...{ heldInSample: new Float64Array(0), heldOutOfSample: new Float64Array(0) },
    },
    profits: { inSample: new Float64Array(0), outOfSample: new Float64Array(0) },
    regimes: { inSample: new Uint8Array(0), outOfSample: new Uint8Array(0) },
  };
  const problems = checkEvidenceParts(bare, allParts);
  expect(problems).toEqual([
    ...allParts.slice(0, 8).map((name) => `${name}: empty`),
    ...allParts.slice(8).map((name) => `${name}: missing from the evidence`),
  ]);
});

const { scenarios } = sound.stress!;
const { windows } = sound.walkForward!;
const placebo = sound.placebos!.inSample;
const cases: readonly (readonly [string, EvidencePart, Partial<StageEvidence>, string])[] = [
  [
    'a family whose first row is another strategy',
    'returns of trials',
    { trialReturns: stackRows([tried[0]!, returns.inSample, ...tried.slice(1)]) },
    "the first row is not the candidate's",
  ],
  [
    'a family whose first row is off by a last digit',
    'returns of trials',
    { trialReturns: stackRows([nudged(returns.inSample), ...tried]) },
    "the first row is not the candidate's",
  ],
  [
    'looks without the candidate',
    'returns of looks',
    { lookReturns: stackRows(looked) },
    "the first row is not the candidate's",
  ],
  [
    'trials over other bars',
    'returns of trials',
    { trialReturns: sound.lookReturns! },
    '5 x 320 with 1600 values beside 600 returns',
  ],
  [
    'trials with a value too few',
    'returns of trials',
    { trialReturns: { ...sound.trialReturns!, values: sound.trialReturns!.values.slice(0, -1) } },
    '8 x 600 with 4799 values beside 600 returns',
  ],
  [
    'holding over a bar less',
    'in-sample returns of holding',
    { returns: { ...returns, heldInSample: returns.heldInSample.slice(1) } },
    '599 bars beside 600 returns',
  ],
  [
    'holding over the bars of the other side',
    'out-of-sample returns of holding',
    { returns: { ...returns, heldOutOfSample: returns.heldInSample } },
    '600 bars beside 320 returns',
  ],
  [
    'regimes over a bar less',
    'in-sample regimes',
    { regimes: { ...regimes, inSample: regimes.inSample.slice(1) } },
    '599 bars beside 600 returns',
  ],
  [
    'regimes over a bar more',
    'out-of-sample regimes',
    { regimes: { ...regimes, outOfSample: Uint8Array.of(1, ...regimes.outOfSample) } },
    '321 bars beside 320 returns',
  ],
  ['no trades', 'in-sample profits', { profits: { ...profits, inSample: new Float64Array(0) } }, 'empty'],
  [
    'a return that is not a number',
    'out-of-sample returns of holding',
    { returns: { ...returns, heldOutOfSample: withBad(returns.heldOutOfSample, NaN) } },
    'not finite',
  ],
  [
    'an infinite profit',
    'out-of-sample profits',
    { profits: { ...profits, outOfSample: withBad(profits.outOfSample, Infinity) } },
    'not finite',
  ],
  [
    'a number within a row of a family',
    'returns of looks',
    { lookReturns: { ...sound.lookReturns!, values: withBad(sound.lookReturns!.values, -Infinity) } },
    'not finite',
  ],
  [
    'a number deep inside a part',
    'the stress passage',
    { stress: { ...sound.stress!, scenarios: [...scenarios, { scenario: 'whipsaw', maxDrawdown: NaN }] } },
    'not finite',
  ],
  [
    'a row deep inside a part',
    'placebos',
    {
      placebos: {
        ...sound.placebos!,
        inSample: { ...placebo, draws: [{ ...placebo.draws[0]!, sharpe: Float64Array.of(1, NaN) }] },
      },
    },
    'not finite',
  ],
  [
    'a kind of placebo drawn twice',
    'placebos',
    {
      placebos: {
        ...sound.placebos!,
        outOfSample: { ...placebo, draws: [...placebo.draws, { ...placebo.draws[1]!, sharpe: Float64Array.of(99) }] },
      },
    },
    'out-of-sample placebo permuted is listed twice',
  ],
  [
    'a cut made twice',
    'the look-ahead proof',
    { lookAhead: { ...sound.lookAhead!, cuts: [101, 202, 202] } },
    'cut 202 is listed twice',
  ],
  [
    'a window walked twice',
    'the walk-forward',
    { walkForward: { ...sound.walkForward!, windows: [...windows, { ...windows[1]!, testSharpe: 9 }] } },
    'test from bar 300 is listed twice',
  ],
  [
    'a scenario lived twice',
    'the stress passage',
    { stress: { ...sound.stress!, scenarios: [...scenarios, { ...scenarios[0]!, maxDrawdown: 0 }] } },
    'scenario flash crash is listed twice',
  ],
  ['a part of nothing', 'safeguards', { safeguards: {} as NonNullable<StageEvidence['safeguards']> }, 'empty'],
];

test.each(cases.map(([what, part], place) => [what, part, place] as const))(
  '%s is the one problem of %s, and none of the parts beside',
  (_, part, place) => {
    const [, , change, problem] = cases[place]!;
    const evidence = { ...sound, ...change };
    expect(checkEvidenceParts(evidence, allParts)).toEqual([`${part}: ${problem}`]);
    expect(checkEvidenceParts(evidence, [part])).toEqual([`${part}: ${problem}`]);
    const beside = allParts.filter((name) => name !== part);
    expect(checkEvidenceParts(evidence, beside)).toEqual([]);
  },
);

test('what does not belong together is told only once all of it is there', () => {
  const evidence: StageEvidence = {
    ...sound,
    returns: { ...returns, heldInSample: returns.heldInSample.slice(1) },
    regimes: { ...regimes, outOfSample: regimes.outOfSample.slice(1) },
  };
  const needed = ['in-sample returns of holding', 'out-of-sample regimes'] as const;
  expect(checkEvidenceParts(evidence, needed)).toEqual([
    'in-sample returns of holding: 599 bars beside 600 returns',
    'out-of-sample regimes: 319 bars beside 320 returns',
  ]);
  const silent: StageEvidence = { ...evidence, profits: { ...profits, inSample: new Float64Array(0) } };
  expect(checkEvidenceParts(silent, [...needed, 'in-sample profits'])).toEqual(['in-sample profits: empty']);
});
