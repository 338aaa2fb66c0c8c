import { costProfiles } from '../microstructure/policy';
import { evolutionPolicy } from './policy';

/** What a result depends on beside the code. */
export interface SettingsToCheck {
  readonly dataset: string;
  readonly population: number;
  readonly generations: number;
  readonly seed?: number;
  readonly costs: string;
}

/** Every problem of a run's settings: what, found, expected. */
export function checkSettings({ dataset, population, generations, seed, costs }: SettingsToCheck): string[] {
  return [
    ...(/^[0-9a-f]{64}$/.test(dataset) ? [] : [`dataset ${dataset}: expected the 64 hex digits of a snapshot`]),
    ...wholeNumber('population', population, evolutionPolicy.population),
    ...wholeNumber('generations', generations, evolutionPolicy.generations),
    ...(seed === undefined ? [] : wholeNumber('seed', seed, { min: 0, max: Number.MAX_SAFE_INTEGER })),
    ...(costProfiles.some((profile) => profile === costs)
      ? []
      : [`costs ${costs}: expected ${costProfiles.join(', ')}`]),
  ];
}

/** A run's name is part of workflow ids, where a slash has a meaning, and of file names. */
export function checkRunName(run: string): string[] {
  return /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/.test(run)
    ? []
    : [`run ${run}: expected letters, digits and . _ : - only, at most 100 of them`];
}

/** How the work is cut: chunks of genomes, few enough for one workflow. */
export function checkExecution(
  { chunkSize, priority, generationsPerExecution }: ExecutionToCheck,
  population: number,
): string[] {
  const { chunkSize: allowed, maxChunks } = evolutionPolicy;
  const problems = [
    ...wholeNumber('chunkSize', chunkSize, allowed),
    ...(priority === undefined ? [] : wholeNumber('priority', priority, { min: 1, max: 5 })),
    ...(generationsPerExecution === undefined
      ? []
      : wholeNumber('generationsPerExecution', generationsPerExecution, evolutionPolicy.generations)),
  ];
  if (problems.length === 0 && Math.ceil(population / chunkSize) > maxChunks)
    problems.push(
      `chunkSize ${chunkSize}: expected at least ${Math.ceil(population / maxChunks)} for ${population} genomes`,
    );
  return problems;
}

export interface ExecutionToCheck {
  readonly chunkSize: number;
  readonly priority?: number;
  readonly generationsPerExecution?: number;
}

export function wholeNumber(name: string, value: number, { min, max }: { min: number; max: number }): string[] {
  return Number.isInteger(value) && value >= min && value <= max
    ? []
    : [`${name} ${value}: expected a whole number from ${min} to ${max}`];
}
