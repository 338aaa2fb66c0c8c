import type { OperatorRecord } from '../../../domain/evolution/variation-control';
import { formatFigure } from '../figure-text';
import type { Chart } from './chart';
import { createColourScale } from './colour-scale';
import { drawHeatMap } from './heat-map';
import { palette } from './palette';

export interface OperatorHistory {
  /** Unique among the histories of a page. */
  readonly id: string;
  /** `on island 2`, or nothing. */
  readonly where: string;
  /** Operators at the end of each generation. */
  readonly generations: readonly (readonly OperatorRecord[])[];
}

/** A figure of every operator in every generation, the darker the higher; an operator that has none there leaves its cell empty. */
export function operatorChart(
  { id, where, generations }: OperatorHistory,
  figure: { name: string; title: string; read: (operator: OperatorRecord) => number | undefined },
): Chart {
  const names = (generations[0] ?? []).map(({ name }) => name);
  const known = generations.flatMap((operators, column) =>
    operators.flatMap((operator, row) => {
      const value = figure.read(operator);
      return value === undefined ? [] : [{ column, row, value }];
    }),
  );
  const scale = createColourScale(
    known.map(({ value }) => value),
    (value) => formatFigure(value, 'share'),
  );
  const ends = (generations.at(-1) ?? []).flatMap((operator) => {
    const value = figure.read(operator);
    return value === undefined ? [] : [`${operator.name} ${formatFigure(value, 'share')}`];
  });
  return {
    id: `${figure.name}-${id}`,
    title: `${figure.title}${where === '' ? '' : ` ${where}`}`,
    alternative: `In the last generation: ${ends.join(', ') || 'none'}.`,
    heights: { wide: 60 + 20 * names.length, narrow: 60 + 20 * names.length },
    legend:
      known.length === 0
        ? []
        : palette.steps.map((colour, level) => ({ label: scale.describe(level), colour, mark: 'area' as const })),
    draw: (size) =>
      drawHeatMap(size, {
        columns: generations.map((_, generation) => String(generation + 1)),
        rows: names,
        cells: known.map(({ column, row, value }) => ({ column, row, colour: scale.colour(value) })),
        ...{ columnName: 'generation', left: size.name === 'wide' ? 150 : 128 },
      }),
  };
}
