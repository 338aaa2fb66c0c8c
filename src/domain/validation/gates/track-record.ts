import { computeMinTrackRecord } from '../../performance/min-track-record';
import { computeSharpeEvidence } from '../../performance/sharpe-evidence';
import type { GateThreshold } from '../gate';
import { weighMeasurement } from '../gate-finding';
import type { GatePolicies } from '../gate-plan';
import type { StageEvidence } from '../stage-evidence';
import type { Gate } from './gate-rule';

/** Too short a record is no reason to refuse anybody, and none to pass either. */
export const trackRecord: Gate<'track-record'> = {
  name: 'track-record',
  rule: 1,
  question: 'Are there enough bars and trades to tell anything?',
  parts: ['in-sample returns', 'out-of-sample returns', 'in-sample profits', 'out-of-sample profits'],
  judge(evidence, policy) {
    const enough = listNeeds(policy);
    return weighMeasurement({ figures: measureLengths(evidence, policy.confidence), enough, thresholds: [] });
  },
};

function listNeeds(policy: GatePolicies['track-record']): GateThreshold[] {
  const needs = {
    inSampleBars: policy.minInSampleBars,
    inSampleTrades: policy.minInSampleTrades,
    outOfSampleBars: policy.minOutOfSampleBars,
    outOfSampleTrades: policy.minOutOfSampleTrades,
  };
  return Object.entries(needs).map(([statistic, value]) => ({
    ...{ statistic, part: 'value', relation: 'atLeast', value },
  }));
}

function measureLengths({ returns, profits }: StageEvidence, confidence: number) {
  const record = computeSharpeEvidence(returns.outOfSample);
  return [
    { name: 'inSampleBars', value: returns.inSample.length, method: 'returns, one a bar' },
    { name: 'inSampleTrades', value: profits.inSample.length, method: 'closed trades' },
    { name: 'outOfSampleBars', value: returns.outOfSample.length, method: 'returns, one a bar' },
    { name: 'outOfSampleTrades', value: profits.outOfSample.length, method: 'closed trades' },
    {
      name: 'minimumTrackRecord',
      value: record && computeMinTrackRecord(record, { benchmark: 0, confidence }),
      method: `bars of the hold-out that would show a Sharpe ratio above 0 at ${confidence} (Bailey & Lopez de Prado 2012); told beside`,
    },
  ];
}
