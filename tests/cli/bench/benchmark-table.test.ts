import { describeBenchmarks, showValue } from '../../../src/cli/bench/benchmark-table';
import { describeMachine } from '../../../src/cli/bench/machine';

test.each([
  [null, 's', '-'],
  [0, 's', '0 s'],
  [0.012345, 's', '0.01235 s'],
  [9_999, 'events', '9999 events'],
  [10_240, 'events', '10.24 k events'],
  [41_254_321, 'genome-bars/s', '41.25 M genome-bars/s'],
  [1.8349e9, 'bars/s', '1.835 G bars/s'],
  [2e13, 'bars/s', '20 T bars/s'],
  [168, 'bytes', '168 B'],
  [262_144, 'bytes', '262.1 kB'],
  [8e9, 'bytes', '8 GB'],
  [0.1824, 'fraction', '18.2 %'],
])('%s in %s reads %s', (value, unit, text) => {
  expect(showValue(value, unit)).toBe(text);
});

test('the table shows every figure, and says once what is the same for several', () => {
  const bar = { unit: 'bars/s', measures: 'one indicator', against: 'a library', rounds: 3 };
  const text = describeBenchmarks(
    [
      { ...bar, name: 'indicators/sma', value: 30, baseline: 10, ratio: 3, spread: 0.125, max: 31 },
      { ...bar, name: 'indicators/ema', value: 20, baseline: 10, ratio: 2, max: 21 },
      { name: 'memory', unit: 'bytes', value: null, baseline: null, ratio: null, measures: 'peaks' },
    ],
    describeMachine(),
  );
  const lines = text.split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'benchmark       value      baseline   ratio  spread  largest',
    'indicators/sma  30 bars/s  10 bars/s  3x     12.5 %  31 bars/s',
    'indicators/ema  20 bars/s  10 bars/s  2x     -       21 bars/s',
    'memory          -          -          -      -       -',
  ]);
  expect(lines).toContain('indicators/sma, indicators/ema: one indicator; against a library');
  expect(lines).toContain('memory: peaks');
  expect(lines.at(-1)).toContain(`Node ${process.versions.node}`);
});
