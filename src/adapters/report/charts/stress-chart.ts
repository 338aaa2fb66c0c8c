import type { StressOutcome } from '../../../domain/evolution/evaluation';
import { formatFigure } from '../figure-text';
import { axisStyle } from './axes';
import type { Chart, ChartSize } from './chart';
import { palette } from './palette';

/** What a scenario did to the first finalist; history itself comes first. */
export type NamedOutcome = Omit<StressOutcome, 'scenario'> & { readonly label: string };

/** Total return and deepest fall of the first finalist on history and on each stressed copy of it. */
export function stressChart(outcomes: readonly NamedOutcome[]): Chart {
  const words = outcomes.map(
    ({ label, totalReturn, maxDrawdown }) =>
      `${label}: return ${formatFigure(totalReturn, 'gain')}, largest fall ${formatFigure(maxDrawdown, 'share')}`,
  );
  return {
    id: 'stress',
    title: 'Under stress',
    alternative: `${words.join('; ')}.`,
    heights: { wide: 300, narrow: 460 },
    legend: [
      { label: 'total return, in sample', colour: palette.strategy, mark: 'area' },
      { label: 'max drawdown, in sample', colour: palette.holding, mark: 'area' },
    ],
    draw: (size) => {
      const wide = size.name === 'wide';
      const left = wide ? 210 : 130;
      return {
        grid: wide
          ? [
              { left, right: '47%', top: 8, bottom: 36 },
              { left: '60%', right: 64, top: 8, bottom: 36 },
            ]
          : [
              { left, right: 62, top: 8, bottom: '54%' },
              { left, right: 62, top: '54%', bottom: 30 },
            ],
        xAxis: [0, 1].map((panel) => valueAxis(size, panel)),
        yAxis: [0, 1].map((panel) => ({
          ...axisStyle(size),
          type: 'category' as const,
          gridIndex: panel,
          inverse: true,
          data: outcomes.map(({ label }) => label),
          axisLabel: { color: palette.ink, fontSize: size.fontSize, show: panel === 0 || !wide, interval: 0 },
          axisLine: { onZero: true, lineStyle: { color: palette.muted } },
        })),
        series: [
          bars(size, { panel: 0, kind: 'gain', colour: palette.strategy, values: outcomes.map((o) => o.totalReturn) }),
          bars(size, { panel: 1, kind: 'share', colour: palette.holding, values: outcomes.map((o) => o.maxDrawdown) }),
        ],
      };
    },
  };
}

function valueAxis(size: ChartSize, panel: number) {
  const style = axisStyle(size);
  const axisLabel = { ...style.axisLabel, formatter: (value: number) => `${Number((value * 100).toPrecision(6))} %` };
  return { type: 'value' as const, gridIndex: panel, splitNumber: 3, ...style, axisLabel };
}

interface Bars {
  readonly panel: number;
  readonly kind: 'gain' | 'share';
  readonly colour: string;
  readonly values: readonly (number | undefined)[];
}

function bars({ fontSize }: ChartSize, { panel, kind, colour, values }: Bars) {
  return {
    type: 'bar' as const,
    xAxisIndex: panel,
    yAxisIndex: panel,
    silent: true,
    emphasis: { disabled: true },
    barMaxWidth: 22,
    itemStyle: { color: colour },
    label: { show: true, color: palette.ink, fontSize },
    data: values.map((value) => ({
      value: value ?? '-',
      // A bar to the left has its figure on its right end, where there is room.
      label: { position: 'right' as const, formatter: formatFigure(value, kind) },
    })),
  };
}
