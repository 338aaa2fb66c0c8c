import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findPackageRoot } from '../../config/package-root';
import { compileFastest } from './c-compilers';
import { compareFigures, comparePortfolios, computeKernelFigures } from './kernel-figures';
import { encodeKernelWork, type KernelWork } from './kernel-work';
import { startRival, succeeds, type RivalCommand, type RivalProgram } from './rival-program';

/** The same work in another language. */
export interface KernelRival {
  readonly name: string;
  /** How it was made, or why it takes no part. */
  readonly words: string;
  /** Undefined where it cannot be run here. */
  readonly program: RivalProgram | undefined;
  /** It does the simple work. */
  readonly isSimple: boolean;
}

export interface RivalPlace {
  /** For the work and what comes of it. */
  readonly folder: string;
  readonly python: string;
}

export interface RivalWork {
  readonly full: KernelWork;
  /** What vectorbt can do: long rules alone, free of cost. */
  readonly simple: KernelWork;
}

interface Candidate {
  readonly name: string;
  readonly words: string;
  readonly command: RivalCommand | undefined;
  readonly work: keyof RivalWork;
}

/** Starts every rival that this machine can run and holds its results against the plain simulator's. Throws where they differ. */
export async function startKernelRivals(place: RivalPlace, works: RivalWork): Promise<KernelRival[]> {
  const { folder } = place;
  const files = { full: path.join(folder, 'work'), simple: path.join(folder, 'simple-work') };
  for (const name of ['full', 'simple'] as const) await writeFile(files[name], encodeKernelWork(works[name]));
  const rivals: KernelRival[] = [];
  try {
    for (const candidate of await findCandidates(place, files))
      rivals.push(await startCandidate(folder, candidate, works));
  } catch (error) {
    for (const { program } of rivals) await program?.close();
    throw error;
  }
  return rivals;
}

async function findCandidates(place: RivalPlace, files: Record<keyof RivalWork, string>): Promise<Candidate[]> {
  const { folder } = place;
  const compiled = await compileFastest(folder, { work: files.full, figures: path.join(folder, 'c-trial') });
  return [
    {
      name: 'c',
      words: compiled ? `bench/kernel.c on one thread, ${compiled.how}` : 'no C compiler',
      command: compiled && { file: compiled.program, args: [files.full, path.join(folder, 'c')] },
      work: 'full',
    },
    pythonCandidate(place, files, { name: 'numba', script: 'numba_kernel.py', work: 'full' }),
    pythonCandidate(place, files, { name: 'vectorbt', script: 'vectorbt_portfolio.py', work: 'simple' }),
  ];
}

function pythonCandidate(
  { folder, python }: RivalPlace,
  files: Record<keyof RivalWork, string>,
  { name, script, work }: { name: string; script: string; work: keyof RivalWork },
): Candidate {
  const args = [path.join(findPackageRoot(__dirname), 'bench', script), files[work], path.join(folder, name)];
  const isThere = succeeds({ file: python, args: ['-c', `import ${name}`] });
  const words = isThere ? `bench/${script} on one thread` : `no Python with ${name}`;
  return { name, words, command: isThere ? { file: python, args } : undefined, work };
}

async function startCandidate(
  folder: string,
  { name, words, command, work }: Candidate,
  works: RivalWork,
): Promise<KernelRival> {
  const isSimple = work === 'simple';
  if (command === undefined) return { name, words, program: undefined, isSimple };
  const program = await startRival(command);
  const bytes = await readFile(path.join(folder, name));
  const found = new Float64Array(new Uint8Array(bytes).buffer);
  const expected = computeKernelFigures(works[work]);
  const difference = isSimple ? comparePortfolios(found, expected) : compareFigures(found, expected);
  if (difference > 1) {
    await program.close();
    throw new Error(`${name} differs from the plain simulator by ${difference} times what is allowed`);
  }
  return { name, words, program, isSimple };
}
