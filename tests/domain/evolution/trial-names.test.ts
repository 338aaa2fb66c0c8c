import { requireHoldOut } from '../../../src/domain/evolution/hold-out';
import { inSampleBacktests, nameBacktest } from '../../../src/domain/evolution/trial-names';

test('a backtest has another name from the first bar on that evolution may not see', () => {
  const { inSample } = requireHoldOut(1_000);
  const name = (to: number): string => nameBacktest('f'.repeat(64), { bars: 1_000, to });
  expect(name(inSample.to)).toBe(`${inSampleBacktests}ffffffffffff`);
  expect(name(inSample.to + 1)).toBe('backtest/ffffffffffff');
  expect(name(1_000).startsWith(inSampleBacktests)).toBe(false);
});

test('on data too short for a hold-out every backtest counts as a look', () => {
  expect(nameBacktest('a'.repeat(64), { bars: 20, to: 1 })).toBe('backtest/aaaaaaaaaaaa');
});
