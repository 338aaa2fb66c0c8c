import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while no other process does so with the same folder. Claims are numbered files; the highest number holds, is never
 * deleted but only overtaken, and can be created once: so a dead holder's lock is taken over by exactly one process.
 */
export async function withLock(folder, { waiting, work }) {
  mkdirSync(folder, { recursive: true });
  let told = false;
  let claim = tryClaim(folder);
  while (claim === undefined) {
    if (!told) waiting();
    told = true;
    await sleep(200);
    claim = tryClaim(folder);
  }
  try {
    return await work();
  } finally {
    writeFileSync(path.join(folder, 'released'), 'released');
    renameSync(path.join(folder, 'released'), path.join(folder, String(claim)));
  }
}

function tryClaim(folder) {
  const highest = Math.max(0, ...claims(folder));
  if (highest > 0 && isHeld(path.join(folder, String(highest)))) return undefined;
  const claim = highest + 1;
  const draft = path.join(folder, `draft-${process.pid}`);
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) }));
  try {
    linkSync(draft, path.join(folder, String(claim)));
  } catch (error) {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const stale = claims(folder).filter((number) => number !== claim);
  if (stale.some((number) => number > claim)) {
    rmSync(path.join(folder, String(claim)), { force: true });
    return undefined;
  }
  for (const number of stale) rmSync(path.join(folder, String(number)), { force: true });
  return claim;
}

function isHeld(file) {
  try {
    const content = readFileSync(file, 'utf8');
    if (content === 'released') return false;
    const { pid, startTime } = JSON.parse(content);
    return startTime !== undefined && startTimeOf(pid) === startTime;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function claims(folder) {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function startTimeOf(pid) {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
