import path from 'node:path';
import { findPackageRoot } from '../../config/package-root';
import { startRival, succeeds } from './rival-program';

const compilers = ['clang', 'gcc'] as const;
const always = ['-O3', '-march=native', '-std=c11'];
/** NaN and infinity stand for what there is none of, so they have to keep their meaning. */
const fast = ['-ffast-math', '-fno-finite-math-only'];
const flagSets = [[], fast, ['-mprefer-vector-width=512'], [...fast, '-mprefer-vector-width=512']];
const trialRuns = 5;

/** Compiles `bench/kernel.c` in every way that a compiler of this machine offers; the fastest one. Undefined without a compiler. */
export async function compileFastest(
  folder: string,
  files: { readonly work: string; readonly figures: string },
): Promise<{ program: string; how: string } | undefined> {
  const source = path.join(findPackageRoot(__dirname), 'bench', 'kernel.c');
  let best: { program: string; how: string; seconds: number } | undefined;
  for (const [index, flags] of flagSets.entries())
    for (const compiler of compilers) {
      const program = path.join(folder, `kernel-${compiler}-${index}`);
      const args = [...always, ...flags, source, '-o', program, '-lm'];
      if (!succeeds({ file: compiler, args })) continue;
      const seconds = await timeProgram(program, [files.work, files.figures]);
      if (best === undefined || seconds < best.seconds)
        best = { program, how: [compiler, ...always, ...flags].join(' '), seconds };
    }
  return best;
}

async function timeProgram(file: string, args: readonly string[]): Promise<number> {
  const rival = await startRival({ file, args });
  let least = Infinity;
  for (let run = 0; run < trialRuns; run++) least = Math.min(least, await rival.run());
  await rival.close();
  return least;
}
