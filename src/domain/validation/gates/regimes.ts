import type { GateFinding, GateThreshold } from '../gate';
import { weighMeasurement, type MeasuredFigure } from '../gate-finding';
import { validateAcrossRegimes, type RegimeResult } from '../regime-validation';
import type { Gate } from './gate-rule';

/** Over the whole record, because a hold-out may not have seen every regime. Losing in a required one is refused where it is significant; where it may be chance it proves nothing. */
export const regimes: Gate<'regimes'> = {
  name: 'regimes',
  rule: 1,
  question: 'Does it hold its own in every volatility regime that the stage requires?',
  parts: ['in-sample returns', 'out-of-sample returns', 'in-sample regimes', 'out-of-sample regimes'],
  judge({ returns, regimes: codes, periodsPerYear }, { required, minBars, level }): GateFinding {
    const record = Float64Array.from([...returns.inSample, ...returns.outOfSample]);
    const labels = Uint8Array.from([...codes.inSample, ...codes.outOfSample]);
    const result = validateAcrossRegimes(record, labels, { required, minBars, level, periodsPerYear });
    return weighMeasurement({
      figures: [
        ...result.regimes.flatMap(describeRegime),
        {
          name: 'pooled',
          value: result.pooled.sharpe,
          standardError: result.pooled.standardError,
          pValue: result.pooled.gainPValue,
          method: 'annual Sharpe ratio over the required regimes; p-value of its not being above 0; told beside',
        },
        {
          name: 'degradation',
          value: result.degradation,
          method: 'what the worst regime lacks of the best; told beside',
        },
      ],
      enough: [
        ...required.map((regime) => atLeast(`${regime} bars`, minBars)),
        ...result.regimes
          .filter(({ adjusted }) => adjusted !== undefined && adjusted > level)
          .map(({ regime }) => atLeast(regime, 0)),
      ],
      thresholds: required.map((statistic): GateThreshold => ({
        statistic,
        part: 'pValue',
        relation: 'above',
        value: level,
      })),
    });
  },
};

function atLeast(statistic: string, value: number): GateThreshold {
  return { statistic, part: 'value', relation: 'atLeast', value };
}

function describeRegime({ regime, bars, sharpe, standardError, adjusted }: RegimeResult): MeasuredFigure[] {
  return [
    {
      name: regime,
      value: sharpe,
      standardError,
      pValue: adjusted,
      method: 'annual Sharpe ratio; p-value of its not being below 0, family-wise (Holm 1979)',
    },
    { name: `${regime} bars`, value: bars, method: 'bars whose regime was known the bar before' },
  ];
}
