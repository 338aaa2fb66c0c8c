import { costPolicies } from '../../../src/domain/microstructure/policy';
import { orderCost } from '../../../src/domain/microstructure/transaction-costs';
import { fillSlot, pathSlot } from '../../../src/domain/simulation/kernel-layout';
import { kernelPathBytes, writeKernelPath } from '../../../src/domain/simulation/kernel-path';
import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import { roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 3, length: 60 });
const liquidity = new Float64Array(60).fill(0.5);
const market = createSimulatedMarket({ name: 'history', bars, liquidity });

test('a block holds prices, regimes, and what is known of an order before it fills', () => {
  const buffer = new ArrayBuffer(64 + kernelPathBytes(60));
  const afterChange = new Uint8Array(60).fill(1, 40, 50);
  writeKernelPath(market, { costs: costPolicies.default, buffer, offset: 64, afterChange });
  const header = new Float64Array(buffer, 64, pathSlot.count);
  expect(new Float64Array(buffer, header[pathSlot.close], 60)).toEqual(bars.close);
  expect(new Uint8Array(buffer, header[pathSlot.regime], 60)).toEqual(market.volatilityRegime);
  expect([...header.subarray(pathSlot.groupBars, pathSlot.groupBars + 4)]).toEqual([
    ...[1, 2, 3].map((code) => market.volatilityRegime.filter((regime) => regime === code).length),
    10,
  ]);
  const fill = new Float64Array(buffer, (header[pathSlot.fills] ?? 0) + 30 * 8 * fillSlot.count, fillSlot.count);
  expect(fill[fillSlot.open]).toBe(bars.open[30]);
  expect(fill[fillSlot.averageRange]).toBe(market.averageRange[29]);
  expect(fill[fillSlot.volume]).toBe((market.dailyVolume[29] ?? 0) * 0.5);
  // One basis point at half the depth, at most half as much again in high volatility.
  const order = {
    volatilityDaily: 0.01,
    dailyVolume: 1e12,
    liquidity: 0.5,
    volatilityRegime: market.volatilityRegime[29] ?? 0,
  };
  const cost = orderCost(
    { ...costPolicies.default, fixedCost: 0, impact: { kind: 'none' } },
    { ...order, quantity: 1, price: 1, equity: 1 },
  );
  expect(fill[fillSlot.proportional]).toBe(cost);
});

test('a price that is none is refused, with its place', () => {
  const broken = { ...market, path: { ...market.path, bars: { ...bars, low: bars.low.with(7, 0) } } };
  const options = { costs: costPolicies.none, buffer: new ArrayBuffer(kernelPathBytes(60)), offset: 0 };
  expect(() => {
    writeKernelPath(broken, options);
  }).toThrow('low of bar 7 is 0');
});
