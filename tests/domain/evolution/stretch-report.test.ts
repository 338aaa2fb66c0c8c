import { runStretch } from '../../../src/domain/evolution/stretch';
import { reportStretch } from '../../../src/domain/evolution/stretch-report';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { dailyBars, scriptedGenome, scriptMarket, type Row } from '../../support/scripted-market';

const rows: Row[] = [
  [100, 101, 99, 100],
  [100, 106, 99, 105],
  [105, 112, 104, 110],
  [110, 112, 100, 104],
  [104, 105, 103, 104],
];
const costs = { ...costPolicies.default, proportionalBps: 100, impact: { kind: 'none' } } as const;
const range = { from: 0, to: 5 };
const options = { costs, initialCapital: 1_000, maxPosition: 0.5, ...range };

test('a report repeats what a search records and adds what a reader asks', () => {
  const bars = dailyBars(rows);
  const stretch = runStretch(scriptedGenome, scriptMarket(bars, { buy: [0], sell: [2] }), options);
  const report = reportStretch(stretch, bars, range);
  expect(report).toMatchObject(stretch.metrics);
  // 5 units from 100 to 110 would have brought 50.
  expect(report.costShare).toBeCloseTo(stretch.simulation.costs / 50, 12);
  expect(report.holdingBars).toBe(2);
  expect(report.informationRatio).toBeGreaterThan(0);
  for (const name of ['omega', 'tailRatio', 'sharpeStandardError', 'minimumTrackRecord'] as const)
    expect(report[name]).toBeGreaterThan(0);
});

test('of a strategy that never traded the report leaves out what it cannot say', () => {
  const bars = dailyBars(rows);
  const report = reportStretch(runStretch(scriptedGenome, scriptMarket(bars, {}), options), bars, range);
  expect(report).toMatchObject({ trades: 0, totalReturn: 0 });
  for (const name of ['sterling', 'omega', 'tailRatio', 'informationRatio', 'costShare', 'minimumTrackRecord'])
    expect(report).not.toHaveProperty(name);
});
