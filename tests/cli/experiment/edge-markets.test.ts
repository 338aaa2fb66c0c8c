import { edgeKinds, knowingRule, plantEdge } from '../../../src/cli/experiment/edge-markets';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { simulationPolicy } from '../../../src/domain/simulation/policy';
import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import { holdInstrument } from '../../../src/domain/simulation/buy-and-hold';
import { computeAccountReturns } from '../../../src/domain/simulation/account-returns';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { runStretch } from '../../../src/domain/evolution/stretch';

const years = 20;
const length = years * 252;

function knownSharpe(kind: (typeof edgeKinds)[number], strength: number, seed: number): number {
  const bars = plantEdge(kind, { seed, bars: length, strength });
  // A tenth of the capital, as on the first stage of the curriculum: an account that grows for twenty years would move its own market.
  const { initialCapital } = simulationPolicy;
  const account = { costs: costPolicies.default, initialCapital, maxPosition: 0.1, from: 0, to: length };
  return runStretch(knowingRule(kind), createSimulatedMarket({ name: 'history', bars, liquidity: undefined }), account)
    .metrics.sharpe!;
}

test.each(edgeKinds)('%s: the rule that knows the edge earns the annual Sharpe ratio asked for, costs paid', (kind) => {
  for (const strength of [1, 3]) {
    const found = [1, 2, 3].map((seed) => knownSharpe(kind, strength, seed));
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    // The mean of three ratios over 20 years deviates by 1 / sqrt(60); what costs come to is known to a tenth of the ratio.
    expect(Math.abs(mean - strength)).toBeLessThan(3 / Math.sqrt(3 * years) + 0.1 * strength);
  }
});

test.each(edgeKinds)('%s: whoever only holds earns nothing', (kind) => {
  const ratios = [1, 2, 3].map((seed) => {
    const bars = plantEdge(kind, { seed, bars: length, strength: 2 });
    return computeSharpe(computeAccountReturns(holdInstrument(bars, 0, length), 1), 252)!;
  });
  const mean = ratios.reduce((sum, value) => sum + value, 0) / ratios.length;
  expect(Math.abs(mean)).toBeLessThan(0.6);
});
