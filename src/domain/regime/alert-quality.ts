import type { BarRange } from '../market/bars';

export interface AlertQuality {
  readonly episodes: number;
  /** Episodes during which an alert stood. */
  readonly caught: number;
  /** Of each episode caught, bars from its first to the alert; 0 where one stood already. */
  readonly delaysBars: readonly number[];
  readonly alerts: number;
  /** Alerts that stood at no bar of any episode. */
  readonly falseAlerts: number;
  /** Share of the bars outside all episodes at which an alert stood; undefined where there are none. */
  readonly falseBarShare: number | undefined;
}

/** Alerts beside what hindsight says of the same `bars` bars; both lists in order and each without overlap. */
export function measureAlertQuality(
  alerts: readonly BarRange[],
  episodes: readonly BarRange[],
  bars: number,
): AlertQuality {
  const delaysBars = episodes.flatMap((episode) => {
    const first = alerts.find((alert) => overlapOf(alert, episode) > 0);
    return first === undefined ? [] : [Math.max(0, first.from - episode.from)];
  });
  const falseAlerts = alerts.filter((alert) => !episodes.some((episode) => overlapOf(alert, episode) > 0)).length;
  const inside = alerts.reduce(
    (sum, alert) => sum + episodes.reduce((bars, episode) => bars + overlapOf(alert, episode), 0),
    0,
  );
  const quiet = bars - lengthOf(episodes);
  return {
    episodes: episodes.length,
    caught: delaysBars.length,
    delaysBars,
    alerts: alerts.length,
    falseAlerts,
    falseBarShare: quiet > 0 ? (lengthOf(alerts) - inside) / quiet : undefined,
  };
}

function overlapOf(a: BarRange, b: BarRange): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

function lengthOf(ranges: readonly BarRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}
