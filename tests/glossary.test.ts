import fs from 'node:fs';
import path from 'node:path';
import { projectRoot, readProjectFile } from './support/project-files';

const rows = readProjectFile('docs/glossary.md')
  .split('\n')
  .flatMap((line) => {
    const [, word, meaning, where] = /^\| (.+?) +\| (.+?) +\| (.+?) +\|$/.exec(line) ?? [];
    if (!word || !meaning || !where || word === 'word' || /^-+$/.test(word)) return [];
    return [{ word, meaning, where }];
  });

test('every word has one meaning', () => {
  const words = rows.flatMap(({ word }) => word.split(', '));
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
});

test('every place named in the glossary exists', () => {
  const places = rows.flatMap(({ where }) =>
    [...where.matchAll(/`((?:src|tests|infra|docs)\/[^`]*)`/g)].map(([, place]) => place ?? ''),
  );
  expect(places.length).toBeGreaterThan(50);
  expect([...new Set(places)].filter((place) => !fs.existsSync(path.join(projectRoot, place)))).toEqual([]);
});
