import { findEvidenceZones, findPatternPaths } from '../../../src/adapters/report/sense-zones';
import { howSense } from '../../../src/domain/sensory/how/how-sense';
import { whatSense } from '../../../src/domain/sensory/what/what-sense';
import type { Evidence, Sense } from '../../../src/domain/sensory/sense';
import { walkBars } from '../../support/random-bars';

const block = (weight: number): Evidence => ({
  what: 'ATRs to the bullish order block',
  where: { from: 10, to: 20, prices: { low: 1, high: 2 } },
  value: 3,
  weight,
});

test('a zone is found once, from where it came about to the last bar that named it, with the most that it weighed', () => {
  const seen = [
    { time: 30, evidence: [block(0.1)] },
    {
      time: 40,
      evidence: [block(-0.3), { what: 'money flow index', where: { from: 40, to: 40 }, value: 1, weight: 0.9 }],
    },
    { time: 50, evidence: [] },
  ];
  expect(findEvidenceZones(seen)).toEqual([
    { kind: 'order block', isBullish: true, from: 10, to: 40, low: 1, high: 2, weight: 0.3 },
  ]);
});

test('the weightiest zone comes first, and equal lows that were swept are bullish', () => {
  const prices = { low: 5, high: 5 };
  const swept = (side: string, weight: number): Evidence => ({
    ...{ what: `bars since equal ${side} were swept`, where: { from: 1, to: 2, prices }, value: 1, weight },
  });
  const zones = findEvidenceZones([{ time: 3, evidence: [swept('highs', -0.1), swept('lows', 0.2)] }]);
  expect(zones.map(({ kind, isBullish }) => [kind, isBullish])).toEqual([
    ['swept level', true],
    ['swept level', false],
  ]);
});

test('a pattern runs through its five swings, up and down in turn', () => {
  const leg = (name: string, from: number, [start, end]: readonly [number, number]): Evidence => ({
    what: `leg ${name} of the bearish bat`,
    where: { from, to: from + 1, prices: { low: Math.min(start, end), high: Math.max(start, end) } },
    ...{ value: end - start, weight: 0 },
  });
  const whole = {
    ...{
      what: 'bearish bat pattern, fit',
      where: { from: 1, to: 5, prices: { low: 1, high: 9 } },
      value: 0.9,
      weight: -0.2,
    },
  };
  const evidence = [whole, leg('XA', 1, [9, 1]), leg('AB', 2, [1, 5]), leg('BC', 3, [5, 3]), leg('CD', 4, [3, 8])];
  const paths = findPatternPaths([
    { time: 6, evidence },
    { time: 7, evidence },
  ]);
  expect(paths).toHaveLength(1);
  expect(paths[0]!.isBullish).toBe(false);
  expect(paths[0]!.points).toEqual([
    { time: 1, price: 9 },
    { time: 2, price: 1 },
    { time: 3, price: 5 },
    { time: 4, price: 3 },
    { time: 5, price: 8 },
  ]);
});

test('what the senses say today is understood: blocks, gaps, swept levels and patterns are all found', () => {
  const bars = walkBars({ length: 1_500, seed: 3 });
  const seenBy = (sense: Sense) => {
    const stream = sense.open(bars);
    return Array.from(bars.time, (time, t) => {
      stream.push(bars, t);
      return { time, evidence: stream.evidence() };
    });
  };
  const kinds = new Set(findEvidenceZones(seenBy(howSense)).map(({ kind, isBullish }) => `${kind} ${isBullish}`));
  expect(kinds.size).toBe(6);
  const paths = findPatternPaths(seenBy(whatSense));
  expect(paths.length).toBeGreaterThan(0);
  for (const { points } of paths) {
    expect(points).toHaveLength(5);
    const turns = points.slice(1).map(({ price }, i) => Math.sign(price - points[i]!.price));
    expect(turns).toEqual([turns[0], -turns[0]!, turns[0], -turns[0]!]);
    for (const { time, price } of points) {
      const bar = bars.time.indexOf(time);
      expect([bars.low[bar], bars.high[bar]]).toContain(price);
    }
  }
});
