import { evolutionPolicy } from '../../domain/evolution/policy';
import type { ProgressReport } from '../../domain/evolution/progress';
import { renderChart } from './charts/chart';
import { generationLines } from './charts/generation-lines';
import { palette } from './charts/palette';
import { figureRows } from './figure-rows';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { ReportReading } from './report-reading';

/** Whether generations brought more than noise and luck explain, against what the seeds ask for. */
export function progressPart({ progress, generations, run }: ReportReading): Markup {
  if (!progress)
    return html`<h3>Is it progress?</h3>
      <p>
        ${
          run.conclusion
            ? 'Not measured: that takes two generations with leaders whose Sharpe ratio is defined.'
            : 'Measured once the run has ended.'
        }
      </p>`;
  const { summary, caveat, method, resamples, meanBlockLength, level } = progress;
  const quality = new Map(progress.generations.map((one) => [one.generation, one.quality]));
  return html`<h3>Is it progress?</h3>
    <p>${summary.text}</p>
    ${criteria(progress)}
    ${renderChart(
      generationLines({
        id: 'progress',
        title: 'Quality of the leaders',
        words: `From the first generation to the last the quality of the leaders, the best ${evolutionPolicy.progress.leaders} of each archive, changed by ${formatFigure(summary.total, 'gain')}.`,
        caption: 'From 0 to 1, in sample: 0.5 earns nothing, 0.75 is an annual Sharpe ratio of 1.',
        lines: [
          {
            label: 'quality of the leaders',
            colour: palette.strategy,
            values: generations.map(({ generation }) => quality.get(generation)),
          },
        ],
      }),
    )}
    <p class="note">${caveat}</p>
    <details>
      <summary>Each generation, and the method</summary>
      ${generationTable(progress)}
      <p class="note">
        ${method} ${formatFigure(resamples, 'count')} resamples, mean block ${formatFigure(meanBlockLength, 'ratio')}
        bars, intervals of ${formatFigure(level, 'share')}.
      </p>
    </details>`;
}

function criteria({ summary }: ProgressReport): Markup {
  const { generations: needed, improvement, level } = evolutionPolicy.progress;
  const { generations, steps, enoughGenerations, meetsSeeds, luck } = summary;
  const { largeSteps, significantSteps, largeAndSignificantSteps, aboveFirst } = summary;
  const met = (holds: boolean): string => (holds ? 'met' : 'not\u00a0met');
  const of = (count: number): string => `${count} of ${steps} steps`;
  const percent = formatFigure(improvement, 'share');
  return figureRows(
    ['What the seeds ask for', 'Found', 'Outcome'],
    [
      [`${needed} generations or more`, formatFigure(generations, 'count'), met(enoughGenerations)],
      [`over ${percent} better, each generation than the one before`, of(largeSteps), met(largeSteps === steps)],
      [`p below ${level}, adjusted for their number`, of(significantSteps), met(significantSteps === steps)],
      ['both at once', of(largeAndSignificantSteps), met(meetsSeeds)],
      ['generations significantly better than the first', of(aboveFirst), '-'],
      ...(luck
        ? [
            [
              'Sharpe ratio gained from first to last',
              `${formatFigure(luck.observedGain, 'ratio')}; ${formatFigure(luck.expectedGain, 'ratio')} by the luck of having been chosen, p = ${luck.pValue.toFixed(3)}`,
              '-',
            ],
          ]
        : []),
    ],
    {
      caption: 'A quality that is bounded cannot rise by so much thirty times: the criteria are reported, not forced.',
      text: true,
    },
  );
}

function generationTable({ generations }: ProgressReport): Markup {
  return figureRows(
    ['Generation', 'Sharpe', 'Quality', 'Since the one before', 'p', 'Since the first', 'p'],
    generations.map(({ generation, sharpe, quality, sincePrevious, sinceFirst }) => [
      formatFigure(generation + 1, 'count'),
      formatFigure(sharpe, 'ratio'),
      quality.toFixed(3),
      formatFigure(sincePrevious?.relative, 'gain'),
      sincePrevious?.adjustedPValue.toFixed(3) ?? '-',
      formatFigure(sinceFirst?.relative, 'gain'),
      sinceFirst?.adjustedPValue.toFixed(3) ?? '-',
    ]),
  );
}
