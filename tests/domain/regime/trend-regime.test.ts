import fc from 'fast-check';
import { sliceBars } from '../../../src/domain/market/bars';
import { labelTrendRegimes } from '../../../src/domain/regime/trend-regime';
import { computeDirectionalIndex } from '../../../src/domain/technical/directional-index';
import { anyBars, barsOfCloses, flatBars, walkBars } from '../../support/random-bars';

test('a steady climb trends, a motionless market ranges, and neither is known during warm-up', () => {
  const climb = labelTrendRegimes(barsOfCloses(Array.from({ length: 60 }, (_, t) => 100 + t)));
  const still = labelTrendRegimes(flatBars(60));
  expect(Array.from(climb)).toEqual([...Array(27).fill(0), ...Array(33).fill(2)]);
  expect(Array.from(still)).toEqual([...Array(27).fill(0), ...Array(33).fill(1)]);
});

test('above 25 it trends, below 20 it ranges, in between the last label stays', () => {
  const bars = walkBars({ length: 3_000, seed: 5 });
  const index = computeDirectionalIndex(bars, 14);
  const codes = labelTrendRegimes(bars);
  let between = 0;
  for (let t = 28; t < 3_000; t++) {
    if (index[t]! > 25) expect(codes[t]).toBe(2);
    else if (index[t]! < 20) expect(codes[t]).toBe(1);
    else {
      between++;
      expect(codes[t]).toBe(codes[t - 1]);
    }
  }
  expect(between).toBeGreaterThan(100);
});

test('no label knows the future', () => {
  fc.assert(
    fc.property(anyBars({ maxLength: 100 }), fc.nat(100), (bars, cut) => {
      expect(labelTrendRegimes(sliceBars(bars, 0, cut))).toEqual(labelTrendRegimes(bars).slice(0, cut));
    }),
  );
});
