/** Corrupt data is worse than no data: what is wrong with a file is said row by row, and nothing is repaired. */
export const barFields = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
export type BarField = (typeof barFields)[number];

/** Why a row was left out. */
export type RowProblemCode =
  | 'field-count'
  | 'bad-quote'
  | 'missing-field'
  | 'not-a-number'
  | 'not-positive'
  | 'out-of-range'
  | 'high-below-low'
  | 'outside-range'
  | 'bad-time'
  | 'impossible-time'
  | 'nonexistent-time'
  | 'duplicate-time'
  | 'backward-time'
  | 'forward-time';

export interface RowProblem {
  /** Line in the file, the first being 1. */
  readonly row: number;
  readonly field: BarField | 'row';
  readonly code: RowProblemCode;
  readonly reason: string;
}

/** A row that is kept and worth a look. */
export interface RowWarning {
  readonly row: number;
  readonly code: 'gap' | 'suspicious-jump' | 'suspicious-range';
  readonly reason: string;
}

export type RefusalCode =
  | 'data.empty'
  | 'data.not-text'
  | 'data.web-page'
  | 'data.no-header'
  | 'data.missing-column'
  | 'data.duplicate-column'
  | 'data.unknown-timezone'
  | 'data.no-usable-rows'
  | 'data.too-many-rows'
  | 'data.unknown-period'
  | 'data.period-mismatch'
  | 'data.file-not-found'
  | 'data.unreadable-file'
  | 'data.truncated-gzip'
  | 'data.corrupt-gzip'
  | 'data.too-large';

/** Why a whole file was turned away: what is wrong, what was expected, an example or the next step. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reason: string;
  readonly hint: string;
}

/** Read = kept + quarantined; blank lines and the header are no rows. */
export interface RowCounts {
  readonly read: number;
  readonly kept: number;
  readonly quarantined: number;
}
