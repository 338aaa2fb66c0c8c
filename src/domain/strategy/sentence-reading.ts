import { genomeSchema, type Exits, type Genome, type Rule, type Sizing } from './genome';
import { findGenomeProblems, type GenomeProblem } from './genome-problems';
import { strategyPolicy } from './policy';
import { readExits, readFixedSizing, readVolatilitySizing, type FigurePlaces } from './sentence-money';
import { readRule, type RulePlaces } from './sentence-rules';
import { createScanner, sentenceProblem, type Scanner, type SentenceProblem, type Span } from './sentence-scanner';

export type SentenceReading = { readonly genome: Genome } | { readonly problems: readonly SentenceProblem[] };

/** What a sentence speaks of; each part of a genome is said once. */
type Part = 'long.enter' | 'long.exit' | 'short.enter' | 'short.exit' | 'exits' | 'sizing';

interface SentenceForm {
  readonly part: Part;
  readonly head: RegExp;
  readonly example: string;
  readonly read: (scanner: Scanner, places: Places) => Rule | Exits | Sizing | undefined;
}

interface Places {
  readonly rules: RulePlaces;
  readonly figures: FigurePlaces;
}

interface Said {
  readonly part: Part;
  readonly span: Span;
  /** Absent where it could not be read. */
  readonly value?: Rule | Exits | Sizing;
}

const rule: SentenceForm['read'] = (scanner, { rules }) => readRule(scanner, rules);

const forms: readonly SentenceForm[] = [
  {
    part: 'long.enter',
    head: /buy\s+when\b/iy,
    example: 'Buy when the close is above the 200-bar average.',
    read: rule,
  },
  {
    part: 'short.enter',
    head: /sell\s+short\s+when\b/iy,
    example: 'Sell short when the 14-bar RSI is above 70.',
    read: rule,
  },
  { part: 'long.exit', head: /sell\s+when\b/iy, example: 'Sell when the 14-bar RSI is above 70.', read: rule },
  { part: 'short.exit', head: /cover\s+when\b/iy, example: 'Cover when the 14-bar RSI is below 30.', read: rule },
  { part: 'exits', head: /no\s+protective\s+exits?\b/iy, example: 'No protective exit.', read: () => ({}) },
  {
    part: 'exits',
    head: /protect\s+each\s+trade\s+by\b/iy,
    example: 'Protect each trade by a stop 2.5 average true ranges away.',
    read: (scanner, { figures }) => readExits(scanner, figures),
  },
  {
    part: 'sizing',
    head: /put\b/iy,
    example: 'Put 25 % of equity into each trade.',
    read: (scanner, { figures }) => readFixedSizing(scanner, figures),
  },
  {
    part: 'sizing',
    head: /size\s+each\s+trade\s+for\b/iy,
    example: 'Size each trade for 15 % annual volatility, at most 95 % of equity.',
    read: (scanner, { figures }) => readVolatilitySizing(scanner, figures),
  },
];

const headWords = forms.map(({ head }) => head.source).join('|');
// A point ends a sentence where no digit follows; a line that begins like a sentence is one even without a point before it.
const sentenceEnd = new RegExp(`\\.(?=[\\s.]|$)|\\n(?=[^\\S\\n]*(?:[-*]\\s+)?(?:${headWords}))`, 'gi');
const listMark = /[-*](?=\s)/y;

/** Is there a sentence in this text that begins as those of a strategy do? */
export function hasSentences(text: string): boolean {
  return new RegExp(`(?:^|[.\\n])[^\\S\\n]*(?:[-*]\\s+)?(?:${headWords})`, 'i').test(text);
}

/**
 * Reads the sentences that `describeGenome` writes back into their genome, or names every problem. Capitals, line breaks, a missing or doubled
 * point, list marks, a missing `the`, references such as `rsi(14)` and the signs < and > are free; the order of the sentences is, too.
 */
export function readSentences(text: string): SentenceReading {
  const { maxLength } = strategyPolicy.sentences;
  const problems: SentenceProblem[] = [];
  if (text.length > maxLength)
    return {
      problems: [
        sentenceProblem(
          text,
          { from: 0, to: 0 },
          {
            found: `${text.length} characters`,
            expected: `at most ${maxLength}: a strategy is a few sentences`,
            example: exampleOf('long.enter'),
          },
        ),
      ],
    };
  const places: Places = { rules: new Map(), figures: new Map() };
  const said: Said[] = [];
  for (const span of splitSentences(text)) {
    const one = readSentence({ text, ...span }, places, problems);
    if (!one) continue;
    if (said.some(({ part }) => part === one.part))
      problems.push(
        sentenceProblem(text, span, {
          expected: `one sentence about ${words[one.part]}`,
          example: 'leave one of them out',
        }),
      );
    else said.push(one);
  }
  const { genome, spans } = assemble(said, places);
  const unread = problems.length > 0;
  problems.push(...findMissing(text, said, unread), ...findWrongFigures(text, genome, spans));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return problems.length > 0 ? { problems } : { genome };
}

const words: Readonly<Record<Part, string>> = {
  'long.enter': 'buying',
  'long.exit': 'selling',
  'short.enter': 'selling short',
  'short.exit': 'covering',
  exits: 'protective exits',
  sizing: 'the size of a trade',
};

function exampleOf(part: Part): string {
  return forms.find((form) => form.part === part)?.example ?? '';
}

function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  const add = (to: number): void => {
    if (/\S/.test(text.slice(from, to))) spans.push({ from, to });
  };
  for (const { index, 0: mark } of text.matchAll(sentenceEnd)) {
    add(index);
    from = index + mark.length;
  }
  add(text.length);
  return spans;
}

