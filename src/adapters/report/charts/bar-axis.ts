import type { Bars } from '../../../domain/market/bars';
import { axisStyle } from './axes';
import type { ChartSize } from './chart';

/** The left and right margins of charts that stand below one another and share their bars. */
export function barMargins({ name }: Pick<ChartSize, 'name'>): { readonly left: number; readonly right: number } {
  return name === 'wide' ? { left: 104, right: 12 } : { left: 84, right: 8 };
}

/** An axis with one place a bar, so that nights and weekends take no room. */
export function barAxis(size: ChartSize, { time, period }: Pick<Bars, 'time' | 'period'>) {
  const style = axisStyle(size);
  const labels = size.name === 'wide' ? 6 : 3;
  const isDaily = /[dw]$/.test(period);
  return {
    type: 'category' as const,
    data: Array.from(time, (ms) => {
      const text = new Date(ms).toISOString();
      return isDaily ? text.slice(0, 10) : text.slice(5, 16).replace('T', ' ');
    }),
    ...style,
    axisLabel: { ...style.axisLabel, interval: Math.max(0, Math.ceil(time.length / labels) - 1) },
    splitLine: { show: false },
  };
}

/** Place on the axis of the first bar that starts at or after a moment, the first or last where it lies outside. */
export function placeOnAxis(time: Float64Array, moment: number): number {
  const place = time.findIndex((start) => start >= moment);
  return place < 0 ? time.length - 1 : place;
}
