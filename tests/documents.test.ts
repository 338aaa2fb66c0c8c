import fs from 'node:fs';
import path from 'node:path';
import { projectRoot, readProjectFile, readProjectFiles } from './support/project-files';

const topLevel = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((file) => [file, readProjectFile(file)] as const);
const documents = [...topLevel, ...Object.entries(readProjectFiles('docs')).filter(([file]) => file.endsWith('.md'))];

/** Relative targets of links and pictures, from the project's root, without their anchors. */
function findTargets(file: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) =>
    /^(https?:|#)/.test(target) ? [] : [path.posix.join(path.posix.dirname(file), target.replace(/#.*$/, ''))],
  );
}

test('every link between the documents leads somewhere', () => {
  const targets = documents.flatMap(([file, text]) => findTargets(file, text));
  expect(targets.length).toBeGreaterThan(30);
  expect(targets.filter((target) => !fs.existsSync(path.join(projectRoot, target)))).toEqual([]);
});

test('a link is resolved from the document that holds it', () => {
  expect(findTargets('docs/a.md', '[b](b.md#c) ![d](../d.png) [e](https://e.example) [f](#f)')).toEqual([
    'docs/b.md',
    'd.png',
  ]);
});

test('every decision stands in the index once, and its title carries its number', () => {
  const files = fs.readdirSync(path.join(projectRoot, 'docs/decisions')).filter((file) => /^\d{4}-/.test(file));
  const index = readProjectFile('docs/decisions/README.md');
  expect([...index.matchAll(/\]\((\d{4}-[a-z0-9-]+\.md)\)/g)].map(([, file]) => file).sort()).toEqual(files.sort());
  const misnamed = files.filter(
    (file) => !readProjectFile(`docs/decisions/${file}`).startsWith(`# ${file.slice(0, 4)} `),
  );
  expect(misnamed).toEqual([]);
});
