import type { ArenaRecord } from '../../domain/evolution/arena-record';
import { describeScenario } from '../../domain/stress/scenario-words';
import { figureRows } from './figure-rows';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { RunReading } from './run-reading';

/** What the adversary tried, round by round, and what it keeps in its hall of fame. */
export function adversaryPart({ arenas, run }: RunReading): Markup {
  const moves = arenas.filter(({ content }) => content.adversary !== undefined);
  const last = moves.at(-1)?.content.adversary;
  if (!last)
    return html`<p>
      ${
        run.settings.search.adversaryEvery === 0
          ? 'Scenarios stayed as they are: this run had no adversary.'
          : 'The adversary has not moved yet.'
      }
    </p>`;
  return html`<h3>The adversary</h3>
    <p>
      A population of scenarios evolved against the archive, inside bounds fitted to the data. Harms of different rounds
      were done to different archives and do not compare.
    </p>
    ${figureRows(
      ['From generation', 'Rounds', 'Scenarios', 'Worst harm', 'The worst of the last round'],
      moves.map(moveRow),
      {
        text: true,
      },
    )}
    <details>
      <summary>Its hall of fame (${last.hallOfFame.length})</summary>
      ${figureRows(
        ['Round', 'Fame', 'What happens'],
        last.hallOfFame.map(({ scenario, fame, round }) => [
          formatFigure(round, 'count'),
          formatFigure(fame, 'ratio'),
          describeScenario(scenario),
        ]),
        { caption: 'Fame is the share of the greatest harm of its round.', text: true },
      )}
    </details>`;
}

function moveRow({ generation, content }: ArenaRecord): string[] {
  const { adversary, scenarios } = content;
  const worst = adversary?.judged[0];
  return [
    formatFigure(generation + 1, 'count'),
    formatFigure(adversary?.round, 'count'),
    formatFigure(scenarios.length, 'count'),
    formatFigure(worst?.harm, 'ratio'),
    worst ? describeScenario(worst.scenario) : '-',
  ];
}
