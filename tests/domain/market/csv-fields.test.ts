import fc from 'fast-check';
import { createCsvFields, createCsvLine, isBlank, nextLine, splitFields } from '../../../src/domain/market/csv-fields';

const comma = ','.charCodeAt(0);

function lines(text: string): [number, string][] {
  const bytes = Buffer.from(text);
  const line = createCsvLine(0);
  const found: [number, string][] = [];
  while (nextLine(bytes, line)) found.push([line.number, bytes.toString('utf8', line.from, line.to)]);
  return found;
}

function split(text: string, delimiter = ','): { texts: string[]; badQuote: boolean } {
  const bytes = Buffer.from(text);
  const line = { ...createCsvLine(0), to: bytes.length };
  const fields = createCsvFields();
  splitFields(bytes, line, { delimiter: delimiter.charCodeAt(0), fields });
  const kept = Math.min(fields.count, fields.from.length);
  const texts = Array.from({ length: kept }, (_, at) => bytes.toString('utf8', fields.from[at], fields.to[at]));
  return { texts, badQuote: fields.badQuote };
}

test('LF, CRLF and CR end a line, and each counts one', () => {
  expect(lines('a\nb\r\nc\rd')).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
  ]);
  expect(lines('a\n\nb\n')).toEqual([
    [1, 'a'],
    [2, ''],
    [3, 'b'],
  ]);
  expect(lines('')).toEqual([]);
});

test('a line of blanks is blank', () => {
  const bytes = Buffer.from(' \t\nx');
  const line = createCsvLine(0);
  nextLine(bytes, line);
  expect(isBlank(bytes, line)).toBe(true);
  nextLine(bytes, line);
  expect(isBlank(bytes, line)).toBe(false);
});

test.each([
  ['a,b,c', ['a', 'b', 'c']],
  [' a , b ', ['a', 'b']],
  ['a,,', ['a', '', '']],
  ['', ['']],
  ['"a,b",c', ['a,b', 'c']],
  ['"a""b",c', ['a""b', 'c']],
  ['"","" ,x', ['', '', 'x']],
  ['a"b,c', ['a"b', 'c']],
])('%s has the fields %j', (text, texts) => {
  expect(split(text)).toEqual({ texts, badQuote: false });
});

test('a tab may be the delimiter, and then it is no padding', () => {
  expect(split('a\t\t b', '\t').texts).toEqual(['a', '', 'b']);
});

test.each(['"a', 'x,"a,b', '"a"b,c', 'x,"a""'])('the quotes of %s are bad, and stay on their line', (text) => {
  expect(split(text).badQuote).toBe(true);
});

test('fields beyond 256 are counted, not kept', () => {
  const bytes = Buffer.from(','.repeat(999));
  const fields = createCsvFields();
  splitFields(bytes, { ...createCsvLine(0), to: bytes.length }, { delimiter: comma, fields });
  expect(fields.count).toBe(1_000);
});

test('fields joined by the delimiter are found again', () => {
  const field = fc.string({ unit: fc.constantFrom(...'abc.5-'), maxLength: 5 });
  const quoted = fc.string({ unit: fc.constantFrom(...'a, ;'), maxLength: 5 }).map((text) => `"${text}"`);
  fc.assert(
    fc.property(fc.array(fc.oneof(field, quoted), { minLength: 1, maxLength: 8 }), (texts) => {
      const expected = texts.map((text) => text.replace(/^"|"$/g, ''));
      expect(split(texts.join(','))).toEqual({ texts: expected, badQuote: false });
    }),
  );
});
