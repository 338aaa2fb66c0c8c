import type { RecordedGeneration } from '../../../activities/ports';
import type { Chart } from './chart';
import { generationLines } from './generation-lines';
import { palette } from './palette';

type Figure = 'best' | 'median' | 'diversity';

/** Fitness of the best and the middle survivor, and how different the survivors are, generation by generation. */
export function generationsChart(generations: readonly RecordedGeneration[]): Chart {
  const summaries = generations.map(({ summary }) => summary);
  const values = (figure: Figure) => summaries.map((summary) => summary[figure]);
  const said = (figure: Figure, at: 0 | -1): string => summaries.at(at)?.[figure]?.toFixed(3) ?? 'undefined';
  const words = `From the first generation to the last, best fitness went from ${said('best', 0)} to ${said('best', -1)}, the median from ${said('median', 0)} to ${said('median', -1)}, diversity from ${said('diversity', 0)} to ${said('diversity', -1)}.`;
  return generationLines({
    ...{ id: 'generations', title: 'Fitness over generations', words },
    caption: `${words} Fitness is the weighted score of feasible survivors, 0 to 1, in sample.`,
    lines: [
      { label: 'best', colour: palette.strategy, values: values('best') },
      { label: 'median', colour: palette.median, values: values('median'), dashed: true },
      { label: 'diversity', colour: palette.diversity, values: values('diversity'), panel: 1 },
    ],
  });
}
