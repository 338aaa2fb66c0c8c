import { findColumns, type ColumnMapping, type CsvColumns } from './csv-columns';
import {
  createCsvFields,
  createCsvLine,
  isBlank,
  nextLine,
  splitFields,
  type CsvFields,
  type CsvLine,
} from './csv-fields';
import type { Refusal } from './data-quality';
import { asciiText } from './decimals';
import { parseTimestamp } from './timestamps';

export interface CsvHeader {
  readonly columns: CsvColumns;
  /** Byte between two fields. */
  readonly delimiter: number;
  readonly fieldCount: number;
  /** The header's own line; the rows follow it. */
  readonly line: CsvLine;
}

const delimiters = [',', ';', '\t', '|'].map((character) => character.charCodeAt(0));
// A download may open with a line of advertising or a title.
const headerLines = 10;
const sampleBytes = 4_096;
const longestName = 100;
export const exampleHeader = 'date,open,high,low,close,volume';

/** Finds the header among the first ten lines, or says why there is none. */
export function findCsvHeader(bytes: Uint8Array, mapping: ColumnMapping): { header: CsvHeader } | { refused: Refusal } {
  const start = skipByteOrderMark(bytes);
  const unreadable = findForeignContent(bytes, start);
  if (unreadable !== undefined) return { refused: unreadable };
  const line = createCsvLine(start);
  let best: Candidate | undefined;
  for (let tried = 0; tried < headerLines && nextLine(bytes, line);) {
    if (isBlank(bytes, line)) continue;
    tried++;
    for (const delimiter of delimiters) {
      const candidate = readCandidate(bytes, { line, delimiter, mapping });
      const { columns } = candidate.search;
      if (columns !== undefined) return { header: { columns, delimiter, fieldCount: candidate.names.length, line } };
      if (best === undefined || score(candidate) > score(best)) best = candidate;
    }
  }
  if (best === undefined)
    return { refused: refuse('data.empty', 'holds no line of text', `a header and rows: ${exampleHeader}`) };
  return { refused: explainMissing(best) };
}

interface Candidate {
  readonly names: readonly string[];
  readonly search: ReturnType<typeof findColumns>;
}

/** The more columns are found the likelier this line, cut this way, was meant as the header. */
function score({ search }: Candidate): number {
  return -search.missing.length - search.twice.length / 2;
}

function readCandidate(
  bytes: Uint8Array,
  { line, delimiter, mapping }: { line: CsvLine; delimiter: number; mapping: ColumnMapping },
): Candidate {
  const fields = createCsvFields();
  splitFields(bytes, line, { delimiter, fields });
  const names = fieldTexts(bytes, fields);
  const following = { ...line };
  while (nextLine(bytes, following) && isBlank(bytes, following));
  splitFields(bytes, following, { delimiter, fields });
  return { names, search: findColumns(names, mapping, fieldTexts(bytes, fields)) };
}

function fieldTexts(bytes: Uint8Array, fields: CsvFields): string[] {
  return Array.from({ length: Math.min(fields.count, fields.from.length) }, (_, index) => {
    const from = fields.from[index]!;
    return asciiText(bytes, from, Math.min(fields.to[index]!, from + longestName));
  });
}

function explainMissing({ names, search: { missing, twice } }: Candidate): Refusal {
  const example = `a header such as ${exampleHeader} (volume may be absent), or name the columns: time=Stamp,close=Last`;
  const shown = printable(names.slice(0, 12).join(', '));
  if (twice.length > 0)
    return refuse('data.duplicate-column', `names two columns ${printable(twice.join(', '))}: ${shown}`, example);
  if (names.length > 1 && names.every(isData))
    return refuse('data.no-header', `starts with data, not with a header: ${shown}`, example);
  return refuse('data.missing-column', `has no column for ${missing.join(', ')}; its header reads: ${shown}`, example);
}

function isData(text: string): boolean {
  return /^-?\d*\.?\d*$/.test(text) || parseTimestamp(text).kind !== 'unreadable';
}

function skipByteOrderMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** What a download turns out to be when it is not a table. */
function findForeignContent(bytes: Uint8Array, start: number): Refusal | undefined {
  if (bytes.length === start) return refuse('data.empty', 'is empty', `a header and rows: ${exampleHeader}`);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refuse('data.not-text', 'is written in UTF-16', 'save it as CSV UTF-8');
  const sample = asciiText(bytes, start, Math.min(bytes.length, start + sampleBytes));
  const controls = Array.from(sample).filter((character) => character < ' ' && !'\t\r\n'.includes(character)).length;
  if (sample.startsWith('\0') || controls > sample.length / 10 || sample.startsWith('PK\u0003'))
    return refuse('data.not-text', 'is binary, not text', 'unpack archives and export spreadsheets as CSV first');
  if (/^\s*<(!|\?xml|html|head|body|script|meta)/i.test(sample))
    return refuse(
      'data.web-page',
      'is a web page or XML, not CSV',
      'open the address in a browser: it may ask for a login or show an error',
    );
  if (/^\s*[{[]/.test(sample))
    return refuse('data.not-text', 'is JSON, not CSV', `rows of text under a header: ${exampleHeader}`);
  return undefined;
}

export function refuse(code: Refusal['code'], reason: string, hint: string): Refusal {
  return { code, reason, hint };
}

/** Text of a file made safe to show: control and non-ASCII characters become `?`, at most 120 characters. */
export function printable(text: string): string {
  const clean = text.replace(/[^ -~]/g, '?');
  return clean.length > 120 ? `${clean.slice(0, 117)}...` : clean;
}