function readSentence(
  sentence: Span & { readonly text: string },
  places: Places,
  problems: SentenceProblem[],
): Said | undefined {
  const scanner = createScanner(sentence, problems);
  scanner.take(listMark);
  const span = { from: scanner.next(), to: sentence.to };
  const form = forms.find(({ head }) => scanner.take(head));
  if (!form)
    return scanner.refuse({
      expected: `a sentence that begins with Buy when, Sell when, Sell short when, Cover when, Protect each trade by, No protective exit, Put or Size each trade for`,
      example: forms[0]!.example,
    });
  const value = form.read(scanner, places);
  if (value === undefined) return { part: form.part, span };
  if (scanner.isAtEnd()) return { part: form.part, span, value };
  scanner.refuse({ expected: 'the end of the sentence', example: form.example });
  return { part: form.part, span };
}

/** What could be read, as a genome with its gaps, and where each path of it stands. */
function assemble(said: readonly Said[], places: Places): { genome: Genome; spans: Map<string, Span> } {
  const spans = new Map<string, Span>(places.figures);
  const value = <T>(part: Part): T | undefined => {
    const one = said.find((other) => other.part === part);
    if (one?.value === undefined) return undefined;
    spans.set(part, one.span);
    return one.value as T;
  };
  const side = (name: 'long' | 'short') => {
    const enter = value<Rule>(`${name}.enter`);
    const exit = value<Rule>(`${name}.exit`);
    if (enter) placeRule(enter, `${name}.enter`, { spans, rules: places.rules });
    if (exit) placeRule(exit, `${name}.exit`, { spans, rules: places.rules });
    return (enter ?? exit) && { [name]: { enter, ...(exit && { exit }) } };
  };
  const genome = {
    ...{ schema: genomeSchema, ...side('long'), ...side('short') },
    ...{ exits: value<Exits>('exits'), sizing: value<Sizing>('sizing') },
  };
  return { genome: genome as Genome, spans };
}

function placeRule(node: Rule, path: string, { spans, rules }: { spans: Map<string, Span>; rules: RulePlaces }): void {
  const place = rules.get(node);
  if (place) spans.set(path, place);
  if (place?.left) spans.set(`${path}.left`, place.left);
  if (place?.right) spans.set(`${path}.right`, place.right);
  if ('not' in node) placeRule(node.not, `${path}.not`, { spans, rules });
  if ('all' in node) node.all.forEach((part, index) => placeRule(part, `${path}.all[${index}]`, { spans, rules }));
  if ('any' in node) node.any.forEach((part, index) => placeRule(part, `${path}.any[${index}]`, { spans, rules }));
}

/** Parts that no sentence speaks of. A sentence that could not be read may have been the one. */
function findMissing(text: string, said: readonly Said[], unread: boolean): SentenceProblem[] {
  const has = (part: Part): boolean => said.some((one) => one.part === part);
  const end = { from: text.trimEnd().length, to: text.length };
  const missing = (part: Part, at: Span = end): SentenceProblem =>
    sentenceProblem(text, at, {
      ...(at === end && { found: 'the end of the text' }),
      expected: `a sentence about ${words[part]}`,
      example: exampleOf(part),
    });
  const orphans = (['long', 'short'] as const).flatMap((side) => {
    const exit = said.find(({ part }) => part === `${side}.exit`);
    return exit && !has(`${side}.enter`) ? [missing(`${side}.enter`, exit.span)] : [];
  });
  if (unread) return orphans;
  const silent = !has('long.enter') && !has('short.enter') && orphans.length === 0;
  return [
    ...orphans,
    ...(silent ? [missing('long.enter')] : []),
    ...(has('exits') ? [] : [missing('exits')]),
    ...(has('sizing') ? [] : [missing('sizing')]),
  ];
}

/** What the genome's own check finds, told in the places of the text. */
function findWrongFigures(text: string, genome: Genome, spans: ReadonlyMap<string, Span>): SentenceProblem[] {
  return findGenomeProblems(genome).flatMap((problem) => {
    const path = placedPath(problem.path, spans);
    const span = path === undefined ? undefined : spans.get(path);
    return span ? [sentenceProblem(text, span, remarkOn(problem, path === problem.path))] : [];
  });
}

function remarkOn({ path, found, expected }: GenomeProblem, isLeaf: boolean) {
  const isShare = path.startsWith('sizing.');
  const size = /^"(\d+ conditions|nesting of \d+)"$/.exec(found)?.[1];
  return {
    ...((size !== undefined || !isLeaf) && { found: size ?? found }),
    expected: isShare ? `${expected}, where 1 is 100 %` : expected,
    example: figureExamples[path] ?? (/^-?\d/.test(expected) ? 'the 14-bar RSI is below 30' : exampleOf('long.enter')),
  };
}

const figureExamples: Readonly<Record<string, string>> = {
  'exits.stopAtr': 'a stop 2.5 average true ranges away',
  'exits.trailAtr': 'a stop trailing the best price by 3 average true ranges',
  'exits.targetAtr': 'a target 6 average true ranges away',
  'exits.maxBars': 'an end after 20 bars',
  'sizing.fraction': '25 % of equity into each trade',
  'sizing.annualVolatility': '15 % annual volatility',
  'sizing.maxFraction': 'at most 95 % of equity',
};

/** The path itself, or the nearest one above it that a sentence spoke of. */
function placedPath(path: string, spans: ReadonlyMap<string, Span>): string | undefined {
  for (let part = path; part !== ''; part = part.replace(/(?:^|\.|\[)[^.[]*$/, '')) if (spans.has(part)) return part;
  return undefined;
}
