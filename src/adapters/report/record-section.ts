import { formatDay, formatFigure } from './figure-text';
import { html, type Markup } from './html';
import { recordTable, type RecordRow } from './record-table';
import type { RunReading } from './run-reading';
import { describeTraining } from '../../domain/evolution/training-sentence';
import { describePlan, searchOptionsOf } from './search-text';

/** Where every figure comes from, and how to get it again. */
export function recordSection({ run, bars, holdOut, generations, tried }: RunReading): Markup {
  const { settings } = run;
  const span = ({ from, to }: { from: number; to: number }): string =>
    `${formatDay(bars.time[from]!)} to ${formatDay(bars.time[to - 1]!)}, ${formatFigure(to - from, 'count')} bars`;
  const rows: readonly RecordRow[] = [
    ['Run', html`<code>${run.run}</code>`],
    ['Opened', run.openedAt],
    ['Closed', run.closedAt ?? '-'],
    ['Data set', html`<code>${settings.dataset}</code>`],
    ['Instrument', `${bars.instrument}, ${bars.period} bars, calendar ${bars.calendar}, zone ${bars.timezone}`],
    ['In sample', span(holdOut.inSample)],
    ['Purge gap', `${formatFigure(holdOut.outOfSample.from - holdOut.inSample.to, 'count')} bars`],
    ['Out of sample', span(holdOut.outOfSample)],
    ['Population', formatFigure(settings.population, 'count')],
    ['Generations', `${generations.length} of ${settings.generations}`],
    ['Strategies tried', formatFigure(tried.length, 'count')],
    ['Seed', String(settings.seed)],
    ['Costs', `profile ${settings.costs}`],
    ['Search', describePlan(settings.search)],
    ...(settings.training ? [['Training', describeTraining(settings.training)] as const] : []),
    ['Result hash', html`<code>${run.resultHash ?? '-'}</code>`],
  ];
  return html`<section>
    <h2>Settings and record</h2>
    ${recordTable(rows)} ${settings.training ? undefined : reproductionPart(run)}
  </section>`;
}

function reproductionPart(run: RunReading['run']): Markup {
  return html`<h3>To reproduce it</h3>
    <p>The same seed, data and code give the same result hash, on any machine and however often it is interrupted.</p>
    <pre>${reproduction(run)}</pre>`;
}

function reproduction({ run, settings }: RunReading['run']): string {
  const { dataset, population, generations, seed, costs, search } = settings;
  const options = searchOptionsOf(search).map((option) => `${option} `);
  return [
    `npx emp evolve start --dataset ${dataset} --population ${population} --generations ${generations} --seed ${seed} --costs ${costs} ${options.join('')}--wait`,
    `npx emp report ${run}`,
  ].join('\n');
}
