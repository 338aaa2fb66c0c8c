import type { Scenario, ScenarioKind } from './scenario';

type Numbers = Readonly<Record<string, number>>;

/** What a scenario does, in plain words with its numbers. The scenario must be a sound one. */
export function describeScenario({ parts }: Scenario): string {
  return parts.map(({ kind, parameters }) => words[kind](parameters)).join('; on top of that, ');
}

const words: Record<ScenarioKind, (parameters: Numbers) => string> = {
  'flash-crash': (p) =>
    `${often(p['eventsPerYear'])} the price falls ${share(p['fall'])} within ${amount(p['fallMinutes'])} minutes, then recovers: ` +
    `${share(p['rebound'])} of it in ${amount(p['reboundMinutes'])} minutes, the rest over ${days(p['recoveryDays'])}`,
  'volatility-spike': (p) =>
    `${often(p['windowsPerYear'])} prices swing for ${days(p['windowDays'])} at ${share(p['annualVolatility'])} annual volatility, ` +
    `at least ${amount(p['usualMultiple'])} times what is usual, without a change of drift`,
  'liquidity-crisis': (p) =>
    `${often(p['windowsPerYear'])} ${share(p['remaining'])} of market depth and volume is left for ${days(p['windowDays'])}, ` +
    `and bars reach ${amount(p['wickStretch'])} times as far beyond open and close`,
  'regime-change': (p) =>
    `${often(p['windowsPerYear'])}, after a trend, the drift is gone for ${days(p['windowDays'])} and prices swing back and forth in a range, ` +
    `half of the way back in ${days(p['halfLifeDays'])}`,
  'correlation-breakdown': (p) =>
    `${often(p['windowsPerYear'])} the moves of ${days(p['windowDays'])} come in another order, ${days(p['blockDays'])} at a time, ` +
    'so that they follow from nothing that came before',
  'gap-opening': (p) =>
    `${often(p['eventsPerYear'])} the market opens ${share(p['gap'])} away from the close before, ${share(p['downChance'])} of the time below it, ` +
    `and ${share(p['kept'])} of the gap stays`,
  whipsaw: (p) =>
    `${often(p['windowsPerYear'])} prices break out by ${amount(p['reachDeviations'])} daily deviations to one side and then the other and come ` +
    `back each time, ${Math.round(p['cycles'] ?? 0)} times over, ${days(p['legDays'])} each way`,
  'slow-bleed': (p) =>
    `${often(p['windowsPerYear'])} prices lose ${share(p['fall'])} over ${days(p['windowDays'])} at ${amount(p['calm'])} times their usual volatility`,
  replay: (p) =>
    `${often(p['windowsPerYear'])} ${amount(p['bars'])} bars of a crisis of the history itself, from bar ${amount(p['fromBar'])} on, happen again ` +
    `at another time, with ${amount(p['severity'])} times their moves`,
};

/** Two significant digits are enough for words; counts stay whole. */
function amount(value = 0): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(2)));
}

function share(value = 0): string {
  return `${amount(Number((value * 100).toPrecision(2)))} %`;
}

function days(value = 0): string {
  const count = amount(value >= 10 ? Math.round(value) : value);
  return count === '1' ? '1 trading day' : `${count} trading days`;
}

function often(timesPerYear = 0): string {
  if (timesPerYear >= 0.75 && timesPerYear < 1.5) return 'about once a year';
  if (timesPerYear >= 1.5) return `about ${Math.round(timesPerYear)} times a year`;
  return timesPerYear === 0 ? 'once' : `about once in ${amount(1 / timesPerYear)} years`;
}
