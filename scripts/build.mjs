import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runQuietly } from './child.mjs';
import { inPackage, packageRoot } from './package-paths.mjs';
import { step } from './step.mjs';

const stampFile = inPackage('dist', '.stamp.json');

// What runs goes on with the files it has until all the others are there.
const draft = inPackage('dist.draft');

/** Shared memory is written into the module; 65,536 pages are the 4 GiB that a 32-bit address reaches, and cost nothing until touched. */
const kernelFlags = ['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='].concat(
  ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ['--enable', 'simd,bulk-memory,threads'],
);

/** Compiles src/ and assembly/ to dist/ and bundles the workflows, unless nothing they are made of has changed. */
export async function buildPackage() {
  const source = hashSources();
  if (existsSync(stampFile) && JSON.parse(readFileSync(stampFile, 'utf8')).source === source) return;
  try {
    await step('compile', compile);
    await step('compile the kernel', compileKernel);
    await step('bundle the workflows', bundleWorkflows);
    writeFileSync(path.join(draft, path.basename(stampFile)), `${JSON.stringify({ source })}\n`);
    rmSync(inPackage('dist'), { recursive: true, force: true }); // files that have no source any more go with it
    renameSync(draft, inPackage('dist'));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function compile() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  rmSync(draft, { recursive: true, force: true });
  await runQuietly(process.execPath, [tsc, '-p', 'tsconfig.json', '--outDir', draft], { cwd: packageRoot });
}

async function compileKernel() {
  const file = path.join(draft, 'kernel.wasm');
  const asc = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  await runQuietly(process.execPath, [asc, 'assembly/kernel.ts', '-o', file, ...kernelFlags], { cwd: packageRoot });
  return `${(readFileSync(file).length / 1024).toFixed(1)} kB`;
}

async function bundleWorkflows() {
  const { bundleWorkflowCode } = createRequire(import.meta.url)('@temporalio/worker');
  const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error };
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(draft, 'workflows', 'index.js'),
    logger: quiet,
  });
  writeFileSync(path.join(draft, 'workflow-bundle.js'), code);
  return `${Math.round(code.length / 1024)} kB`;
}

function hashSources() {
  const hash = createHash('sha256').update(process.versions.modules);
  const files = ['src', 'assembly']
    .flatMap((folder) => filesBelow(inPackage(folder)))
    .concat(['tsconfig.json', 'package-lock.json', 'scripts/build.mjs'].map((file) => inPackage(file)));
  for (const file of files.filter(existsSync))
    hash.update(path.relative(packageRoot, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
    );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildPackage();
}
