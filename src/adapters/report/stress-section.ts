import { describeScenario } from '../../domain/stress/scenario-words';
import { renderChart } from './charts/chart';
import { stressChart, type NamedOutcome } from './charts/stress-chart';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { RunReading } from './run-reading';

interface DescribedOutcome extends NamedOutcome {
  readonly what: string;
}

/** How the first finalist lives through the adversarial scenarios; nothing where there is no finalist. */
export function stressSection({ finalists, scenarios }: RunReading): Markup | undefined {
  const first = finalists[0];
  if (!first) return undefined;
  const { inSample, stress } = first.evaluation;
  const describe = (name: string): string => {
    const scenario = scenarios.find((one) => one.name === name);
    return scenario ? describeScenario(scenario) : 'no longer known';
  };
  const outcomes: DescribedOutcome[] = [
    { ...inSample, label: 'history', what: 'prices as they were' },
    ...stress.map((outcome) => ({
      ...outcome,
      label: outcome.scenario.replaceAll('-', ' '),
      what: describe(outcome.scenario),
    })),
  ];
  return html`<section>
    <h2>Stress results</h2>
    <p>
      The first finalist on the in-sample history and on ${stress.length} copies of it, each changed for the worse. They
      are a part of its fitness, so it was bred to stand them.
    </p>
    ${renderChart(stressChart(outcomes))}
    <table class="text">
      <thead>
        <tr>
          <th scope="col">Scenario</th>
          <th scope="col">What happens</th>
          <th scope="col">Sharpe ratio</th>
        </tr>
      </thead>
      <tbody>
        ${outcomes.map(
          ({ label, what, sharpe }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${what}</td>
              <td>${formatFigure(sharpe, 'ratio')}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}
