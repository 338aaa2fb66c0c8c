import path from 'node:path';
import { readMarketFile } from '../../../src/adapters/market-data/market-file';

const fixture = (name: string): string => path.resolve(__dirname, '../../fixtures/market-data', name);
const options = { instrument: 'ABC', timezone: 'Europe/Berlin' };

test('a semicolon file with a byte order mark, CRLF and a few bad rows is read around them', async () => {
  const reading = await readMarketFile(fixture('bad-rows.csv'), options);
  expect(reading).toMatchObject({
    rows: { read: 9, kept: 5, quarantined: 4 },
    problems: [
      { row: 4, field: 'close', code: 'not-a-number' },
      { row: 6, field: 'close', code: 'outside-range' },
      { row: 8, field: 'time', code: 'duplicate-time' },
      { row: 9, field: 'time', code: 'impossible-time' },
    ],
    bars: { instrument: 'ABC', period: '1d', calendar: 'exchange' },
  });
});

test('a web page instead of data is refused', async () => {
  const reading = await readMarketFile(fixture('web-page.csv'), options);
  expect(reading).toMatchObject({
    refused: { code: 'data.web-page' },
    rows: { read: 0, kept: 0, quarantined: 0 },
    problems: [],
  });
});

test('a file that is not there is refused as a value', async () => {
  expect(await readMarketFile(fixture('none.csv'), options)).toMatchObject({
    refused: { code: 'data.file-not-found' },
    problems: [],
  });
});
