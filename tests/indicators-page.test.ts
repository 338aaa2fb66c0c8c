import { indicatorRows } from './support/indicator-table';
import { readProjectFile } from './support/project-files';

test('the page of indicators has a row for each, with what the code and the packages say of it', () => {
  const rows = [...readProjectFile('docs/indicators.md').matchAll(/^\| (.*) \|$/gm)]
    .map(([, row]) => row!.replace(/ +/g, ' ').trim())
    .slice(2);
  expect(rows).toEqual(indicatorRows());
});
