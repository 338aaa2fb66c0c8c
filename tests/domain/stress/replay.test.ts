import { createRandom } from '../../../src/domain/numerics/random';
import { moveVolume, replayEpisode } from '../../../src/domain/stress/replay';
import { findChangedWindows, historyOf } from '../../support/price-paths';
import { walkBars } from '../../support/random-bars';

const history = walkBars({ length: 252 * 4 + 1, seed: 13 });
const episode = { fromBar: 300, bars: 40, windowsPerYear: 0.5, severity: 1, history };
const stepOf = (bars: typeof history, column: 'open' | 'high' | 'low' | 'close', t: number): number =>
  Math.log(bars[column][t]! / bars.close[t - 1]!);

test('the moves of the episode happen again in other places, bar for bar and as large as they were', () => {
  const { bars } = replayEpisode(historyOf(history), createRandom(3), episode);
  const windows = findChangedWindows(history, bars);
  expect(windows).toHaveLength(2);
  for (const { from, to } of windows) {
    expect(to - from).toBe(40);
    for (let i = 0; i < 40; i++)
      for (const column of ['open', 'high', 'low', 'close'] as const)
        expect(stepOf(bars, column, from + i)).toBeCloseTo(stepOf(history, column, 300 + i), 9);
  }
});

test('before it nothing changes and after it every price moves by one factor', () => {
  const { bars } = replayEpisode(historyOf(history), createRandom(3), episode);
  const [first, second] = findChangedWindows(history, bars);
  expect(bars.close.slice(0, first!.from)).toEqual(history.close.slice(0, first!.from));
  const factor = bars.close[first!.to]! / history.close[first!.to]!;
  for (let t = first!.to; t < second!.from; t++) expect(bars.low[t]! / history.low[t]!).toBeCloseTo(factor, 9);
});

test('twice the severity is twice every move, in logarithms', () => {
  const { bars } = replayEpisode(historyOf(history), createRandom(3), { ...episode, severity: 2 });
  const { from } = findChangedWindows(history, bars)[0]!;
  for (let i = 0; i < 40; i++)
    expect(stepOf(bars, 'close', from + i)).toBeCloseTo(2 * stepOf(history, 'close', 300 + i), 9);
});

test('an episode longer than the room for it is replayed as far as there is room', () => {
  const short = { ...episode, windowsPerYear: 12, bars: 100 };
  const { bars } = replayEpisode(historyOf(history), createRandom(3), short);
  for (let t = 1; t <= 20; t++) expect(stepOf(bars, 'close', t)).toBeCloseTo(stepOf(history, 'close', 299 + t), 9);
});

test('the episode is that of the history even where the path was changed before', () => {
  const other = walkBars({ length: 252 * 4 + 1, seed: 14 });
  const { bars } = replayEpisode(historyOf(other), createRandom(3), episode);
  const { from } = findChangedWindows(other, bars)[0]!;
  expect(stepOf(bars, 'close', from)).toBeCloseTo(stepOf(history, 'close', 300), 9);
});

test('volume is as far above what is usual as it was then', () => {
  expect(moveVolume(300, 100, 1_000)).toBe(3_000);
  expect(moveVolume(300, 0, 1_000)).toBe(0);
  const volume = history.volume!.map((_, t) => (t < 310 || t >= 320 ? 1_000 : 5_000) * (t < 500 ? 1 : 100));
  const bars = { ...history, volume };
  const later = replayEpisode(historyOf(bars), createRandom(3), { ...episode, history: bars }).bars;
  const [, second] = findChangedWindows(bars, later);
  expect(second!.from).toBeGreaterThan(500);
  const peak = later.volume![second!.from + 15]! / later.volume![second!.from + 5]!;
  expect(peak).toBeGreaterThan(4);
  expect(peak).toBeLessThan(5.5);
  expect(
    replayEpisode(historyOf({ ...history, volume: undefined }), createRandom(3), episode).bars.volume,
  ).toBeUndefined();
});
