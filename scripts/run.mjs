import { createRequire } from 'node:module';
import { runInForeground } from './child.mjs';
import { loadDotEnv } from './dot-env.mjs';
import { inPackage, packageRoot } from './package-paths.mjs';
import { setUp } from './setup.mjs';
import { SetUpError } from './step.mjs';

/** The project's vocabulary: `node scripts/run.mjs TASK [ARGUMENTS]`. Each task sets up what is missing first. */
const tasks = {
  start: (args) => emp(['evolve', 'start', '--or-resume', '--wait', '--report', ...args]),
  test: (args) => jest(args),
  check,
  bench: (args) => emp(['bench', '--all', ...args]), // a name among them is measured alone
  'experiment:noise': (args) => emp(['experiment', 'noise', ...args]),
  chaos: (args) => jest(['tests/chaos'], { EMP_CHAOS_KILLS: optionValue(args, '--kills') }),
};

const node = (args, env = {}) =>
  runInForeground(process.execPath, args, { cwd: process.cwd(), env: { ...process.env, ...env } });
const bin = (file) => createRequire(import.meta.url).resolve(file);

function emp(args) {
  return node([inPackage('dist', 'cli', 'emp.js'), ...args]);
}

function jest(args, env = {}) {
  return node([bin('jest/bin/jest'), '--rootDir', packageRoot, ...args], env);
}

/** Types, lint and format; all are run, so that one look shows everything. */
async function check() {
  const tsc = (project) => ({
    name: `types of ${project}`,
    args: [bin('typescript/bin/tsc'), '--noEmit', '-p', inPackage(project)],
  });
  const parts = [
    ...['tsconfig.json', 'src/domain/tsconfig.json', 'tests/tsconfig.json'].map(tsc),
    { name: 'lint', args: [inPackage('node_modules', 'eslint', 'bin', 'eslint.js'), packageRoot] },
    { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', packageRoot] },
  ];
  const failed = [];
  for (const { name, args } of parts) {
    const startedAt = performance.now();
    const code = await runInForeground(process.execPath, args, { cwd: packageRoot });
    process.stdout.write(
      `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`,
    );
    if (code !== 0) failed.push(name);
  }
  process.stdout.write(`${parts.length - failed.length} passed, ${failed.length} failed\n`);
  return failed.length === 0 ? 0 : 1;
}

function optionValue(args, name) {
  const index = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  return index === -1 ? undefined : args[index].includes('=') ? args[index].split('=')[1] : args[index + 1];
}

const [task = '', ...args] = process.argv.slice(2);
const run = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
if (run === undefined) {
  process.stderr.write(`unknown task "${task}"; there are: ${Object.keys(tasks).join(', ')}\n`);
  process.exitCode = 2;
} else {
  try {
    if (['start', 'bench', 'experiment:noise'].includes(task)) loadDotEnv(); // what is checked and tested does not depend on it
    await setUp({ temporal: task !== 'check' && process.env.TEMPORAL_ADDRESS === undefined });
    process.exitCode = await run(args);
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stderr.write(`set-up: ${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
