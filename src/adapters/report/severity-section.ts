import type { ScoredGenome } from '../../activities/ports';
import { measureHarm } from '../../domain/evolution/adversary-harm';
import type { StressOutcome } from '../../domain/evolution/evaluation';
import { computeMean } from '../../domain/numerics/statistics';
import { describeScenario } from '../../domain/stress/scenario-words';
import { adversaryPart } from './adversary-part';
import { renderChart } from './charts/chart';
import { severityChart, type SeverityPoint } from './charts/severity-chart';
import { figureRows } from './figure-rows';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { RunReading } from './run-reading';

interface Judged extends SeverityPoint {
  readonly name: string;
  readonly words: string;
  readonly harm: number;
  readonly loss: number;
  readonly drawdowns: MeanDrawdown;
}

interface MeanDrawdown {
  /** Undefined where nobody has one. */
  readonly mean: number | undefined;
  /** Accounts without one: they were never traded. */
  readonly leftOut: number;
}

/** Each scenario of the last arena against the share of the archive that stands it, and the adversary where there was one. */
export function severitySection(reading: RunReading): Markup | undefined {
  const { archive, scenarios } = reading;
  if (archive.length === 0 || scenarios.length === 0) return undefined;
  const judged = judgeScenarios(reading);
  const history = meanDrawdown(archive.map(({ evaluation }) => evaluation.inSample));
  return html`<section>
    <h2>Scenarios against the archive</h2>
    <p>
      What each scenario of the last arena does to the ${archive.length} strategies of the archive, in sample. One
      stands a scenario if it keeps at least half of its score on the history: what is left of Sharpe ratio and capital.
      Harm is the mean loss of that score and its spread, less where hardly anybody stands it.
    </p>
    ${renderChart(severityChart(judged, history.mean))}
    ${figureRows(
      ['Scenario', 'What happens', 'Drawdown', 'Standing', 'Score lost', 'Harm'],
      judged.map(({ number, name, words, drawdown, drawdowns, standing, loss, harm }) => [
        `${number}. ${name.replaceAll('-', ' ')}`,
        words,
        `${formatFigure(drawdown, 'share')}${describeLeftOut(drawdowns)}`,
        formatFigure(standing, 'share'),
        formatFigure(loss, 'ratio'),
        formatFigure(harm, 'ratio'),
      ]),
      {
        caption: `Mean drawdown on the history itself: ${formatFigure(history.mean, 'share')}${describeLeftOut(history)}.`,
        text: true,
      },
    )}
    ${adversaryPart(reading)}
  </section>`;
}

function judgeScenarios({ archive, scenarios }: RunReading): Judged[] {
  return scenarios.map((scenario, index) => {
    const members = archive.flatMap(({ evaluation }: ScoredGenome) => {
      const stressed = evaluation.stress[index];
      return stressed?.scenario === scenario.name ? [{ history: evaluation.inSample, stressed }] : [];
    });
    const { standing, harm, loss } = measureHarm(members);
    const drawdowns = meanDrawdown(members.map(({ stressed }) => stressed));
    return {
      ...{ number: index + 1, name: scenario.name, words: describeScenario(scenario) },
      ...{ drawdown: drawdowns.mean, drawdowns, standing, harm, loss },
    };
  });
}

function meanDrawdown(outcomes: readonly Pick<StressOutcome, 'maxDrawdown'>[]): MeanDrawdown {
  const depths = outcomes.flatMap(({ maxDrawdown }) => maxDrawdown ?? []);
  return { mean: computeMean(depths), leftOut: outcomes.length - depths.length };
}

function describeLeftOut({ leftOut }: MeanDrawdown): string {
  return leftOut === 0 ? '' : `, without ${leftOut} never traded`;
}
