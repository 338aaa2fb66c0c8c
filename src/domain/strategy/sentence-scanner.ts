/** Where something stands in a text: offsets of its first character and of the one behind its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One thing wrong with a text of sentences. */
export interface SentenceProblem {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** The words that stand there. */
  readonly found: string;
  readonly expected: string;
  /** Words that would be right there. */
  readonly example: string;
}

export type SentenceRemark = Pick<SentenceProblem, 'expected' | 'example'> & { readonly found?: string };

/** Reads one sentence from left to right; blanks and line breaks before a piece are passed over. */
export interface Scanner {
  /** The piece that `pattern` (sticky) describes, if it comes next; its place is `last`. */
  take(pattern: RegExp): RegExpExecArray | undefined;
  /** Like `take`, without going on. */
  peek(pattern: RegExp): RegExpExecArray | undefined;
  /** The place of what was taken last. */
  last(): Span;
  /** Where the next piece begins. */
  next(): number;
  isAtEnd(): boolean;
  /** The words from there to the next joint of the sentence. */
  rest(): string;
  /** Notes what is wrong with the next piece, and returns undefined so that a reader can give up with it. */
  refuse(remark: SentenceRemark): undefined;
}

export interface Sentence extends Span {
  /** The whole text, so that places are those of the reader's file. */
  readonly text: string;
}

export function createScanner({ text, from, to }: Sentence, problems: SentenceProblem[]): Scanner {
  const sentence = text.slice(0, to);
  let at = from;
  let last: Span = { from, to: from };
  const next = (): number => {
    while (at < to && /\s/.test(sentence[at]!)) at++;
    return at;
  };
  const peek = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = next();
    return pattern.exec(sentence) ?? undefined;
  };
  return {
    peek,
    next,
    take(pattern) {
      const match = peek(pattern);
      if (match) {
        last = { from: at, to: at + match[0].length };
        at = last.to;
      }
      return match;
    },
    last: () => last,
    isAtEnd: () => next() >= to,
    rest: () => wordsAt(text, { from: next(), to }),
    refuse(remark) {
      problems.push(sentenceProblem(text, { from: next(), to }, remark));
      return undefined;
    },
  };
}

const shownLength = 60;

/** A problem with the words at `span`, cut before the next joint of the sentence. */
export function sentenceProblem(
  text: string,
  span: Span,
  { found, expected, example }: SentenceRemark,
): SentenceProblem {
  const before = text.slice(0, span.from);
  return {
    line: before.split('\n').length,
    column: span.from - before.lastIndexOf('\n'),
    found: found ?? wordsAt(text, span),
    expected,
    example,
  };
}

function wordsAt(text: string, { from, to }: Span): string {
  const words = text
    .slice(from, Math.min(to, from + 10 * shownLength))
    .trim()
    .replace(/\s+/g, ' ');
  if (words === '') return 'nothing';
  const end = words.search(/(?<=\S)(?: and | or |, )/);
  const piece = end < 0 ? words : words.slice(0, end);
  return piece.length > shownLength ? `${piece.slice(0, shownLength - 3)}...` : piece;
}
