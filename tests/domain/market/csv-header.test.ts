import { findCsvHeader, printable } from '../../../src/domain/market/csv-header';

const find = (text: string | Uint8Array, mapping = {}) => findCsvHeader(Buffer.from(text as string), mapping);

test.each([
  [',', 'date,open,high,low,close\n'],
  [';', 'date;open;high;low;close\n'],
  ['\t', 'date\topen\thigh\tlow\tclose\n'],
  ['|', 'date|open|high|low|close\n'],
])('a header cut by %j is found', (delimiter, text) => {
  expect(find(text)).toMatchObject({ header: { delimiter: delimiter.charCodeAt(0), fieldCount: 5 } });
});

test('a byte order mark, blank lines and a line of advertising may come first', () => {
  expect(find('\uFEFFdate,open,high,low,close\n')).toMatchObject({
    header: { columns: { time: 0 }, line: { number: 1 } },
  });
  expect(find('\n\nhttps://example.org, our data\r\ndate,open,high,low,close\r\n')).toMatchObject({
    header: { line: { number: 4 } },
  });
});

test('quotes around names are taken off', () => {
  expect(find('"Date","Open","High","Low","Close"\n')).toHaveProperty('header');
});

test.each([
  ['data.empty', ''],
  ['data.empty', '\uFEFF'],
  ['data.empty', ' \n\n'],
  ['data.web-page', '<!DOCTYPE html><html><body>Please log in</body></html>'],
  ['data.web-page', '\n <HTML>'],
  ['data.web-page', '<?xml version="1.0"?><error/>'],
  ['data.not-text', '{"error":"rate limit"}'],
  ['data.not-text', '[[1,2,3]]'],
  ['data.not-text', 'PK\u0003\u0004 a zip archive'],
  ['data.not-text', '\0\u0001\u0002\u0003\u0004\u0005'],
  ['data.not-text', new Uint8Array([0xff, 0xfe, 0x64, 0x00])],
  ['data.not-text', new Uint8Array([0xfe, 0xff, 0x00, 0x64])],
  ['data.no-header', '2020-01-31,1,2,0.5,1.5,100\n2020-02-03,1,2,0.5,1.5,100\n'],
  ['data.missing-column', 'date,open,high,low\n2020-01-31,1,2,0.5\n'],
  ['data.missing-column', 'the quick brown fox'],
  ['data.duplicate-column', 'date,open,high,low,close,close\n'],
])('%s: %j', (code, text) => {
  expect(find(text)).toMatchObject({ refused: { code } });
});

test('a file of closes only is told what is missing and shown a header', () => {
  expect(find('date,close\n2020-01-31,1.5\n')).toEqual({
    refused: {
      code: 'data.missing-column',
      reason: 'has no column for open, high, low; its header reads: date, close',
      hint: 'a header such as date,open,high,low,close,volume (volume may be absent), or name the columns: time=Stamp,close=Last',
    },
  });
});

test('text of a file is shown without control characters and cut', () => {
  expect(printable('a\u001b[31mé')).toBe('a?[31m?');
  expect(printable('x'.repeat(500))).toHaveLength(120);
});
