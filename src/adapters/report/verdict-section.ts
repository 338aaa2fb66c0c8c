import { listChecks, type FinalistCheck, type TrialEvidence } from '../../domain/evolution/conclusion';
import { evolutionPolicy } from '../../domain/evolution/policy';
import { figureRows } from './figure-rows';
import { formatFigure, formatProbability } from './figure-text';
import { luckList } from './finalist-luck';
import { html, type Markup } from './html';
import type { Rederivation } from './rederivation';
import type { RunReading } from './run-reading';

const words: Readonly<Record<RunReading['run']['status'], string>> = {
  evolving: 'This run is still evolving.',
  paused: 'This run is paused.',
  concluding: 'This run is about to end.',
  stopping: 'This run is about to stop.',
  completed: 'This run has ended.',
  stopped: 'This run was stopped.',
  failed: 'This run failed.',
  cancelled: 'This run was cancelled.',
};

/** What may be said of the run, before anything else. */
export function verdictSection(reading: RunReading, rederivation: Rederivation): Markup {
  const { conclusion } = reading;
  return html`${conclusion === undefined ? openBanner(reading) : verdictBox(reading)} ${trialsParagraph(reading)}
  ${conclusion === undefined ? undefined : html`${tiles(reading)} ${luckList(reading.finalists[0], reading)} ${gates(reading)}`}
  ${rederivationNote(rederivation)}`;
}

