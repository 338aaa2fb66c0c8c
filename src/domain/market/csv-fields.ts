/** One line of a file: bytes [from, to) without the line end. */
export interface CsvLine {
  from: number;
  to: number;
  /** 1 for the first line of the file. */
  number: number;
  /** Where the next line starts. */
  nextAt: number;
}

/** The fields of one line, without quotes and surrounding blanks; reused from line to line. */
export interface CsvFields {
  readonly from: Int32Array;
  readonly to: Int32Array;
  count: number;
  /** A quote that is not closed on its line, or text behind a closing quote. */
  badQuote: boolean;
}

const maxFields = 256;
const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;
const blank = 32;
const tab = 9;

export function createCsvLine(at: number): CsvLine {
  return { from: at, to: at, number: 0, nextAt: at };
}

/** Moves to the next line; LF, CRLF and a lone CR end a line. False at the end of the file. */
export function nextLine(bytes: Uint8Array, line: CsvLine): boolean {
  if (line.nextAt >= bytes.length) return false;
  let at = line.nextAt;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  line.from = line.nextAt;
  line.to = at;
  line.number++;
  line.nextAt = bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1;
  return true;
}

export function isBlank(bytes: Uint8Array, line: CsvLine): boolean {
  for (let at = line.from; at < line.to; at++) if (bytes[at] !== blank && bytes[at] !== tab) return false;
  return true;
}

export function createCsvFields(): CsvFields {
  return { from: new Int32Array(maxFields), to: new Int32Array(maxFields), count: 0, badQuote: false };
}

export interface FieldSplit {
  /** Byte between two fields. */
  readonly delimiter: number;
  /** Filled by the split. */
  readonly fields: CsvFields;
}

/**
 * Splits a line at the delimiter, honouring double quotes (RFC 4180). A quoted field may not run over the end of its line:
 * no price does, and one stray quote would swallow the rest of the file. Fields beyond 256 are counted but not kept.
 */
export function splitFields(bytes: Uint8Array, line: CsvLine, { delimiter, fields }: FieldSplit): void {
  fields.count = 0;
  fields.badQuote = false;
  const splitting: Splitting = { lineEnd: line.to, delimiter, fields };
  let at = line.from;
  for (;;) {
    while (at < line.to && isPadding(bytes[at]!, delimiter)) at++;
    const quoted = at < line.to && bytes[at] === quote;
    at = quoted ? readQuoted(bytes, at, splitting) : readPlain(bytes, at, splitting);
    if (at >= line.to) return;
    at++;
  }
}

interface Splitting extends FieldSplit {
  readonly lineEnd: number;
}

/** Returns the place of the delimiter behind the field, or the end of the line. */
function readPlain(bytes: Uint8Array, from: number, { lineEnd, delimiter, fields }: Splitting): number {
  let end = from;
  while (end < lineEnd && bytes[end] !== delimiter) end++;
  let to = end;
  while (to > from && isPadding(bytes[to - 1]!, delimiter)) to--;
  addField(fields, from, to);
  return end;
}

function readQuoted(bytes: Uint8Array, from: number, { lineEnd, delimiter, fields }: Splitting): number {
  let at = from + 1;
  while (at < lineEnd && (bytes[at] !== quote || (bytes[at + 1] === quote && at + 1 < lineEnd)))
    at += bytes[at] === quote ? 2 : 1;
  const closed = at < lineEnd;
  addField(fields, from + 1, Math.min(at, lineEnd));
  if (!closed) fields.badQuote = true;
  at = Math.min(at + 1, lineEnd);
  while (at < lineEnd && bytes[at] !== delimiter) {
    if (!isPadding(bytes[at]!, delimiter)) fields.badQuote = true;
    at++;
  }
  return at;
}

function addField(fields: CsvFields, from: number, to: number): void {
  if (fields.count < maxFields) {
    fields.from[fields.count] = from;
    fields.to[fields.count] = to;
  }
  fields.count++;
}

function isPadding(code: number, delimiter: number): boolean {
  return (code === blank || code === tab) && code !== delimiter;
}
