export const performancePolicy = {
  /** Of a Sharpe ratio above 0 when a track record is long enough: Bailey & Lopez de Prado (2012), who use 95 %. */
  trackRecordConfidence: 0.95,
} as const;
