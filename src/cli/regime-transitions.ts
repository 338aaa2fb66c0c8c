import { formatFigure } from '../adapters/report/figure-text';
import type { BarRange, Bars } from '../domain/market/bars';
import { periodsPerYear } from '../domain/market/periods';
import { findAlertHindsight } from '../domain/regime/alert-hindsight';
import { measureAlertQuality } from '../domain/regime/alert-quality';
import { scoreRegimeForecasts, type ForecastScore } from '../domain/regime/next-regime';
import { findRegimeAlerts } from '../domain/regime/regime-alerts';
import type { RegimeContext } from '../domain/regime/regime-axis';
import type { RegimeHistory } from '../domain/regime/regime-history';
import { computeTransitionMatrix, type ExpectedDuration } from '../domain/regime/transition-matrix';
import { formatFigureTable } from './figure-table';

interface TransitionDocument {
  readonly from: string;
  readonly to: string;
  readonly moves: number;
  readonly probability: number;
  /** Absent where nothing was seen to come after `from`. */
  readonly interval?: { readonly lower: number; readonly upper: number };
}

interface AlertsDocument {
  readonly alerts: readonly { readonly from: string; readonly to: string }[];
  /** Absent where no rule tells in hindsight when the state was there. */
  readonly hindsight?: HindsightDocument;
}

interface HindsightDocument {
  readonly rule: string;
  readonly episodes: number;
  readonly caught: number;
  readonly delaysBars: readonly number[];
  readonly falseAlerts: number;
  readonly falseAlertsPerYear: number;
  readonly falseBarShare?: number;
}

export interface TransitionsDocument {
  readonly dataset: string;
  readonly view: string;
  readonly states: readonly string[];
  /** Bars whose regime is known. */
  readonly bars: number;
  readonly transitions: readonly TransitionDocument[];
  /** Of states that were seen to end. */
  readonly durations: Readonly<Record<string, ExpectedDuration>>;
  readonly alerts: Readonly<Record<string, AlertsDocument>>;
  /** Absent where no forecast could be judged. */
  readonly forecast?: ForecastScore & { readonly horizonBars: number };
}

export interface TransitionSetting {
  readonly bars: Bars;
  readonly context: RegimeContext;
  readonly horizonBars: number;
}

export function transitionsDocument(
  history: RegimeHistory,
  { bars, context, horizonBars }: TransitionSetting,
): Omit<TransitionsDocument, 'dataset'> {
  const { view, codes, probabilities } = history;
  const states = view.states.map(({ name }) => name);
  const { rates, durations } = computeTransitionMatrix(codes, states.length);
  const score = scoreRegimeForecasts(codes, { states: states.length, horizonBars });
  return {
    view: view.name,
    states,
    bars: codes.filter((code) => code > 0).length,
    transitions: rates.flatMap((row, from) =>
      row.map(({ moves, probability, bounds }, to) => ({
        ...{ from: states[from]!, to: states[to]!, moves, probability },
        ...(bounds && { interval: bounds }),
      })),
    ),
    durations: Object.fromEntries(durations.flatMap((one, state) => (one ? [[states[state]!, one]] : []))),
    alerts: Object.fromEntries(
      states.map((state, index) => {
        const alerts = findRegimeAlerts(probabilities[index]!);
        const hindsight = judgeAlerts(alerts, { view: view.name, state }, { bars, context });
        return [state, { alerts: alerts.map((one) => spanOf(one, bars)), ...(hindsight && { hindsight }) }];
      }),
    ),
    ...(score && { forecast: { horizonBars, ...score } }),
  };
}

function judgeAlerts(
  alerts: readonly BarRange[],
  state: { readonly view: string; readonly state: string },
  { bars, context }: Pick<TransitionSetting, 'bars' | 'context'>,
): HindsightDocument | undefined {
  const hindsight = findAlertHindsight(state, bars, context);
  if (!hindsight) return undefined;
  const length = bars.close.length;
  const { falseAlerts, falseBarShare, ...quality } = measureAlertQuality(alerts, hindsight.episodes, length);
  return {
    rule: hindsight.rule,
    episodes: quality.episodes,
    caught: quality.caught,
    delaysBars: quality.delaysBars,
    falseAlerts,
    falseAlertsPerYear: falseAlerts / (length / periodsPerYear(bars)),
    ...(falseBarShare !== undefined && { falseBarShare }),
  };
}

/** From the bar that raised the alert to the last at which it stood. */
function spanOf({ from, to }: BarRange, { time }: Bars) {
  return { from: new Date(time[from]!).toISOString(), to: new Date(time[to - 1]!).toISOString() };
}

export function describeTransitions(document: TransitionsDocument): string {
  const { view, states, bars, forecast } = document;
  return [
    `${view}: ${formatFigure(bars, 'count')} bars whose regime is known`,
    '',
    'from one bar to the next, with 95 % intervals',
    formatFigureTable(['from', ...states.map((state) => `to ${state}`)], describeRates(document)),
    '',
    formatFigureTable(['regime', 'lasts, bars', '95 % interval'], describeDurations(document)),
    '',
    formatFigureTable(
      ['alert of', 'raised', 'false', 'false a year', 'caught', 'delays, bars'],
      describeAlerts(document),
    ),
    ...describeRules(document),
    ...(forecast ? ['', describeForecast(forecast)] : []),
  ].join('\n');
}

function describeRates({ states, transitions }: TransitionsDocument): string[][] {
  return states.map((from) => [
    from,
    ...transitions
      .filter((one) => one.from === from)
      .map(({ probability, interval }) =>
        interval
          ? `${formatFigure(probability, 'share')} [${formatFigure(interval.lower, 'share')}, ${formatFigure(interval.upper, 'share')}]`
          : 'never seen',
      ),
  ]);
}

function describeDurations({ states, durations }: TransitionsDocument): string[][] {
  return states.map((state) => {
    const one = durations[state];
    return one
      ? [state, one.bars.toFixed(1), `${one.lower.toFixed(1)} to ${one.upper.toFixed(1)}`]
      : [state, 'never seen to end', '-'];
  });
}

function describeAlerts({ states, alerts }: TransitionsDocument): string[][] {
  return states.map((state) => {
    const { alerts: raised, hindsight } = alerts[state]!;
    const judged = hindsight
      ? [
          String(hindsight.falseAlerts),
          formatFigure(hindsight.falseAlertsPerYear, 'ratio'),
          `${hindsight.caught}/${hindsight.episodes}`,
          hindsight.delaysBars.join(' ') || '-',
        ]
      : ['-', '-', '-', '-'];
    return [state, String(raised.length), ...judged];
  });
}

function describeRules({ alerts }: TransitionsDocument): string[] {
  return Object.entries(alerts).flatMap(([state, { hindsight }]) =>
    hindsight ? [`${state} in hindsight: ${hindsight.rule}`] : [],
  );
}

function describeForecast({
  horizonBars,
  forecasts,
  logScore,
  persistenceLogScore,
}: NonNullable<TransitionsDocument['forecast']>) {
  const better = logScore > persistenceLogScore ? 'better than' : 'no better than';
  return `${formatFigure(forecasts, 'count')} forecasts ${horizonBars} bars ahead: log score ${logScore.toFixed(4)}, ${better} persistence with ${persistenceLogScore.toFixed(4)}`;
}
