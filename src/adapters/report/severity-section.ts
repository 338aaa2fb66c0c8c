import type { ScoredGenome } from '../../activities/ports';
import { measureHarm } from '../../domain/evolution/adversary-harm';
import type { StressOutcome } from '../../domain/evolution/evaluation';
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
    ${renderChart(severityChart(judged, history))}
    ${figureRows(
      ['Scenario', 'What happens', 'Drawdown', 'Standing', 'Score lost', 'Harm'],
      judged.map(({ number, name, words, drawdown, standing, loss, harm }) => [
        `${number}. ${name.replaceAll('-', ' ')}`,
        words,
        formatFigure(drawdown, 'share'),
        formatFigure(standing, 'share'),
        formatFigure(loss, 'ratio'),
        formatFigure(harm, 'ratio'),
      ]),
      { caption: `Mean drawdown on the history itself: ${formatFigure(history, 'share')}.`, text: true },
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
    return {
      ...{ number: index + 1, name: scenario.name, words: describeScenario(scenario) },
      ...{ drawdown: meanDrawdown(members.map(({ stressed }) => stressed)), standing, harm, loss },
    };
  });
}

/** An account that was never traded has lost nothing. */
function meanDrawdown(outcomes: readonly Pick<StressOutcome, 'maxDrawdown'>[]): number {
  return outcomes.reduce((sum, { maxDrawdown }) => sum + (maxDrawdown ?? 0), 0) / Math.max(1, outcomes.length);
}
