import { parseMoment, requireBarRange } from '../../src/cli/bar-range';
import { CommandError } from '../../src/cli/output';
import type { Bars } from '../../src/domain/market/bars';

/** One bar an hour from 2024-03-30T00:00Z; Berlin puts its clock forward on the 31st at 01:00Z. */
function hourly(hours: number, timezone: string): Bars {
  const time = Float64Array.from({ length: hours }, (_, hour) => Date.UTC(2024, 2, 30, hour));
  const price = new Float64Array(hours).fill(1);
  return {
    ...{ instrument: 'X', period: '1h', calendar: 'always', timezone, time },
    ...{ open: price, high: price, low: price, close: price, volume: undefined },
  };
}

const range = (bars: Bars, from?: string, to?: string) =>
  requireBarRange(bars, {
    ...(from !== undefined && { from: parseMoment(from) }),
    ...(to !== undefined && { to: parseMoment(to) }),
  });

test('without bounds the range is all of the data', () => {
  expect(range(hourly(48, 'UTC'))).toEqual({ from: 0, to: 48 });
});

test.each([
  ['UTC', '2024-03-31', undefined, 24, 72],
  ['UTC', undefined, '2024-03-31', 0, 48],
  ['UTC', '2024-03-31', '2024-03-31', 24, 48],
  ['UTC', '2024-03-30T05:00:00Z', '2024-03-30T07:00:00Z', 5, 8],
  ['UTC', '2024-03-30T05:30:00Z', '2024-03-30T07:30:00Z', 6, 8],
  ['Europe/Berlin', '2024-03-30T05:00', undefined, 4, 72],
  ['Europe/Berlin', '2024-03-30T05:00:00Z', undefined, 5, 72],
  // The day of the change has 23 hours.
  ['Europe/Berlin', '2024-03-31', '2024-03-31', 23, 46],
  ['Europe/Berlin', '2024-03-31T02:30', undefined, 25, 72],
] as const)('in %s from %s to %s', (...[timezone, from, to, first, end]) => {
  expect(range(hourly(72, timezone), from, to)).toEqual({ from: first, to: end });
});

test.each([
  ['2025-01-01', undefined],
  [undefined, '2023-01-01'],
  ['2024-03-30T07:00:00Z', '2024-03-30T05:00:00Z'],
])('a range without bars is a mistake of usage that names what there is (%s to %s)', (from, to) => {
  const attempt = (): unknown => range(hourly(48, 'UTC'), from, to);
  expect(attempt).toThrow(CommandError);
  expect(attempt).toThrow(
    expect.objectContaining({
      code: 'strategy.no-bars',
      options: { exitCode: 2, hint: 'it runs from 2024-03-30T00:00:00.000Z to 2024-03-31T23:00:00.000Z' },
    }),
  );
});

test.each(['yesterday', '2024-02-30', '01/02/2024'])('%s is no time', (text) => {
  expect(() => parseMoment(text)).toThrow(/Expected a time such as/);
});
