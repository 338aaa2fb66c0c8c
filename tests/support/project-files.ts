import fs from 'node:fs';
import path from 'node:path';
import type { SourceTexts } from './source-module';

export const projectRoot = path.resolve(__dirname, '../..');

/** Text of every file below these folders of the project, by path from its root with forward slashes. */
export function readProjectFiles(...folders: string[]): SourceTexts {
  const files = folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(
    files.map((file) => [path.relative(projectRoot, file).split(path.sep).join('/'), fs.readFileSync(file, 'utf8')]),
  );
}

export function readProjectFile(file: string): string {
  return fs.readFileSync(path.join(projectRoot, file), 'utf8');
}
