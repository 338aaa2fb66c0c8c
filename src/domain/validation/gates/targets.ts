import type { GateFinding } from '../gate';
import { weighMeasurement, type MeasuredFigure } from '../gate-finding';
import { testTargets, type TargetResult } from '../target-tests';
import type { Gate } from './gate-rule';

/** One-sided, on the hold-out: not shown to be as good is inconclusive, shown to be worse is refused. */
export const targets: Gate<'targets'> = {
  name: 'targets',
  rule: 1,
  question: 'Are the figures on the hold-out shown to be no worse than the targets of the stage?',
  parts: ['out-of-sample returns', 'out-of-sample returns of holding', 'out-of-sample profits'],
  judge({ returns, profits, periodsPerYear }, { targets: aims, ...test }, random): GateFinding {
    const record = { returns: returns.outOfSample, held: returns.heldOutOfSample, profits: profits.outOfSample };
    const results = testTargets(record, aims, { ...test, periodsPerYear, random });
    const finding = weighMeasurement({
      figures: results.map((result) => describeTarget(result, test.level)),
      thresholds: results.map(({ metric }) => ({
        ...({ statistic: metric, part: 'pValue', relation: 'atMost', value: test.level } as const),
      })),
    });
    const isWorse = results.some(({ met }) => met === 'no');
    return finding.outcome === 'refused' && !isWorse ? { ...finding, outcome: 'inconclusive' } : finding;
  },
};

function describeTarget(result: TargetResult, level: number): MeasuredFigure {
  const { metric, target, threshold, value, lower, upper, adjusted } = result;
  return {
    name: metric,
    value,
    interval: lower === undefined || upper === undefined ? undefined : { lower, upper, level: 1 - 2 * level },
    pValue: adjusted,
    method: `target ${target}, tested against ${threshold} one-sided, family-wise (Holm 1979)`,
  };
}
