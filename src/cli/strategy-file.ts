import { readFile } from 'node:fs/promises';
import { canonicalGenome, genomeId } from '../domain/strategy/canonical-genome';
import { findGenomeProblems } from '../domain/strategy/genome-problems';
import type { Genome, GenomeId } from '../domain/strategy/genome';
import { hasSentences, readSentences } from '../domain/strategy/sentence-reading';
import { CommandError, exitCodes } from './output';

export interface Strategy {
  readonly id: GenomeId;
  /** In canonical form. */
  readonly genome: Genome;
}

/**
 * Reads a strategy as JSON of schema 1 or in the sentences that `emp strategy show` prints, see docs/strategy-schema.md; what it is its
 * content says, not its name. Every problem of it is named.
 */
export async function readStrategyFile(file: string): Promise<Strategy> {
  const text = (await readText(file)).replace(/^\uFEFF/, '');
  const genome = canonicalGenome(readGenome(file, text));
  return { id: genomeId(genome), genome };
}

function readGenome(file: string, text: string): Genome {
  if (/^\s*[{[]/.test(text)) {
    const value = parseJson(file, text);
    const problems = findGenomeProblems(value);
    if (problems.length === 0) return value as Genome;
    const lines = problems.map(({ path, found, expected }) => `${path}: found ${found}, expected ${expected}`);
    throw invalid(file, lines, problems);
  }
  if (!hasSentences(text)) throw neither(file);
  const reading = readSentences(text);
  if ('genome' in reading) return reading.genome;
  const lines = reading.problems.map(
    ({ line, column, found, expected, example }) =>
      `line ${line}, column ${column}: found ${found}, expected ${expected}; for example: ${example}`,
  );
  throw invalid(file, lines, reading.problems);
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
    throw new CommandError(
      isAbsent ? 'strategy.file-not-found' : 'strategy.unreadable-file',
      isAbsent ? `there is no file ${file}` : `${file} cannot be read (${code})`,
      {
        exitCode: isAbsent ? exitCodes.notFound : exitCodes.fault,
        hint: 'a file of JSON or sentences, or the id of a strategy',
      },
    );
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandError('strategy.not-json', `${file} is not JSON: ${error.message}`, {
      exitCode: exitCodes.fault,
      hint: 'docs/strategy-schema.md has examples',
    });
  }
}

function neither(file: string): CommandError {
  return new CommandError(
    'strategy.not-json',
    `${file} is neither JSON, which begins with {, nor sentences such as "Buy when the close is above the 200-bar average."`,
    { exitCode: exitCodes.fault, hint: 'docs/strategy-schema.md has examples of both' },
  );
}

function invalid(file: string, lines: readonly string[], problems: readonly object[]): CommandError {
  const count = lines.length === 1 ? 'one problem' : `${lines.length} problems`;
  return new CommandError(
    'strategy.invalid',
    [`${file} has ${count}`, ...lines.map((line) => `  ${line}`)].join('\n'),
    {
      exitCode: exitCodes.fault,
      hint: 'docs/strategy-schema.md has examples',
      details: { file, problems },
    },
  );
}
