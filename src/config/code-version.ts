import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The domain lies beside this folder, among the sources and among the built files alike; the kernel is there once it is built. */
const domainFolder = path.join(__dirname, '..', 'domain');
const kernelFile = path.join(__dirname, '..', 'kernel.wasm');

let known: string | undefined;

/** What figures were computed by: the SHA-256 of this process's domain and kernel. Sources and built files have one each. */
export function codeVersion(): string {
  return (known ??= hashCode(domainFolder, kernelFile));
}

/** Names and contents of all program files of a folder in the order of their names, and of a file beside it where there is one. */
export function hashCode(folder: string, besides: string): string {
  const hash = createHash('sha256');
  const programs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]s$/.test(name));
  const named = programs.map((name) => ({ name: name.split(path.sep).join('/'), file: path.join(folder, name) }));
  for (const { file, name } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) addFile(hash, file, name);
  if (existsSync(besides)) addFile(hash, besides, path.basename(besides));
  return hash.digest('hex');
}

function addFile(hash: ReturnType<typeof createHash>, file: string, name: string): void {
  const content = readFileSync(file);
  // With its length, so that no content can pass for the name of another file.
  hash.update(`${name} ${content.length}\n`).update(content);
}
