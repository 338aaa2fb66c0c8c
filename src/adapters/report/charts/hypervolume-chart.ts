import type { RecordedGeneration } from '../../../activities/ports';
import type { Chart } from './chart';
import { generationLines } from './generation-lines';
import { palette } from './palette';

/** Hypervolume of the archive, with what the search did about standing still and where its scenarios changed. */
export function hypervolumeChart(generations: readonly RecordedGeneration[]): Chart {
  const [first, last] = [generations[0], generations.at(-1)];
  const where = (holds: (generation: RecordedGeneration, before?: RecordedGeneration) => boolean): number[] =>
    generations
      .filter((generation, index) => holds(generation, generations[index - 1]))
      .map(({ generation }) => generation);
  const arenas = where(({ state }, before) => before !== undefined && before.state.arena !== state.arena);
  const still = last?.state.stagnation?.generationsWithoutProgress ?? 0;
  const words =
    `From the first generation to the last, hypervolume went from ${first?.summary.hypervolume?.toFixed(4) ?? 'undefined'} to ` +
    `${last?.summary.hypervolume?.toFixed(4) ?? 'undefined'}; at the end it had stood still for ${still} ${still === 1 ? 'generation' : 'generations'}.`;
  const rescored =
    arenas.length > 0
      ? ' Where scenarios change the archive is scored anew: what lies before and behind does not compare.'
      : '';
  return generationLines({
    ...{ id: 'hypervolume', title: 'Hypervolume of the archive', words },
    caption: `${words} It is the share of the space of the four scores that the archive dominates.${rescored}`,
    lines: [
      {
        label: 'hypervolume',
        colour: palette.strategy,
        values: generations.map(({ summary }) => summary.hypervolume),
      },
    ],
    marks: [
      {
        label: 'variation grown',
        colour: palette.diversity,
        generations: where(({ state }) => state.action === 'diversify'),
      },
      { label: 'restart', colour: palette.holding, generations: where(({ state }) => state.action === 'restart') },
      { label: 'scenarios changed', colour: palette.median, generations: arenas },
    ],
  });
}
