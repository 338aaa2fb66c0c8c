import { findCrises } from '../../../src/domain/stress/crises';
import { barsOf, flatBars, walkBars } from '../../support/random-bars';
import { isShared, readSharedBars } from '../../support/shared-bars';

const barsOfPrices = (prices: readonly number[]): ReturnType<typeof barsOf> =>
  barsOf(prices.map((close, t) => ({ open: prices[t - 1] ?? close, high: 1_000, low: 1, close })));

/** Bars whose low is the lower of open and close, so that nothing spikes. */
const calmBars = (prices: readonly number[]): ReturnType<typeof barsOf> => {
  const bars = barsOfPrices(prices);
  return { ...bars, low: bars.open.map((open, t) => Math.min(open, bars.close[t]!)) };
};

test('falls from a peak by hand: the deepest, then the deepest before its peak and after its bottom', () => {
  const prices = [100, 120, 90, 130, 150, 100, 60, 80, 110, 66, 70];
  const drawdowns = findCrises(calmBars(prices)).filter(({ kind }) => kind === 'drawdown');
  expect(drawdowns.map(({ from, to, bottom }) => ({ from, to, bottom }))).toEqual([
    { from: 5, to: 7, bottom: 6 },
    { from: 9, to: 10, bottom: 9 },
    { from: 2, to: 3, bottom: 2 },
  ]);
  [0.6, 0.4, 0.25].forEach((depth, i) => expect(drawdowns[i]!.depth).toBeCloseTo(depth, 12));
});

test('a single bad day is kept with the days around it, and the next is looked for elsewhere', () => {
  const prices = Array.from({ length: 60 }, (_, t) => (t < 20 ? 100 : t < 22 ? 94 - (t - 20) : t < 40 ? 93 : 90));
  const falls = findCrises(calmBars(prices)).filter(({ kind }) => kind === 'fall');
  expect(falls.map(({ from, to, bottom }) => [from, bottom, to])).toEqual([
    [15, 20, 26],
    [35, 40, 46],
  ]);
});

test('a spike counts where part of the fall stays; a bar that is back where it was is taken for a wrong price', () => {
  const bars = flatBars(40);
  const low = bars.low.slice();
  const close = bars.close.slice();
  low[10] = 80;
  low[20] = 90;
  close[20] = 97;
  const spikes = findCrises({ ...bars, low, close }).filter(({ kind }) => kind === 'spike');
  expect(spikes.map(({ bottom }) => bottom)).toEqual([20]);
  expect(spikes[0]!.depth).toBeCloseTo(7 / 97, 12);
});

test('a calm market has no crisis, and neither has none', () => {
  expect(findCrises(flatBars(300))).toEqual([]);
  expect(findCrises(flatBars(1))).toEqual([]);
  expect(findCrises(walkBars({ length: 0, seed: 1 }))).toEqual([]);
});

test('bars that come later do not change an episode that is over', () => {
  const bars = walkBars({ length: 900, seed: 12, volatility: 0.02 });
  for (const { from, to } of findCrises(bars)) expect(from >= 1 && from < to && to <= 900).toBe(true);
});

const daily = 'equities_daily/GSPC.csv.gz';
(isShared(daily) ? describe : describe.skip)('on the S&P 500 of 1990 to 2022', () => {
  const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

  test('the falls to 2009-03-09, 2002-10-09 and 2020-03-23 are found, with their depths', () => {
    const bars = readSharedBars(daily, '1d');
    const found = findCrises(bars).filter(({ kind }) => kind === 'drawdown');
    expect(found.map(({ bottom }) => dateOf(bars.time[bottom]!))).toEqual(['2009-03-09', '2002-10-09', '2020-03-23']);
    // 1565.15 to 676.53 and 3386.15 to 2237.40.
    expect(found[0]!.depth).toBeCloseTo(1 - 676.53 / 1565.15, 4);
    expect(found[2]!.depth).toBeCloseTo(1 - 2237.4 / 3386.15, 4);
    expect(dateOf(bars.time[found[0]!.from]!)).toBe('2007-10-10');
    expect(dateOf(bars.time[found[2]!.from]!)).toBe('2020-02-20');
  });

  test('so are the worst day of each of the two crashes, and the flash crash of 2010-05-06', () => {
    const bars = readSharedBars(daily, '1d');
    const daysOf = (wanted: string): string[] =>
      findCrises(bars).flatMap(({ kind, bottom }) => (kind === wanted ? dateOf(bars.time[bottom]!) : []));
    expect(daysOf('fall')).toEqual(['2020-03-16', '2008-10-15']);
    expect(daysOf('spike')).toContain('2010-05-06');
  });
});
