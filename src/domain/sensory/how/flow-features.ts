import type { FeatureParameter, FeatureStream } from '../../market/feature';
import { createStreamedFeature } from '../../technical/streamed-feature';
import { openMoneyFlowDivergence } from './money-flow-divergence';
import { openOrderFlow, type OrderFlow } from './order-flow';
import { howPolicy } from './policy';
import { swingBars } from './structure-features';
import { openSwingPoints } from './swing-points';

/** 10, 30, 50 buckets; the paper has 50. */
const buckets: FeatureParameter = { name: 'buckets', min: 10, max: 50, step: 20 };

const family = 'how';
const { deviationBars } = howPolicy.buckets;

export const moneyFlowDivergence = createStreamedFeature({
  name: 'money-flow-divergence',
  family,
  unit: 'fraction',
  words: 'the divergence of the money flow index from the last {bars}-bar swings',
  source: 'Quong and Soudack 1989',
  parameters: [swingBars],
  threshold: { min: -0.3, max: 0.3, step: 0.05 },
  needsVolume: true,
  warmupBars: ([side]) => howPolicy.moneyFlow.period + 2 * side! + 1,
  open: ([side]) => openDivergence(side!),
});

/** Bullish less bearish, 0 where neither is in force. */
function openDivergence(side: number): FeatureStream['push'] {
  const swings = openSwingPoints(side);
  const divergence = openMoneyFlowDivergence(howPolicy.moneyFlow.period, swings);
  return (bars, t) => {
    swings.push(bars, t);
    divergence.push(bars, t);
    const { known, bullish, bearish } = divergence;
    return known ? (bullish?.strength ?? 0) - (bearish?.strength ?? 0) : Number.NaN;
  };
}

function openReader(read: (flow: OrderFlow) => number): (parameters: readonly number[]) => FeatureStream['push'] {
  return ([count]) => {
    const flow = openOrderFlow(count!);
    return (bars, t) => {
      flow.push(bars, t);
      return read(flow);
    };
  };
}

export const volumeToxicity = createStreamedFeature({
  name: 'volume-toxicity',
  family,
  unit: 'fraction',
  words: 'the VPIN of {buckets} volume buckets',
  source: "Easley, Lopez de Prado and O'Hara 2012",
  parameters: [buckets],
  threshold: { min: 0.1, max: 0.9, step: 0.05 },
  needsVolume: true,
  warmupBars: () => deviationBars + 1,
  open: openReader(({ toxicity }) => toxicity),
});

export const orderImbalance = createStreamedFeature({
  name: 'order-imbalance',
  family,
  unit: 'fraction',
  words: 'the order imbalance of {buckets} volume buckets',
  source: "Easley, Lopez de Prado and O'Hara 2012",
  parameters: [buckets],
  threshold: { min: -0.5, max: 0.5, step: 0.05 },
  needsVolume: true,
  warmupBars: () => deviationBars + 1,
  open: openReader(({ imbalance }) => imbalance),
});
