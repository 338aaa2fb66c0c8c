import type { GrowthCurves } from '../growth-curves';
import type { LegendEntry } from './chart';
import { palette } from './palette';

/** First and last moment of the bars that the curves cover. */
export function curveSpan({ inSample, outOfSample }: GrowthCurves): [number, number] {
  const { time } = outOfSample ?? inSample;
  return [inSample.time[0]!, time[time.length - 1]!];
}

/** Shades the bars that evolution never saw and marks the gap before them; nothing where they are not shown. */
export function markHoldOut({ inSample, outOfSample }: GrowthCurves) {
  if (!outOfSample) return {};
  const [seen, unseen] = [inSample.time, outOfSample.time];
  const [gap, from, to] = [seen[seen.length - 1]!, unseen[0]!, unseen[unseen.length - 1]!];
  return { markArea: { silent: true, data: [area(palette.gap, gap, from), area(palette.unseen, from, to)] } };
}

type Corner = { readonly xAxis: number; readonly itemStyle?: { readonly color: string; readonly borderColor: string } };

function area(color: string, from: number, to: number): [Corner, Corner] {
  return [{ xAxis: from, itemStyle: { color, borderColor: 'transparent' } }, { xAxis: to }];
}

export function holdOutLegend({ outOfSample }: GrowthCurves): LegendEntry[] {
  return outOfSample
    ? [
        { label: 'hold-out: never seen by evolution', colour: palette.unseen, mark: 'area' },
        { label: 'purge gap: used by nobody', colour: palette.gap, mark: 'area' },
      ]
    : [];
}
