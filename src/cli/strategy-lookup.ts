import { readFile } from 'node:fs/promises';
import type { GenomeStore } from '../activities/ports';
import { canonicalGenome, genomeId } from '../domain/strategy/canonical-genome';
import { findGenomeProblems, type GenomeProblem } from '../domain/strategy/genome-problems';
import type { Genome, GenomeId } from '../domain/strategy/genome';
import { CommandError, exitCodes } from './output';

export interface Strategy {
  readonly id: GenomeId;
  /** In canonical form. */
  readonly genome: Genome;
}

/** A strategy by a unique beginning of its id, or from a JSON file. */
export async function requireStrategy(idOrFile: string, record: GenomeStore): Promise<Strategy> {
  return /^[0-9a-f]{1,64}$/.test(idOrFile) ? findStrategy(idOrFile, record) : readStrategyFile(idOrFile);
}

export async function findStrategy(prefix: string, record: GenomeStore): Promise<Strategy> {
  const ids = await record.findGenomes(prefix.toLowerCase(), 6);
  const [id] = ids;
  if (ids.length > 1)
    throw new CommandError('strategy.ambiguous', `several strategies start with ${prefix}`, {
      exitCode: exitCodes.usage,
      hint: 'give more of the id',
      details: { strategies: ids },
    });
  const genome = id === undefined ? undefined : await record.loadGenome(id);
  if (id === undefined || !genome)
    throw new CommandError('strategy.not-found', `there is no strategy ${prefix}`, {
      exitCode: exitCodes.notFound,
      hint: 'ids are those of emp evolve show and emp strategy import; a file is named with its .json',
    });
  return { id, genome };
}

/** Reads a genome of schema 1, see docs/strategy-schema.md; every problem of it is named. */
export async function readStrategyFile(file: string): Promise<Strategy> {
  const value = parseJson(file, await readText(file));
  const problems = findGenomeProblems(value);
  if (problems.length > 0) throw invalid(file, problems);
  const genome = canonicalGenome(value as Genome);
  return { id: genomeId(genome), genome };
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
    throw new CommandError(
      isAbsent ? 'strategy.file-not-found' : 'strategy.unreadable-file',
      isAbsent ? `there is no file ${file}` : `${file} cannot be read (${code})`,
      { exitCode: isAbsent ? exitCodes.notFound : exitCodes.fault, hint: 'a JSON file, or the id of a strategy' },
    );
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandError('strategy.not-json', `${file} is not JSON: ${error.message}`, {
      exitCode: exitCodes.fault,
      hint: 'docs/strategy-schema.md has examples',
    });
  }
}

function invalid(file: string, problems: readonly GenomeProblem[]): CommandError {
  const lines = problems.map(({ path, found, expected }) => `  ${path}: found ${found}, expected ${expected}`);
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new CommandError('strategy.invalid', [`${file} has ${count}`, ...lines].join('\n'), {
    exitCode: exitCodes.fault,
    hint: 'docs/strategy-schema.md has examples',
    details: { file, problems },
  });
}
