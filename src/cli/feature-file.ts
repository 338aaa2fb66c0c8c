import { writeFile } from 'node:fs/promises';
import type { Bars } from '../domain/market/bars';
import type { Feature } from '../domain/market/feature';
import { featureRegistry, resolveFeature } from '../domain/strategy/feature-registry';
import { formatFeatureRef, parseFeatureRef } from '../domain/strategy/feature-ref';
import { findFeatureProblems } from '../domain/strategy/genome-problems';
import type { FeatureRef } from '../domain/strategy/genome';
import { describeFeature } from '../domain/strategy/sentences';
import { CommandError, exitCodes } from './output';
import { formatTable } from './table';

/** `close,bollinger-upper(20,2)` as references in their one spelling: commas inside parentheses part parameters. */
export function requireFeatures(text: string): FeatureRef[] {
  const refs = text
    .split(/,(?![^()]*\))/)
    .map((ref) => ref.trim())
    .filter((ref) => ref !== '');
  const problems = refs.flatMap(findFeatureProblems);
  if (refs.length === 0) problems.push({ path: 'features', found: 'none', expected: 'a list such as close,rsi(14)' });
  if (problems.length > 0)
    throw new CommandError(
      'sense.no-feature',
      problems.map(({ found, expected }) => `${found}: expected ${expected}`).join('; '),
      { exitCode: exitCodes.usage, hint: 'emp sense features lists them all' },
    );
  return refs.map((ref) => {
    const parsed = parseFeatureRef(ref);
    return parsed ? formatFeatureRef(parsed.name, parsed.parameters) : ref;
  });
}

/** What a column of the file is, for whoever reads it. */
export interface FeatureColumn {
  readonly feature: FeatureRef;
  readonly unit: Feature['unit'];
  readonly words: string;
  readonly source: string;
  /** Bars at the start without a value. */
  readonly warmup: number;
}

/** Writes one row a bar: its start, and each feature's value at its close; empty where it is undefined. */
export async function writeFeatures(bars: Bars, refs: readonly FeatureRef[], file: string): Promise<FeatureColumn[]> {
  const columns = refs.map((ref) => {
    const { feature, parameters } = resolveFeature(ref);
    return feature.compute(bars, parameters);
  });
  const header = ['time', ...refs.map((ref) => (ref.includes(',') ? `"${ref}"` : ref))].join(',');
  const rows = Array.from(bars.time, (time, t) =>
    [new Date(time).toISOString(), ...columns.map((column) => (Number.isNaN(column[t]) ? '' : column[t]))].join(','),
  );
  await writeFile(file, `${[header, ...rows].join('\n')}\n`);
  return refs.map(describeColumn);
}

function describeColumn(ref: FeatureRef): FeatureColumn {
  const { feature, parameters } = resolveFeature(ref);
  const { unit, source } = feature;
  return { feature: ref, unit, words: describeFeature(ref), source, warmup: feature.warmupBars(parameters) };
}

/** Every feature that there is, with the grid of its parameters. */
export function listFeatures() {
  return featureRegistry.map(({ name, family, unit, words, source, parameters, needsVolume }) => ({
    feature: name,
    family,
    unit,
    words,
    source,
    parameters: parameters.map(({ name: parameter, min, max, step }) => ({ name: parameter, min, max, step })),
    needsVolume,
  }));
}

export function describeFeatures(features: ReturnType<typeof listFeatures>): string {
  return formatTable(
    ['feature', 'family', 'unit', 'words', 'source'],
    features.map(({ feature, family, unit, words, source, parameters }) => [
      parameters.length === 0 ? feature : `${feature}(${parameters.map(({ name }) => name).join(',')})`,
      family,
      unit,
      words,
      source,
    ]),
  );
}
