import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../../src/domain/market/bars';
import type { ChartPattern, ChartPatternKind } from '../../../../src/domain/technical/patterns/chart-pattern';
import { openChartPatterns } from '../../../../src/domain/technical/patterns/chart-patterns';
import { drawBars, mirrorBars } from '../../../support/drawn-bars';
import { anyBars, flatBars, walkBars } from '../../../support/random-bars';

function patternsOf(bars: Bars): ChartPattern[] {
  const patterns = openChartPatterns();
  return Array.from(bars.close, (_, t) => patterns.push(bars, t)).flat();
}

type Points = readonly (readonly [number, number])[];

// One point a bar and wicks of a tenth: the average true range is 1.2 and a swing turns after 1.8. All start with a climb long enough to be reversed.
const climb: Points = [
  [0, 60],
  [40, 100],
];

const shapes: readonly [ChartPatternKind, Points, Pick<ChartPattern, 'direction' | 'bar' | 'breakout' | 'target'>][] = [
  [
    'double top',
    [...climb, [50, 90], [60, 100], [76, 84]],
    // The low between the tops is 89.9, the tops are 100.1: the first close below is that of bar 71, at 89.
    { direction: -1, bar: 71, breakout: 89.9, target: 79.7 },
  ],
  [
    'head and shoulders',
    [...climb, [48, 92], [64, 108], [80, 92], [88, 100], [104, 84]],
    // A level neckline at 91.9, the head at 108.1.
    { direction: -1, bar: 97, breakout: 91.9, target: 75.7 },
  ],
  [
    'ascending triangle',
    [...climb, [52, 88], [64, 100], [72, 92], [80, 100], [84, 96], [92, 104]],
    // A lid at 100.1, the first low at 87.9.
    { direction: 1, bar: 89, breakout: 100.1, target: 112.3 },
  ],
  [
    'symmetric triangle',
    [...climb, [56, 84], [69, 97], [79, 87], [86, 94], [100, 80]],
    // Lows 83.9 and 86.9 on bars 56 and 79: 88.596 at bar 92, and 18.287 below the first high at bar 40.
    { direction: -1, bar: 92, breakout: 83.9 + (3 * 36) / 23, target: 83.9 + (3 * 36) / 23 - (16.2 + (3 * 16) / 23) },
  ],
  [
    'rising wedge',
    [
      [0, 56],
      [40, 96],
      [56, 80],
      [74, 98],
      [84, 88],
      [96, 100],
      [110, 86],
    ],
    // Lows 79.9 and 87.9 on bars 56 and 84: 93.329 at bar 103.
    { direction: -1, bar: 103, breakout: 79.9 + (8 * 47) / 28, target: 79.9 + (8 * 47) / 28 - (16.2 + (8 * 16) / 28) },
  ],
  [
    'bull flag',
    [
      [0, 110],
      [30, 100],
      [36, 118],
      [42, 114],
      [50, 122],
    ],
    // A pole from 99.9 to 118.1, a rest down to 113.9.
    { direction: 1, bar: 47, breakout: 118.1, target: 132.1 },
  ],
];

test.each(shapes)('a drawn %s is found at the bar that leaves it and at no other', (kind, points, expected) => {
  const bars = drawBars(points);
  const found = patternsOf(bars).filter((pattern) => pattern.kind === kind);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    ...expected,
    breakout: expect.closeTo(expected.breakout, 9),
    target: expect.closeTo(expected.target, 9),
  });
  expect(patternsOf(sliceBars(bars, 0, expected.bar)).filter((pattern) => pattern.kind === kind)).toEqual([]);
});

test('smaller swings between two tops leave them a double top over the lowest low between', () => {
  const bars = drawBars([...climb, [46, 94], [49, 97], [56, 90], [66, 100], [84, 82]]);
  const doubles = patternsOf(bars).filter(({ kind }) => kind === 'double top');
  expect(doubles).toMatchObject([{ bar: 77, breakout: 89.9 }]);
  const topped = drawBars([...climb, [46, 94], [55, 103], [68, 90], [78, 100], [96, 82]]);
  expect(patternsOf(topped).map(({ kind }) => kind)).not.toContain('double top');
});

test('a pattern names its swings with times and prices, and the price that would have shown it wrong', () => {
  const bars = drawBars(shapes[0]![1]);
  const [found] = patternsOf(bars).filter(({ kind }) => kind === 'double top');
  expect(found).toMatchObject({
    legs: [
      { time: bars.time[40], price: 100.1 },
      { time: bars.time[50], price: 89.9 },
      { time: bars.time[60], price: 100.1 },
    ],
    invalidation: 100.1,
  });
});

