import type { Metrics } from '../../domain/evolution/evaluation';
import type { FigureKind } from './figure-text';

export interface MetricRow {
  readonly name: keyof Metrics;
  readonly label: string;
  readonly kind: FigureKind;
  /** False where the figure says nothing about an investment that is never traded. */
  readonly ofHolding: boolean;
}

/** The figures shown to people, in this order and under these words, wherever a strategy is described. */
export const metricRows: readonly MetricRow[] = [
  { name: 'sharpe', label: 'Sharpe ratio', kind: 'ratio', ofHolding: true },
  { name: 'annualReturn', label: 'Annual return', kind: 'gain', ofHolding: true },
  { name: 'totalReturn', label: 'Total return', kind: 'gain', ofHolding: true },
  { name: 'annualVolatility', label: 'Annual volatility', kind: 'share', ofHolding: true },
  { name: 'maxDrawdown', label: 'Max drawdown', kind: 'share', ofHolding: true },
  { name: 'expectedShortfall95', label: 'Shortfall 95 %', kind: 'share', ofHolding: true },
  { name: 'trades', label: 'Trades', kind: 'count', ofHolding: true },
  { name: 'winRate', label: 'Winning trades', kind: 'share', ofHolding: false },
  { name: 'profitFactor', label: 'Profit factor', kind: 'ratio', ofHolding: false },
  { name: 'exposure', label: 'Time in the market', kind: 'share', ofHolding: true },
  { name: 'turnover', label: 'Turnover a year', kind: 'ratio', ofHolding: false },
  { name: 'costs', label: 'Costs over capital', kind: 'share', ofHolding: true },
];
