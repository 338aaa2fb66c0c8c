import { inferPeriodsPerYear } from '../../../src/domain/market/inferred-periods';

const dayMs = 86_400_000;

function days(count: number, { step, weekends }: { step: number; weekends: boolean }): Float64Array {
  const times: number[] = [];
  for (let time = Date.UTC(2015, 0, 1); times.length < count; time += step * dayMs)
    if (weekends || ![0, 6].includes(new Date(time).getUTCDay())) times.push(time);
  return Float64Array.from(times);
}

test('trading days, every day, weeks, months and years are told apart by their times', () => {
  expect(inferPeriodsPerYear(days(800, { step: 1, weekends: false }))).toBe(252);
  expect(inferPeriodsPerYear(days(800, { step: 1, weekends: true }))).toBe(365);
  expect(inferPeriodsPerYear(days(200, { step: 7, weekends: true }))).toBe(52);
  const months = Float64Array.from({ length: 60 }, (_, month) => Date.UTC(2015, month + 1, 0));
  expect(inferPeriodsPerYear(months)).toBe(12);
  expect(inferPeriodsPerYear(Float64Array.from({ length: 20 }, (_, year) => Date.UTC(2000 + year, 11, 31)))).toBe(1);
});

test('what the times do not tell is not guessed: hours, every other day, two rows', () => {
  expect(inferPeriodsPerYear(days(500, { step: 1 / 24, weekends: true }))).toBeUndefined();
  expect(inferPeriodsPerYear(days(500, { step: 2, weekends: true }))).toBeUndefined();
  expect(inferPeriodsPerYear(days(2, { step: 1, weekends: true }))).toBeUndefined();
});