const nearMisses: readonly [string, ChartPatternKind, Points][] = [
  ['its second top is 2 higher', 'double top', [...climb, [50, 90], [62, 102], [80, 84]]],
  ['its tops are 8 bars apart', 'double top', [...climb, [44, 96], [48, 100], [64, 84]]],
  [
    'nothing rose before it',
    'double top',
    [
      [0, 120],
      [30, 90],
      [40, 100],
      [50, 90],
      [60, 100],
      [76, 84],
    ],
  ],
  ['the close stays above the neckline', 'double top', [...climb, [50, 90], [60, 100], [70, 90], [90, 110]]],
  ['the close rose above the tops first', 'double top', [...climb, [50, 90], [60, 100], [63, 97], [68, 102], [90, 78]]],
  [
    'it takes longer to break than it took to form',
    'double top',
    [...climb, [50, 90], [60, 100], [63, 97], [85, 96], [100, 81]],
  ],
  ['its head does not stand out', 'head and shoulders', [...climb, [48, 92], [57, 101], [66, 92], [74, 100], [90, 84]]],
  ['its shoulders differ by 4', 'head and shoulders', [...climb, [48, 92], [64, 108], [80, 92], [92, 104], [112, 84]]],
  ['its lows fall', 'ascending triangle', [...climb, [52, 88], [64, 100], [78, 86], [92, 100], [96, 96], [104, 104]]],
  ['its lines part', 'symmetric triangle', [...climb, [50, 90], [63, 103], [76, 90 - 3], [95, 106], [120, 81]]],
  [
    'it leaves on the other side',
    'rising wedge',
    [
      [0, 56],
      [40, 96],
      [56, 80],
      [74, 98],
      [84, 88],
      [96, 100],
      [99, 97],
      [110, 108],
    ],
  ],
  [
    'more than half of the pole is given back',
    'bull flag',
    [
      [0, 110],
      [30, 100],
      [36, 118],
      [42, 106],
      [56, 122],
    ],
  ],
  [
    'the rest is too long',
    'bull flag',
    [
      [0, 110],
      [30, 100],
      [36, 118],
      [42, 114],
      [52, 114.5],
      [56, 122],
    ],
  ],
  [
    'the pole is too slow',
    'bull flag',
    [
      [0, 110],
      [30, 100],
      [48, 118],
      [53, 114],
      [60, 122],
    ],
  ],
];

test.each(nearMisses)('where %s there is no %s', (_, kind, points) => {
  const kinds = patternsOf(drawBars(points)).map((pattern) => pattern.kind);
  expect(kinds).not.toContain(kind);
});

const mirrored: Readonly<Record<ChartPatternKind, ChartPatternKind>> = {
  'double top': 'double bottom',
  'double bottom': 'double top',
  'head and shoulders': 'inverse head and shoulders',
  'inverse head and shoulders': 'head and shoulders',
  'ascending triangle': 'descending triangle',
  'descending triangle': 'ascending triangle',
  'symmetric triangle': 'symmetric triangle',
  'rising wedge': 'falling wedge',
  'falling wedge': 'rising wedge',
  'bull flag': 'bear flag',
  'bear flag': 'bull flag',
};

test('upside down every pattern is its mirror image at the same bar', () => {
  const seen = new Set<ChartPatternKind>();
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    // Prices on a grid of 1/1024, so that turning them upside down rounds nothing.
    const walk = walkBars({ length: 1_500, seed, volatility: 0.004 });
    const grid = (prices: Float64Array): Float64Array => prices.map((price) => Math.round(price * 1_024) / 1_024);
    const bars = {
      ...walk,
      open: grid(walk.open),
      high: grid(walk.high),
      low: grid(walk.low),
      close: grid(walk.close),
    };
    const own = patternsOf(bars);
    const turned = patternsOf(mirrorBars(bars, 128));
    for (const { kind } of own) seen.add(kind);
    const key = ({ kind, bar, direction }: ChartPattern): string => `${kind} ${bar} ${direction}`;
    const expected = own.map((one) => key({ ...one, kind: mirrored[one.kind], direction: one.direction > 0 ? -1 : 1 }));
    expect(turned.map(key).sort()).toEqual(expected.sort());
  }
  expect(seen.size).toBeGreaterThan(8);
});

test('a pattern comes after its swings, its close lies beyond the line, its target on that side, its invalidation on the other', () => {
  const bars = walkBars({ length: 4_000, seed: 9 });
  const found = patternsOf(bars);
  expect(found.length).toBeGreaterThan(40);
  for (const { legs, bar, direction, breakout, target, invalidation } of found) {
    const times = legs.map(({ time }) => time);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(times.at(-1)).toBeLessThan(bars.time[bar]!);
    expect(direction * (bars.close[bar]! - breakout)).toBeGreaterThan(0);
    expect(direction * (target - breakout)).toBeGreaterThan(0);
    expect(direction * (breakout - invalidation)).toBeGreaterThan(0);
  }
});

test('no bars make it fail, and none without movement have a pattern', () => {
  fc.assert(
    fc.property(anyBars({ maxLength: 120 }), (bars) => {
      for (const { breakout, target, invalidation } of patternsOf(bars))
        expect([breakout, target, invalidation].every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 40 },
  );
  for (const length of [0, 1, 200]) expect(patternsOf(flatBars(length))).toEqual([]);
});
