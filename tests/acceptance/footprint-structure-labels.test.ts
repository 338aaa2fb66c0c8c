import { isShared } from '../support/shared-bars';
import {
  findCandidates,
  findLabelledBlocks,
  findLabelledBreaks,
  findLabelledGaps,
  findLabelledPools,
  findLabelledSwings,
} from '../support/footprint-label-rules';
import { count, readLabelledBars, readLabelRows, series, senseBars, side } from '../support/footprint-label-series';

describe('structure and gaps against the labels of EURUSD, 15 minutes', () => {
  const bars = isShared(series) ? readLabelledBars() : undefined;
  if (!bars) return test.skip(`needs ${series}`, () => undefined);
  const ours = senseBars(bars);
  const labelled = findLabelledSwings(bars, side);
  const length = bars.close.length;

  /** As a label: what lies behind the cut of the series counts as not there. */
  const barIn = (text: string | undefined): number => (Number(text) < length ? Number(text) : 0);

  test('our wording of their conventions gives their labels, all of them', () => {
    const swings = readLabelRows('swing_highs_lows_result_data.csv.gz').map(([bar, kind]) => `${bar} ${Number(kind)}`);
    expect(labelled.map(({ bar, kind }) => `${bar} ${kind}`)).toEqual(swings);

    const breaks = readLabelRows('bos_choch_result_data.csv.gz')
      .filter(([, bos, choch, , broken]) => (bos || choch) && barIn(broken) < length - 100)
      .map(([bar, bos, choch, , broken]) => `${bar} ${Number(bos || choch)} ${Boolean(choch)} ${Number(broken)}`);
    expect(
      findLabelledBreaks(bars, labelled)
        .filter(({ brokenBar }) => brokenBar < length - 100)
        .map((one) => `${one.bar} ${one.direction} ${one.changesCharacter} ${one.brokenBar}`),
    ).toEqual(breaks);

    const gaps = readLabelRows('fvg_result_data.csv.gz').map(
      ([bar, kind, , , end]) => `${bar} ${Number(kind)} ${barIn(end)}`,
    );
    expect(findLabelledGaps(bars).map((one) => `${one.bar} ${one.direction} ${one.touchedBar}`)).toEqual(gaps);

    // Only those are left in the file that were never taken back, on a series that goes on beyond ours.
    const kept = new Set(
      findLabelledBlocks(bars, labelled)
        .filter(({ droppedBar }) => droppedBar === undefined)
        .map(({ bar, direction }) => `${bar} ${direction}`),
    );
    const blocks = readLabelRows('ob_result_data.csv.gz').map(([bar, kind]) => `${bar} ${Number(kind)}`);
    expect(blocks.filter((block) => !kept.has(block))).toEqual([]);
    expect([kept.size, blocks.length]).toEqual([51, 24]);

    // Their tolerance is a hundredth of the range of the whole series, of which ours is a part: any from 0.001641 to 0.001648 gives these.
    const pools = readLabelRows('liquidity_result_data.csv.gz').filter((row) => barIn(row[4]) > 0);
    expect(
      findLabelledPools(bars, labelled, 0.001645)
        .filter(({ sweptBar }) => sweptBar > 0)
        .map((one) => `${one.bar} ${one.kind} ${one.endBar} ${one.sweptBar}`)
        .sort(),
    ).toEqual(
      pools.map(([bar, kind, , end, swept]) => `${bar} ${Number(kind)} ${Number(end)} ${Number(swept)}`).sort(),
    );
  });

  test('swings: every difference has its reason', () => {
    const key = (one: { bar: number; kind: number }): string => `${one.bar} ${one.kind}`;
    const theirs = new Set(labelled.map(key));
    const mine = new Set(ours.swings.map(key));
    const candidates = new Set(findCandidates(bars, side).map(key));
    const labelsOnly = labelled.filter((one) => !mine.has(key(one)));
    const oursOnly = ours.swings.filter((one) => !theirs.has(key(one)));
    const edgeOf = (kind: number): Float64Array => (kind > 0 ? bars.high : bars.low);
    expect(
      count(
        labelsOnly.map(({ bar, kind }) => {
          const edge = edgeOf(kind);
          if (bar === 0) return 'the first bar, made a swing';
          if ([...edge.subarray(bar - side + 1, bar)].includes(edge[bar]!)) return 'not the first of equals';
          if (kind * edge[bar - side]! >= kind * edge[bar]!) return 'the fifth bar before is as extreme';
          return 'unexplained';
        }),
      ),
    ).toEqual({
      'the first bar, made a swing': 1,
      'the fifth bar before is as extreme': 103,
      'not the first of equals': 13,
    });
    expect(
      count(
        oursOnly.map((one) => {
          if (candidates.has(key(one))) return 'a more extreme one of its kind follows or leads';
          if (one.bar < 2 * side - 1) return 'before their first window';
          if (candidates.has(key({ bar: one.bar, kind: -one.kind }))) return 'the bar is a high as well';
          return 'unexplained';
        }),
      ),
    ).toEqual({ 'a more extreme one of its kind follows or leads': 273, 'the bar is a high as well': 4 });
    expect([labelled.length, ours.swings.length, labelled.length - labelsOnly.length]).toEqual([1894, 2054, 1777]);
  });

  test('breaks of structure: every difference has its reason', () => {
    const labels = findLabelledBreaks(bars, labelled);
    const mineAt = new Map(ours.breaks.map((one) => [`${one.bar} ${one.direction}`, one]));
    const theirsAt = new Set(labels.map((one) => `${one.brokenBar} ${one.direction}`));
    const mySwings = new Set(ours.swings.map(({ bar, kind }) => `${bar} ${kind}`));
    const theirSwings = new Set(labelled.map(({ bar, kind }) => `${bar} ${kind}`));
    const labelOf = new Map(labels.map((one) => [`${one.bar} ${one.direction}`, one]));
    const agreed = labels.filter((one) => mineAt.has(`${one.brokenBar} ${one.direction}`));
    expect(
      count(
        labels
          .filter((one) => !agreed.includes(one))
          .map(({ bar, direction, brokenBar }) => {
            if (!mySwings.has(`${bar} ${direction}`)) return 'of a swing that is none of ours';
            if (brokenBar < bar + side) return 'before the swing is known';
            const swing = ours.swings.find((one) => one.bar === bar && one.kind === direction);
            if (bars.close[brokenBar] === swing?.price)
              return 'a close at the level, which theirs rounds to single precision';
            const later = ours.swings.some(
              (one) => one.kind === direction && one.bar > bar && one.bar + side <= brokenBar,
            );
            if (later) return 'of a swing that a later one has replaced';
            return 'unexplained';
          }),
      ),
    ).toEqual({
      'of a swing that a later one has replaced': 39,
      'of a swing that is none of ours': 49,
      'before the swing is known': 1,
      'a close at the level, which theirs rounds to single precision': 9,
    });
    expect(
      count(
        ours.breaks
          .filter((one) => !theirsAt.has(`${one.bar} ${one.direction}`))
          .map(({ swingBar, direction }) => {
            if (!theirSwings.has(`${swingBar} ${direction}`)) return 'of a swing without a label';
            const label = labelOf.get(`${swingBar} ${direction}`);
            if (label && bars.close[label.brokenBar] === (direction > 0 ? bars.high : bars.low)[swingBar])
              return 'labelled at a close at the level, which theirs rounds to single precision';
            if (label) return label.brokenBar < swingBar + side ? 'labelled before the swing is known' : 'unexplained';
            return 'the four swings about it have not the heights of a pattern, or a later pattern took its place';
          }),
      ),
    ).toEqual({
      'of a swing without a label': 111,
      'the four swings about it have not the heights of a pattern, or a later pattern took its place': 29,
      'labelled at a close at the level, which theirs rounds to single precision': 7,
    });
    const sameName = agreed.filter(
      (one) => mineAt.get(`${one.brokenBar} ${one.direction}`)!.changesCharacter === one.changesCharacter,
    );
    expect([labels.length, ours.breaks.length, agreed.length, sameName.length]).toEqual([783, 832, 685, 509]);
  });

  test('fair value gaps: every difference has its reason', () => {
    const labels = findLabelledGaps(bars);
    const mineAt = new Map(ours.gaps.map((one) => [`${one.gap.knownBar - 1} ${one.gap.direction}`, one]));
    expect(
      count(
        labels
          .filter((one) => !mineAt.has(`${one.bar} ${one.direction}`))
          .map(({ bar, top, bottom }) => {
            const range = ours.ranges[bar + 1]!;
            if (Number.isNaN(range)) return 'before the average range is known';
            return top - bottom < 0.05 * range ? 'smaller than a twentieth of the average range' : 'unexplained';
          }),
      ),
    ).toEqual({ 'smaller than a twentieth of the average range': 360 });
    const touches = labels.flatMap((one) => {
      const mine = mineAt.get(`${one.bar} ${one.direction}`);
      if (!mine) return [];
      if (mine.touched === one.touchedBar) return ['at the same bar'];
      const edge = one.direction > 0 ? bars.low : bars.high;
      const atEdge = edge[one.touchedBar] === (one.direction > 0 ? one.top : one.bottom);
      if (atEdge) return ['theirs at a bar that meets the edge and goes no farther'];
      return [mine.touched < one.touchedBar || one.touchedBar === 0 ? 'given up as the oldest of 32' : 'unexplained'];
    });
    expect(count(touches)).toEqual({
      'at the same bar': 3007,
      'theirs at a bar that meets the edge and goes no farther': 101,
      'given up as the oldest of 32': 19,
    });
    expect([labels.length, ours.gaps.length]).toEqual([3487, 3127]);
  });
});
