import type { GateStatistic, GateThreshold } from './gate';

/** Whether the figure that a threshold speaks of reaches it; undefined where the evidence does not define it, or either is not finite. */
export function checkThreshold(statistics: readonly GateStatistic[], threshold: GateThreshold): boolean | undefined {
  const figure = findFigure(statistics, threshold);
  if (figure === undefined || !Number.isFinite(figure) || !Number.isFinite(threshold.value)) return undefined;
  switch (threshold.relation) {
    case 'atLeast':
      return figure >= threshold.value;
    case 'atMost':
      return figure <= threshold.value;
    case 'above':
      return figure > threshold.value;
    case 'below':
      return figure < threshold.value;
  }
}

/** `the lower bound of sharpe is -0.12 and has to be above 0` */
export function describeShortfall(statistics: readonly GateStatistic[], threshold: GateThreshold): string {
  const figure = findFigure(statistics, threshold);
  const name = `${partWords[threshold.part]}${threshold.statistic}`;
  const demand = `has to be ${relationWords[threshold.relation]} ${threshold.value}`;
  return figure === undefined ? `${name} is undefined and ${demand}` : `${name} is ${showFigure(figure)} and ${demand}`;
}

/** What a threshold asks, as in a table: `lower bound > 0`. */
export function showThreshold({ part, relation, value }: GateThreshold): string {
  return `${partNames[part]}${relationSigns[relation]} ${value}`;
}

/** At most four digits behind the point, more where the figure is small. */
export function showFigure(figure: number): string {
  return String(Number(Math.abs(figure) >= 1 ? figure.toFixed(4) : figure.toPrecision(4)));
}

function findFigure(statistics: readonly GateStatistic[], { statistic, part }: GateThreshold): number | undefined {
  const found = statistics.find(({ name }) => name === statistic);
  if (part === 'lower' || part === 'upper') return found?.interval?.[part];
  return found?.[part];
}

const partWords: Readonly<Record<GateThreshold['part'], string>> = {
  value: '',
  lower: 'the lower bound of ',
  upper: 'the upper bound of ',
  pValue: 'the p-value of ',
};

const partNames: Readonly<Record<GateThreshold['part'], string>> = {
  value: '',
  lower: 'lower ',
  upper: 'upper ',
  pValue: 'p ',
};

const relationWords: Readonly<Record<GateThreshold['relation'], string>> = {
  atLeast: 'at least',
  atMost: 'at most',
  above: 'above',
  below: 'below',
};

const relationSigns: Readonly<Record<GateThreshold['relation'], string>> = {
  atLeast: '>=',
  atMost: '<=',
  above: '>',
  below: '<',
};
