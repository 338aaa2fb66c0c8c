import type { CandidateReading } from './candidate-reading';
import { figureRows } from './figure-rows';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import { recordTable, type RecordRow } from './record-table';
import { nameStage } from './stage-words';

/** Where every figure comes from, and how to look at it again. */
export function candidateRecordSection({ candidate, settings, stages }: CandidateReading): Markup {
  const { training, walkForward } = settings;
  const rows: readonly RecordRow[] = [
    ['Candidate', html`<code>${candidate.candidate}</code>`],
    ['Status', candidate.status],
    ['Opened', candidate.openedAt],
    ['Closed', candidate.closedAt ?? '-'],
    ['Strategy', html`<code>${candidate.strategy}</code>`],
    ['Bred by run', candidate.run === undefined ? '-' : html`<code>${candidate.run}</code>`],
    ['Data set', html`<code>${candidate.dataset}</code>`],
    ['Seed', String(settings.seed)],
    ['Costs', `profile ${settings.costs}`],
    ['Policy', settings.policy === 'seed' ? `seed: the plans' own rules decide as well` : 'statistical'],
    ['Up to stage', settings.until],
    [
      'Training',
      `up to ${training.rounds} rounds a stage of ${formatFigure(training.population, 'count')} genomes and ${training.generations} generations`,
    ],
    [
      'Walk-forward',
      `${walkForward.windows} windows of ${formatFigure(walkForward.population, 'count')} genomes and ${walkForward.generations} generations`,
    ],
  ];
  return html`<section>
    <h2>Settings and record</h2>
    ${recordTable(rows)} ${originTable(stages)}
    <h3>To look at it again</h3>
    <pre>
${[`npx emp report ${candidate.candidate}`, `npx emp gate list ${candidate.candidate}`, 'npx emp gate rederive VERDICT'].join('\n')}</pre>
  </section>`;
}

function originTable(stages: CandidateReading['stages']): Markup | undefined {
  const rows = stages.flatMap(({ stage, evidence, judged }) => {
    const verdict = judged[0]?.verdict;
    if (evidence === undefined || !verdict) return [];
    const { counts, origin } = verdict;
    return [
      [
        nameStage(stage),
        html`<code>${evidence}</code>`,
        formatFigure(counts.trials, 'count'),
        formatFigure(counts.looks, 'count'),
        html`<code>${origin.codeVersion.slice(0, 12)}</code>`,
      ],
    ];
  });
  if (rows.length === 0) return undefined;
  return figureRows(['Stage', 'Evidence', 'Trials', 'Looks', 'Code'], rows, {
    caption: 'What was judged, by the hash of its content; counts are those of the judgement.',
    text: true,
  });
}
