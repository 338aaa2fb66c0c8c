import type { Bars, BarRange } from '../market/bars';
import { periodsPerYear } from '../market/periods';
import { computeReportMetrics, type ReportMetrics } from '../performance/report-metrics';
import { computeAccountReturns } from '../simulation/account-returns';
import { holdInstrument } from '../simulation/buy-and-hold';
import type { Metrics } from './evaluation';
import { definedFigures, type Stretch } from './stretch';

/** The defined figures of a stretch for a report: what a search records, and more. */
export type ReportFigures = Metrics & { readonly [Name in keyof ReportMetrics]?: number };

/** All that can be said of a stretch over these bars, measured beside holding the instrument. */
export function reportStretch({ simulation, returns, metrics }: Stretch, bars: Bars, range: BarRange): ReportFigures {
  const { equity, trades, tradedValue, barsInMarket, costs } = simulation;
  const report = computeReportMetrics(
    {
      returns,
      benchmark: computeAccountReturns(holdInstrument(bars, range.from, range.to), 1),
      trading: {
        equity,
        tradedValue,
        profits: trades.map(({ profit }) => profit),
        periodsHeld: barsInMarket,
        costs,
      },
    },
    periodsPerYear(bars),
  );
  return { ...definedFigures<keyof ReportMetrics>(report), ...metrics };
}