function verdictBox({ conclusion, run, generations }: RunReading): Markup | undefined {
  if (!conclusion) return undefined;
  const { passed, text, reasons } = conclusion.verdict;
  const [title = text, ...rest] = text.split(/(?<=[.:]) /);
  const stopped =
    run.status === 'stopped'
      ? html`<p>The run was stopped after ${generations.length} of ${run.settings.generations} generations.</p>`
      : undefined;
  return html`<section class="verdict${passed ? ' passed' : ''}" aria-labelledby="verdict">
    <h2 id="verdict">${title.replace(/:$/, '.')}</h2>
    ${rest.length > 0 ? html`<p>${sentence(rest.join(' '))}</p>` : undefined}
    ${
      reasons.length > 0
        ? html`<ul>
            ${reasons.map((reason) => html`<li>${reason}</li> `)}
          </ul>`
        : undefined
    }
    ${stopped} ${driftNote(run.conclusion, conclusion)}
  </section>`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function driftNote(then: TrialEvidence | undefined, now: TrialEvidence): Markup | undefined {
  if (!then || (then.trials === now.trials && then.looks === now.looks)) return undefined;
  return html`<p class="note">
    When the run ended the ledger counted ${formatFigure(then.trials, 'count')} trials and
    ${formatFigure(then.looks, 'count')} looks at the hold-out. Searches since then are counted, too: luck has had more
    chances.
  </p>`;
}

function openBanner({ run, generations }: RunReading): Markup {
  return html`<section class="banner" aria-labelledby="verdict">
    <h2 id="verdict" style="margin-top:0">No verdict yet</h2>
    <p>
      ${words[run.status]} ${run.failure === undefined ? undefined : html`Reason: ${run.failure}.`}
      ${generations.length} of ${run.settings.generations} generations are recorded. All figures below are in sample,
      which proves nothing. The hold-out stays closed until a run has ended: whoever looks at it while the run can still
      be steered makes it a part of the search.
    </p>
  </section>`;
}

function trialsParagraph({ tried, family, run }: RunReading): Markup {
  return html`<p>
    This run tried <b>${formatFigure(tried.length, 'count')}</b> strategies. All runs and backtests together have tried
    <b>${formatFigure(family.trials, 'count')}</b> on ${run.family}: the trial ledger counts each once, and figures
    called deflated allow for all of them. <b>${formatFigure(family.looks, 'count')}</b> of them were looked at on the
    hold-out. What was tried elsewhere is not in it.
  </p>`;
}

function tiles({ conclusion, finalists, assessments, benchmark }: RunReading): Markup | undefined {
  const first = finalists[0];
  const { outOfSample, sharpeInterval } = (first && assessments.get(first.id)) ?? {};
  if (!first || !outOfSample) return undefined;
  const { minDeflatedSharpe } = evolutionPolicy.verdict;
  const holding = benchmark.outOfSample;
  const interval = sharpeInterval
    ? `95 % interval ${formatFigure(sharpeInterval.lower, 'ratio')} to ${formatFigure(sharpeInterval.upper, 'ratio')}`
    : 'interval undefined';
  const deflated = conclusion?.finalists[0]?.deflatedSharpe;
  return html`<ul class="tiles" aria-label="The first finalist out of sample">
    ${[
      tile(formatFigure(outOfSample.sharpe, 'ratio'), `Sharpe ratio out of sample; ${interval}`),
      tile(formatFigure(holding.sharpe, 'ratio'), 'Sharpe ratio of buy-and-hold over the same bars'),
      tile(
        formatFigure(outOfSample.annualReturn, 'gain'),
        `a year out of sample; buy-and-hold ${formatFigure(holding.annualReturn, 'gain')}`,
      ),
      tile(
        formatProbability(deflated),
        `probability of skill out of sample (deflated Sharpe); ${minDeflatedSharpe * 100} % needed`,
      ),
    ]}
  </ul>`;
}

/** The two gates that do not share their luck (docs/decisions/0026-what-counts-against-a-finalist.md). */
function gates({ run, conclusion, finalists, assessments, benchmark }: RunReading): Markup | undefined {
  const judged = conclusion?.finalists[0];
  const first = finalists[0];
  if (run.settings.training || !conclusion || !judged || !first) return undefined;
  const assessment = assessments.get(first.id);
  const checks = listChecks(judged, { assessment, trials: conclusion, benchmark: benchmark.outOfSample });
  const names: Readonly<Record<FinalistCheck['name'], string>> = {
    'in-sample-skill': `In sample, against ${formatFigure(conclusion.trials, 'count')} trials`,
    'out-of-sample-skill': `Out of sample, against ${formatFigure(conclusion.looks, 'count')} looks`,
    'in-sample-residual-skill': 'The first again, of what holding does not explain',
    'out-of-sample-residual-skill': 'The second again, of what holding does not explain',
    'out-of-sample-interval': 'Lower end of the interval out of sample',
    'buy-and-hold': 'Sharpe ratio out of sample',
  };
  return figureRows(
    ['Gate', 'Found', 'Needed', 'Outcome'],
    checks.map((check) => [
      names[check.name],
      check.found?.toFixed(3) ?? 'undefined',
      describeNeed(check),
      check.passed ? 'passed' : 'not\u00a0passed',
    ]),
    {
      caption:
        'The first four are probabilities of skill (deflated Sharpe ratio). What evolution never saw it cannot have fitted, so only strategies that were tried on the hold-out count against it there.',
      text: true,
    },
  );
}

function describeNeed({ name, needed, relation }: FinalistCheck): string {
  return name === 'buy-and-hold' ? `above ${needed?.toFixed(3) ?? 'undefined'}, buy-and-hold` : `${relation} ${needed}`;
}

function tile(figure: string, label: string): Markup {
  return html`<li><b>${figure}</b><span>${label}</span></li> `;
}

function rederivationNote({ figures, differences }: Rederivation): Markup {
  if (differences.length === 0)
    return html`<p>
      <span class="identical">Re-derived from the record: identical.</span> ${formatFigure(figures, 'count')} figures
      were computed again for this page from genomes, settings and data, and equal the recorded ones to the last digit.
    </p>`;
  return html`<section class="differs" aria-labelledby="differs">
    <h3 id="differs"><strong>Re-derived from the record: NOT identical</strong></h3>
    <p>
      ${differences.length} of ${figures} figures come out otherwise than recorded. Either the code has changed since,
      or the record is damaged: do not rely on this page.
    </p>
    <table class="text">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Recorded</th>
          <th scope="col">Computed again</th>
        </tr>
      </thead>
      <tbody>
        ${differences.slice(0, 20).map(
          ({ what, recorded, recomputed }) =>
            html`<tr>
              <td>${what}</td>
              <td>${recorded}</td>
              <td>${recomputed}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}
