import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot, readProjectFile, readProjectFiles } from './support/project-files';
import { parseModule, walkSyntax } from './support/source-module';

interface Step {
  readonly name: string;
  readonly file: string;
}

const page = readProjectFile('docs/architecture.md');

/** Backticked words: paths, names of functions and types, and others. */
function findQuoted(text: string): string[] {
  return [...text.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, quoted]) => quoted ?? '');
}

/** Rows `step | function | file` of the traces. */
function findSteps(text: string): Step[] {
  return [...text.matchAll(/^\| [^|]+ \| `(\w+)` +\| `(src\/[^`]+)` +\|$/gm)].map(([, name = '', file = '']) => ({
    name,
    file,
  }));
}

/** What a module exports, and the methods of the objects and classes it makes. */
function declaredNames(file: string, text: string): Set<string> {
  const { exports, syntax } = parseModule(file, text, new Set([file]));
  const names = new Set(exports.map(({ name }) => name));
  walkSyntax(syntax, (node) => {
    if (ts.isMethodDeclaration(node) && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}

const sources = Object.entries(readProjectFiles('src')).filter(([file]) => file.endsWith('.ts'));
const namesByFile = new Map(sources.map(([file, text]) => [file, declaredNames(file, text)]));
const allNames = new Set([...namesByFile.values()].flatMap((names) => [...names]));

test('each step of a trace is declared by the file beside it', () => {
  const steps = findSteps(page);
  expect(steps.length).toBeGreaterThan(25);
  expect(steps.filter(({ name, file }) => !namesByFile.get(file)?.has(name))).toEqual([]);
});

test('every function and type named on the page exists', () => {
  const named = findQuoted(page).filter((quoted) => /^[A-Za-z]+[a-z][A-Z]\w*$/.test(quoted));
  expect(named).toEqual(expect.arrayContaining(['deriveSeed', 'ScenarioKind']));
  expect(named.filter((name) => !allNames.has(name))).toEqual([]);
});

test('every path named on the page exists', () => {
  const paths = [
    ...findQuoted(page).filter((quoted) => /^(src|tests|docs|infra|scripts)\//.test(quoted)),
    ...[...page.matchAll(/\bsrc\/[\w./-]+\.ts\b/g)].map(([found]) => found),
  ];
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((found) => !fs.existsSync(path.join(projectRoot, found)))).toEqual([]);
});

test('the systems of the domain are those of the page, and each exists', () => {
  const [, listed = ''] = /^`(numerics < [a-z <]+)`$/m.exec(page) ?? [];
  const folders = fs.readdirSync(path.join(projectRoot, 'src/domain'), { withFileTypes: true });
  const systems = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(listed.split(' < ').sort()).toEqual(systems.sort());
});

test('the search for names finds exports and methods, and nothing that is only called', () => {
  const text = 'export function a() { b(); return { c() {}, d: 1 }; } const e = 2; export interface F {}';
  expect([...declaredNames('src/a.ts', text)].sort()).toEqual(['F', 'a', 'c']);
  expect(findSteps('| x | `a` | `src/a.ts` |')).toEqual([{ name: 'a', file: 'src/a.ts' }]);
});
