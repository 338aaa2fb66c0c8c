import type { OrderBlock } from '../../src/domain/sensory/how/order-blocks';
import { isShared } from '../support/shared-bars';
import { findLabelledBlocks, findLabelledPools, findLabelledSwings } from '../support/footprint-label-rules';
import { count, readLabelledBars, series, senseBars, side } from '../support/footprint-label-series';

describe('order blocks and liquidity against the labels of EURUSD, 15 minutes', () => {
  const bars = isShared(series) ? readLabelledBars() : undefined;
  if (!bars) return test.skip(`needs ${series}`, () => undefined);
  const ours = senseBars(bars);
  const labelled = findLabelledSwings(bars, side);

  test('order blocks: every difference has its reason', () => {
    const labels = findLabelledBlocks(bars, labelled);
    const candle = (block: OrderBlock): number => ours.barOf.get(block.from)!;
    const mine = new Map(ours.blocks.map((block) => [`${block.knownBar} ${block.direction}`, block]));
    const breaks = new Map(ours.breaks.map((one) => [`${one.bar} ${one.direction}`, one]));
    const kinds = labels.map(({ bar, direction, breakBar }) => {
      const block = mine.get(`${breakBar} ${direction}`);
      if (block) {
        if (candle(block) === bar) return 'same candle';
        if (direction * (bars.close[bar]! - bars.open[bar]!) >= 0) return 'theirs does not close against the leg';
        return breakBar - bar > 10
          ? 'theirs lies more than ten bars back'
          : 'a later candle was left by the displacement';
      }
      if (!breaks.has(`${breakBar} ${direction}`)) return 'no break of ours at that bar';
      return 'a break of ours without displacement';
    });
    expect(count(kinds)).toEqual({
      'no break of ours at that bar': 69,
      'theirs does not close against the leg': 303,
      'a later candle was left by the displacement': 127,
      'a break of ours without displacement': 71,
      'theirs lies more than ten bars back': 51,
      'same candle': 138,
    });
    const theirs = new Set(labels.map((one) => `${one.breakBar} ${one.direction}`));
    expect(
      count(
        ours.blocks.map((one) =>
          theirs.has(`${one.knownBar} ${one.direction}`) ? 'labelled' : 'at a break without a label',
        ),
      ),
    ).toEqual({ labelled: 619, 'at a break without a label': 121 });
    expect([labels.length, ours.blocks.length]).toEqual([759, 740]);
  });

  test('liquidity: every difference has its reason', () => {
    const pools = findLabelledPools(bars, labelled, 0.001645);
    const theirSwings = new Set(labelled.map(({ bar, kind }) => `${bar} ${kind}`));
    const kinds = ours.sweeps.map((sweep) => {
      const kind = -sweep.direction;
      const [from, to] = [ours.barOf.get(sweep.from)!, ours.barOf.get(sweep.to)!];
      const pool = pools.find((one) => one.kind === kind && one.bar <= from && to <= one.endBar);
      if (pool?.sweptBar === sweep.bar) return 'the same pool at the same bar';
      if (pool) return 'the same pool, theirs not yet traded through by the tolerance';
      const known = [from, to].every((bar) => theirSwings.has(`${bar} ${kind}`));
      return known ? 'swings of two pools' : 'a swing without a label';
    });
    expect(count(kinds)).toEqual({
      'the same pool, theirs not yet traded through by the tolerance': 73,
      'a swing without a label': 1,
      'the same pool at the same bar': 1,
    });
    expect([pools.length, ours.sweeps.length]).toEqual([369, 75]);

    const reasons = pools.map(({ bar, kind, endBar }) => {
      const inside = [...ours.pools[kind > 0 ? 0 : 1]].some(
        ({ from, to }) => ours.barOf.get(from)! >= bar && ours.barOf.get(to)! <= endBar,
      );
      if (inside) return 'two of its swings are a pool of ours';
      const first = labelled.find((one) => one.bar === bar && one.kind === kind)!;
      const members = labelled.filter(
        (one) =>
          one.kind === kind && one.bar >= bar && one.bar <= endBar && Math.abs(one.price - first.price) <= 0.001645,
      );
      const extreme = kind > 0 ? bars.high : bars.low;
      const equal = members.flatMap((earlier) =>
        members
          .filter((later) => {
            if (later.bar <= earlier.bar) return false;
            return Math.abs(later.price - earlier.price) <= 0.25 * ours.ranges[later.bar + side]!;
          })
          .map((later) => [earlier, later] as const),
      );
      if (equal.length === 0) return 'no two of its swings within a quarter of the average range';
      const passed = equal.every(([earlier, later]) =>
        extreme.subarray(earlier.bar + 1, later.bar + side + 1).some((price) => kind * price > kind * earlier.price),
      );
      if (passed) return 'the market traded beyond one swing before the equal one was known';
      const mine = new Set(ours.swings.map((one) => `${one.bar} ${one.kind}`));
      if (equal.some((pair) => pair.some((one) => !mine.has(`${one.bar} ${kind}`))))
        return 'one of them is no swing of ours';
      const overlapping = [...ours.pools[kind > 0 ? 0 : 1]].some(
        ({ from, to }) => ours.barOf.get(from)! <= endBar && ours.barOf.get(to)! >= bar,
      );
      return overlapping ? 'a pool of ours reaches beyond it' : 'unexplained';
    });
    expect(count(reasons)).toEqual({
      'two of its swings are a pool of ours': 180,
      'no two of its swings within a quarter of the average range': 129,
      'the market traded beyond one swing before the equal one was known': 50,
      'one of them is no swing of ours': 9,
      'a pool of ours reaches beyond it': 1,
    });
  });
});
