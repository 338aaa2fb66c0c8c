import { summariseGrid } from '../../domain/evolution/behaviour-grid';
import { behaviourChart } from './charts/behaviour-chart';
import { renderChart } from './charts/chart';
import { generationLines } from './charts/generation-lines';
import { palette } from './charts/palette';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { RunReading } from './run-reading';

/** The best strategy of each way of trading, and how many ways were found (MAP-Elites). */
export function behaviourSection({ generations, run }: RunReading): Markup | undefined {
  const last = generations.at(-1);
  if (!last) return undefined;
  const { grid } = last.state;
  if (grid.length === 0)
    return html`<section>
      <h2>Ways of trading</h2>
      <p>
        ${run.settings.search.behaviourGrid ? 'No feasible strategy was met, so the behaviour grid is empty.' : 'This run kept no behaviour grid (MAP-Elites): it was off.'}
      </p>
    </section>`;
  const summaries = generations.map(({ state }) => summariseGrid(state.grid));
  const { filled, coverage, score } = summariseGrid(grid);
  const words = `At the end ${filled} cells, ${formatFigure(coverage, 'share')} of all, have a strategy; the QD score, the sum of their fitness, is ${formatFigure(score, 'ratio')}.`;
  return html`<section>
    <h2>Ways of trading</h2>
    <p>
      Beside the archive the run kept the best feasible strategy of each way of trading (MAP-Elites, Mouret and Clune
      2015), in sample: by turnover, holding time, time in the market and the volatility regime it does best in.
    </p>
    ${renderChart(behaviourChart(grid))}
    ${renderChart(
      generationLines({
        ...{ id: 'coverage', title: 'Ways of trading found', words },
        lines: [
          { label: 'QD score', colour: palette.strategy, values: summaries.map((one) => one.score) },
          { label: 'coverage', colour: palette.diversity, values: summaries.map((one) => one.coverage), panel: 1 },
        ],
      }),
    )}
  </section>`;
}
