import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runQuietly } from './child.mjs';
import { inPackage, userCacheFolder } from './package-paths.mjs';
import { say, SetUpError, step } from './step.mjs';

const version = '1.5.1';
const oldestServer = [1, 26];
const program = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
const downloadTimeoutMs = 60_000;
const buildTimeoutMs = 15 * 60_000;

const cachedExecutable = () => path.join(userCacheFolder(), `temporal-${version}`, program);

/** Whether there is a program to start, without starting it: that costs a quarter of a second. */
export function hasTemporal() {
  return candidates().some(existsSync);
}

/** The Temporal program on PATH, else the one in the user's cache; undefined when there is none that is recent enough. */
export function findTemporal() {
  // The cached one was checked when it was put there.
  return candidates().find((file) => existsSync(file) && (file === cachedExecutable() || isRecent(file)));
}

function candidates() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return [...folders.map((folder) => path.join(folder, program)), cachedExecutable()];
}

/** Finds Temporal, or gets it: by the SDK's own download, else built by Go. Returns its path. */
export async function obtainTemporal() {
  const found = findTemporal();
  if (found !== undefined) return found;
  mkdirSync(path.dirname(cachedExecutable()), { recursive: true });
  const failures = [];
  for (const [name, obtain] of [
    ['download Temporal', download],
    ['build Temporal with Go (takes 3 to 4 minutes, once)', build],
  ]) {
    try {
      await step(name, obtain);
      return cachedExecutable();
    } catch (error) {
      const reason = error.message.trim().split('\n').at(-1).slice(0, 200);
      failures.push(`${name}: ${reason}`);
      say(`${name}: not possible here (${reason})`);
    }
  }
  throw new SetUpError(
    `Temporal is missing, and could not be obtained:\n  ${failures.join('\n  ')}\nDo one of these:\n` +
      '  1. put the Temporal CLI on PATH: https://docs.temporal.io/cli#install\n' +
      `  2. install Go 1.24 or later, and run this again (it builds github.com/temporalio/cli/cmd/temporal@v${version})\n` +
      '  3. set TEMPORAL_ADDRESS to the address of a Temporal server, for example localhost:7233',
    { exitCode: 5 },
  );
}

function isRecent(file) {
  try {
    const text = execFileSync(file, ['--version'], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [, major, minor] = /Server (\d+)\.(\d+)/.exec(text) ?? [];
    return Number(major) > oldestServer[0] || (Number(major) === oldestServer[0] && Number(minor) >= oldestServer[1]);
  } catch {
    return false;
  }
}

/** The SDK downloads and starts a server; we keep the program. In a process of its own, because the download cannot be cancelled. */
async function download() {
  await inTemporaryFolder(async (folder) => {
    const script = `
      const { TestWorkflowEnvironment } = require(${JSON.stringify(createRequire(import.meta.url).resolve('@temporalio/testing'))});
      const executable = { type: 'cached-download', version: 'v${version}', downloadDir: ${JSON.stringify(folder)} };
      TestWorkflowEnvironment.createLocal({ server: { executable } }).then((env) => env.teardown()).then(() => process.exit(0), (error) => {
        console.error(error.message);
        process.exit(1);
      });`;
    await runQuietly(process.execPath, ['-e', script], { timeoutMs: downloadTimeoutMs, cwd: inPackage() });
    keep(path.join(folder, readdirSync(folder).find((name) => name.startsWith('temporal')) ?? program));
  });
}

async function build() {
  const startedAt = performance.now();
  const ticking = setInterval(
    () => say(`building Temporal: ${Math.round((performance.now() - startedAt) / 1000)} s`),
    10_000,
  );
  try {
    await inTemporaryFolder(async (folder) => {
      const env = { ...process.env, GOBIN: folder };
      await runQuietly('go', ['install', `github.com/temporalio/cli/cmd/temporal@v${version}`], {
        env,
        timeoutMs: buildTimeoutMs,
      });
      keep(path.join(folder, program));
    });
  } finally {
    clearInterval(ticking);
  }
}

/** Beside its final place, so that it can be moved there at once: whoever finds the program finds it whole. */
async function inTemporaryFolder(work) {
  const folder = mkdtempSync(path.join(path.dirname(cachedExecutable()), 'obtaining-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keep(file) {
  if (!existsSync(file)) throw new Error('no program came of it');
  const draft = `${file}.draft`;
  copyFileSync(file, draft);
  chmodSync(draft, 0o755);
  if (!isRecent(draft)) throw new Error('the program does not run here, or is too old');
  renameSync(draft, cachedExecutable());
}

// As a program: prints the path; `--find` only looks, and ends with 1 when there is none.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const file = process.argv.includes('--find') ? findTemporal() : await obtainTemporal();
    if (file === undefined) process.exitCode = 1;
    else process.stdout.write(`${file}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof SetUpError ? error.message : error.stack}\n`);
    process.exitCode = error.exitCode ?? 1;
  }
}
