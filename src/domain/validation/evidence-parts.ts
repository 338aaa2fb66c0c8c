import { seriesKind } from './series-bytes';
import type { ReturnMatrix, StageEvidence } from './stage-evidence';

/** What gates read of the evidence, each where it stands. */
const parts = {
  'in-sample returns': ({ returns }) => returns.inSample,
  'out-of-sample returns': ({ returns }) => returns.outOfSample,
  'in-sample returns of holding': ({ returns }) => returns.heldInSample,
  'out-of-sample returns of holding': ({ returns }) => returns.heldOutOfSample,
  'in-sample profits': ({ profits }) => profits.inSample,
  'out-of-sample profits': ({ profits }) => profits.outOfSample,
  'in-sample regimes': ({ regimes }) => regimes.inSample,
  'out-of-sample regimes': ({ regimes }) => regimes.outOfSample,
  'returns of trials': ({ trialReturns }) => trialReturns,
  'returns of looks': ({ lookReturns }) => lookReturns,
  placebos: ({ placebos }) => placebos,
  'the look-ahead proof': ({ lookAhead }) => lookAhead,
  perturbations: ({ perturbation }) => perturbation,
  'the walk-forward': ({ walkForward }) => walkForward,
  'the stress passage': ({ stress }) => stress,
  safeguards: ({ safeguards }) => safeguards,
} satisfies Record<string, (evidence: StageEvidence) => unknown>;

export type EvidencePart = keyof typeof parts;

/** Why evidence cannot be judged on these parts: what is missing, empty, not finite, or does not belong to the candidate's returns. */
export function checkEvidenceParts(evidence: StageEvidence, needed: readonly EvidencePart[]): string[] {
  const unfit = needed.flatMap((name) => {
    const part: unknown = parts[name](evidence);
    if (part === undefined || part === null) return [`${name}: missing from the evidence`];
    if (isEmpty(part)) return [`${name}: empty`];
    return isFinite(part) ? [] : [`${name}: not finite`];
  });
  return unfit.length > 0
    ? unfit
    : needed.flatMap((name) => (fits[name]?.(evidence) ?? []).map((problem) => `${name}: ${problem}`));
}

/** Whether every number inside is finite. */
function isFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (seriesKind(value) === 'float64') return (value as Float64Array).every(Number.isFinite);
  if (typeof value !== 'object' || value === null || seriesKind(value)) return true;
  return Object.values(value).every(isFinite);
}

function isEmpty(part: unknown): boolean {
  if (ArrayBuffer.isView(part)) return part.byteLength === 0;
  return typeof part === 'object' && part !== null && Object.keys(part).length === 0;
}

/**
 * What lies beside the candidate's returns has as many bars, a family of returns has the candidate's in its first row, and what is counted is
 * listed once.
 */
const fits: Readonly<Partial<Record<EvidencePart, (evidence: StageEvidence) => string[]>>> = {
  'in-sample returns of holding': ({ returns }) => checkLength(returns.heldInSample, returns.inSample),
  'out-of-sample returns of holding': ({ returns }) => checkLength(returns.heldOutOfSample, returns.outOfSample),
  'in-sample regimes': ({ regimes, returns }) => checkLength(regimes.inSample, returns.inSample),
  'out-of-sample regimes': ({ regimes, returns }) => checkLength(regimes.outOfSample, returns.outOfSample),
  'returns of trials': ({ trialReturns, returns }) => checkFirstRow(trialReturns, returns.inSample),
  'returns of looks': ({ lookReturns, returns }) => checkFirstRow(lookReturns, returns.outOfSample),
  placebos: ({ placebos }) => [
    ...checkDistinct(
      'in-sample placebo',
      placebos?.inSample.draws.map(({ kind }) => kind),
    ),
    ...checkDistinct(
      'out-of-sample placebo',
      placebos?.outOfSample.draws.map(({ kind }) => kind),
    ),
  ],
  'the look-ahead proof': ({ lookAhead }) => checkDistinct('cut', lookAhead?.cuts),
  'the walk-forward': ({ walkForward }) =>
    checkDistinct(
      'test from bar',
      walkForward?.windows.map(({ test }) => test.from),
    ),
  'the stress passage': ({ stress }) =>
    checkDistinct(
      'scenario',
      stress?.scenarios.map(({ scenario }) => scenario),
    ),
};

/** The same thing twice says no more than once. */
function checkDistinct(what: string, names: readonly (string | number)[] = []): string[] {
  const twice = names.find((name, place) => names.indexOf(name) < place);
  return twice === undefined ? [] : [`${what} ${twice} is listed twice`];
}

function checkLength(row: ArrayLike<number>, returns: Float64Array): string[] {
  return row.length === returns.length ? [] : [`${row.length} bars beside ${returns.length} returns`];
}

/** A family without the candidate in its first row would be judged in its place. */
function checkFirstRow(matrix: ReturnMatrix | undefined, returns: Float64Array): string[] {
  if (!matrix) return [];
  const { rows, columns, values } = matrix;
  if (columns !== returns.length || values.length !== rows * columns)
    return [`${rows} x ${columns} with ${values.length} values beside ${returns.length} returns`];
  return returns.every((value, bar) => value === values[bar]) ? [] : [`the first row is not the candidate's`];
}
