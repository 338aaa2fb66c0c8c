import type { OperatorRecord, VariationControl } from '../../domain/evolution/variation-control';
import { renderChart } from './charts/chart';
import { generationLines } from './charts/generation-lines';
import { operatorChart } from './charts/operator-chart';
import { palette } from './charts/palette';
import { figureRows } from './figure-rows';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { RunReading } from './run-reading';

/** How each island varied: what the operators achieved, how likely they were, and the rates with their reasons. */
export function variationSection({ generations, run }: RunReading): Markup | undefined {
  const islands = generations[0]?.state.islands.length ?? 0;
  if (islands === 0) return undefined;
  const { search } = run.settings;
  const controls = Array.from({ length: islands }, (_, island) =>
    generations.flatMap(({ state }) => state.islands[island]?.control ?? []),
  );
  return html`<section>
    <h2>How it varied</h2>
    <p>
      Every child is made by operators that its birth names. One succeeds where its child enters the archive or
      dominates a parent.
      ${
        search.adaptiveOperators
          ? 'In this run operators are chosen the oftener the better they did, and none dies out.'
          : 'In this run operators are chosen with fixed chances: their choice by success was off.'
      }
    </p>
    ${controls.map((history, island) => {
      const where = islands > 1 ? `on island ${island + 1}` : '';
      const body = islandVariation(history, { island, where, adaptive: search.adaptiveOperators });
      return island === 0
        ? body
        : html`<details>
            <summary>Island ${island + 1}</summary>
            ${body}
          </details>`;
    })}
  </section>`;
}

interface Place {
  readonly island: number;
  readonly where: string;
  readonly adaptive: boolean;
}

function islandVariation(controls: readonly VariationControl[], { island, where, adaptive }: Place): Markup {
  const history = { id: String(island + 1), where, generations: controls.map(({ operators }) => operators) };
  const success = {
    ...{ name: 'success', title: 'Share of children that succeeded' },
    read: ({ tried, succeeded }: OperatorRecord) => (tried === 0 ? undefined : succeeded / tried),
  };
  const probability = {
    ...{ name: 'probability', title: 'Probability of each operator, set at the end of a generation for the next' },
    read: (operator: OperatorRecord) => operator.probability,
  };
  return html`${adaptive ? renderChart(operatorChart(history, probability)) : undefined}
  ${renderChart(operatorChart(history, success))} ${operatorTable(controls, where)}
  ${rates(controls, { island, where })}`;
}

function operatorTable(controls: readonly VariationControl[], where: string): Markup {
  const last = controls.at(-1)?.operators ?? [];
  const sum = (index: number, figure: 'tried' | 'succeeded'): number =>
    controls.reduce((total, { operators }) => total + (operators[index]?.[figure] ?? 0), 0);
  return figureRows(
    ['Operator', 'Probability', 'Quality', 'Tried', 'Succeeded'],
    last.map(({ name, probability, quality }, index) => [
      name,
      formatFigure(probability, 'share'),
      formatFigure(quality, 'ratio'),
      formatFigure(sum(index, 'tried'), 'count'),
      formatFigure(sum(index, 'succeeded'), 'count'),
    ]),
    {
      caption: `Operators ${where === '' ? '' : `${where} `}over the whole run; probability (within crossovers and within mutations) and quality, the running mean of what its children earned, at the end.`,
    },
  );
}

function rates(controls: readonly VariationControl[], { island, where }: { island: number; where: string }): Markup {
  const values = (read: (control: VariationControl) => number) => controls.map(read);
  const changed = controls.some(
    ({ crossover, mutation, immigrants, step }) =>
      crossover !== controls[0]!.crossover ||
      mutation !== controls[0]!.mutation ||
      immigrants !== controls[0]!.immigrants ||
      step !== controls[0]!.step,
  );
  const [first, last] = [controls[0]!, controls[controls.length - 1]!];
  const shown = ({ crossover, mutation, immigrants, step }: VariationControl): string =>
    `crossover ${formatFigure(crossover, 'share')}, mutation ${formatFigure(mutation, 'share')}, immigrants ${formatFigure(immigrants, 'share')}, steps ${formatFigure(step, 'ratio')} times the usual`;
  if (!changed)
    return html`<p>Its rates never changed: ${shown(first)}.</p>
      ${reasonList(controls)}`;
  const chart = generationLines({
    id: `rates-${island + 1}`,
    title: `Rates of variation${where === '' ? '' : ` ${where}`}, set for the next generation`,
    words: `At first ${shown(first)}; at the end ${shown(last)}.`,
    lines: [
      { label: 'crossover', colour: palette.strategy, values: values(({ crossover }) => crossover) },
      { label: 'mutation', colour: palette.median, values: values(({ mutation }) => mutation), dashed: true },
      { label: 'immigrants', colour: palette.holding, values: values(({ immigrants }) => immigrants) },
      { label: 'step', colour: palette.diversity, values: values(({ step }) => step), panel: 1 },
    ],
  });
  return html`${renderChart(chart)} ${reasonList(controls)}`;
}

/** Reasons where they change; a generation that goes on for the same ones is not told again. */
function reasonList(controls: readonly VariationControl[]): Markup | undefined {
  const told = controls.flatMap(({ reasons }, generation) => {
    const before = controls[generation - 1]?.reasons ?? [];
    return reasons.join() === before.join() ? [] : [{ generation, reasons }];
  });
  if (told.length === 0) return undefined;
  return html`<details>
    <summary>Reasons of the rates, where they change (${told.length})</summary>
    <ul>
      ${told.map(
        ({ generation, reasons }) =>
          html`<li>
            After generation ${generation + 1}: ${reasons.length === 0 ? 'the usual rates' : reasons.join('; ')}.
          </li> `,
      )}
    </ul>
  </details>`;
}
