import { formatFigureTable } from '../../src/cli/figure-table';

test('the first column is aligned to the left, figures to the right', () => {
  expect(
    formatFigureTable(
      ['name', 'a'],
      [
        ['long name', '1.5'],
        ['x', '100.0'],
      ],
    ).split('\n'),
  ).toEqual(['name           a', 'long name    1.5', 'x          100.0']);
});

test('a table without rows is its header', () => {
  expect(formatFigureTable(['name', 'a'], [])).toBe('name  a');
});
