import type { EChartsOption } from 'echarts';
import { axisStyle } from './axes';
import type { ChartSize } from './chart';
import { palette } from './palette';

export interface HeatCell {
  /** Index of its column and row. */
  readonly column: number;
  readonly row: number;
  readonly colour: string;
}

export interface HeatMap {
  readonly columns: readonly string[];
  /** From the top. */
  readonly rows: readonly string[];
  readonly cells: readonly HeatCell[];
  readonly columnName: string;
  /** Pixels for the rows' labels. */
  readonly left: number;
  /** Groups of equally many columns and rows, named on the other sides. */
  readonly columnGroups?: readonly string[];
  readonly rowGroups?: readonly string[];
}

/** Coloured cells, drawn as symbols: a colour of the stylesheet is no number that a library could blend. */
export function drawHeatMap(size: ChartSize, map: HeatMap): EChartsOption {
  const { columns, rows, cells, columnName, left, columnGroups, rowGroups } = map;
  const area = { left, right: rowGroups ? 80 : 12, top: columnGroups ? 26 : 8, bottom: 48 };
  const width = (size.width - area.left - area.right) / columns.length;
  const height = (size.height - area.top - area.bottom) / rows.length;
  const gap = (side: number): number => Math.max(side - 1.5, side * 0.8);
  const { axisLabel, ...style } = axisStyle(size);
  const axis = { ...style, type: 'category' as const, splitLine: { show: false } };
  const groups = (names: readonly string[]) => ({
    ...axis,
    data: [...names],
    axisLabel: { ...axisLabel, interval: 0, hideOverlap: false, color: palette.ink },
    splitLine: { show: true, lineStyle: { color: palette.muted, width: 1 } },
  });
  return {
    grid: area,
    xAxis: [
      { ...axis, data: [...columns], axisLabel, name: columnName, nameLocation: 'middle', nameGap: 28 },
      ...(columnGroups ? [{ ...groups(columnGroups), position: 'top' as const }] : []),
    ],
    yAxis: [
      { ...axis, data: [...rows], inverse: true, axisLabel: { ...axisLabel, interval: 0, color: palette.ink } },
      ...(rowGroups ? [{ ...groups(rowGroups), position: 'right' as const, inverse: true }] : []),
    ],
    series: {
      type: 'scatter',
      ...{ silent: true, emphasis: { disabled: true }, symbol: 'rect', symbolSize: [gap(width), gap(height)] },
      data: cells.map(({ column, row, colour }) => ({
        value: [column, row],
        itemStyle: { color: colour, opacity: 1 },
      })),
    },
  };
}
