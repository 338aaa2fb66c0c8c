import { quantise } from '../numerics/quantise';
import { evolutionPolicy } from './policy';
import type { GenerationProgress, ProgressSample } from './progress';
import type { SearchLuck } from './progress-luck';

/** A run's progress against seed 001: "30+ generations", over 5 % better in each, p below 0.05. */
export interface ProgressSummary {
  readonly generations: number;
  readonly enoughGenerations: boolean;
  /** Steps from one generation to the next. */
  readonly steps: number;
  /** Steps that improved by more than the seeds ask for; by a significant amount; and both. */
  readonly largeSteps: number;
  readonly significantSteps: number;
  readonly largeAndSignificantSteps: number;
  /** Generations significantly better than the first. */
  readonly aboveFirst: number;
  /** Change from the first generation to the last, and its adjusted p-value. */
  readonly total: number;
  readonly totalPValue: number;
  /** Absent out of sample, where nothing was chosen, and where the extent of the search is not known. */
  readonly luck?: SearchLuck;
  /** The same change a step, if all had been equal (geometric mean). */
  readonly perStep: number;
  /** All the seeds ask for, in each step. */
  readonly meetsSeeds: boolean;
  /** One sentence. */
  readonly text: string;
}

interface Scoring {
  readonly sample: ProgressSample;
  readonly luck?: SearchLuck;
}

/** Counts what was met and what was not; expects at least two generations. */
export function summariseProgress(generations: readonly GenerationProgress[], scored: Scoring): ProgressSummary {
  const { improvement, level, generations: needed } = evolutionPolicy.progress;
  const steps = generations.flatMap(({ sincePrevious }) => sincePrevious ?? []);
  const [first] = generations;
  const last = generations.at(-1);
  if (!first || !last?.sinceFirst) throw new RangeError('progress needs at least two generations');
  const isLarge = ({ relative }: { relative: number }): boolean => relative > improvement;
  const isSignificant = ({ adjustedPValue }: { adjustedPValue: number }): boolean => adjustedPValue < level;
  const ratio = last.quality / first.quality;
  const counted = {
    generations: generations.length,
    enoughGenerations: generations.length >= needed,
    steps: steps.length,
    largeSteps: steps.filter(isLarge).length,
    significantSteps: steps.filter(isSignificant).length,
    largeAndSignificantSteps: steps.filter((step) => isLarge(step) && isSignificant(step)).length,
    aboveFirst: generations.filter(
      ({ sinceFirst }) => sinceFirst && sinceFirst.relative > 0 && isSignificant(sinceFirst),
    ).length,
    total: last.sinceFirst.relative,
    totalPValue: last.sinceFirst.adjustedPValue,
    ...(scored.luck && { luck: scored.luck }),
    perStep: quantise(quantise(ratio ** (1 / steps.length)) - 1),
  };
  const meetsSeeds = counted.enoughGenerations && counted.largeAndSignificantSteps === counted.steps;
  const isProgress = last.sinceFirst.relative > 0 && isSignificant(last.sinceFirst);
  return { ...counted, meetsSeeds, text: describeProgress(counted, isProgress, scored) };
}

type Counted = Omit<ProgressSummary, 'meetsSeeds' | 'text'>;

function describeProgress(counted: Counted, isProgress: boolean, { sample, luck }: Scoring): string {
  const { steps, largeSteps, significantSteps, largeAndSignificantSteps, total, totalPValue, generations } = counted;
  const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)} %`;
  const p = `p = ${totalPValue.toFixed(3)}`;
  const verdict = isProgress
    ? `Scored ${sample}, the last generation's leaders are ${percent(total)} better than the first's, more than noise in their returns explains (${p})${describeLuck(sample, luck)}`
    : `Scored ${sample}, the last generation's leaders are not shown to be better than the first's (${percent(total)}, ${p})`;
  return `${verdict}; of ${steps} steps over ${generations} generations ${largeSteps} exceed ${percent(evolutionPolicy.progress.improvement)}, ${significantSteps} are significant, ${largeAndSignificantSteps} both.`;
}

function describeLuck(sample: ProgressSample, luck: SearchLuck | undefined): string {
  if (sample === 'out of sample') return '';
  if (!luck) return ', though not more than the luck of having been chosen may';
  const p = `p = ${luck.pValue.toFixed(3)}`;
  return luck.pValue < evolutionPolicy.progress.level
    ? ` and more than the luck of having been chosen (${p})`
    : `, but not shown to be more than the luck of having been chosen (${p})`;
}
