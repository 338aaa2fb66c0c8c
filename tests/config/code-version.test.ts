import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { codeVersion, hashCode } from '../../src/config/code-version';

let root: string;
const file = (name: string, content: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const version = (): string => hashCode(path.join(root, 'domain'), path.join(root, 'kernel.wasm'));

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'emp-code-'));
  file('domain/a/one.ts', 'export const one = 1;');
  file('domain/b/two.ts', 'export const two = 2;');
  file('kernel.wasm', 'bytes');
});
afterEach(() => rmSync(root, { recursive: true }));

test('this code has one version, which is the hash of what lies beside it', () => {
  expect(codeVersion()).toMatch(/^[0-9a-f]{64}$/);
  expect(codeVersion()).toBe(codeVersion());
});

test.each([
  ['a program changes', () => file('domain/a/one.ts', 'export const one = 2;')],
  ['a program is added', () => file('domain/c.js', '')],
  ['a program moves', () => renameSync(path.join(root, 'domain/a/one.ts'), path.join(root, 'domain/b/one.ts'))],
  ['the kernel changes', () => file('kernel.wasm', 'others')],
  ['the kernel goes', () => rmSync(path.join(root, 'kernel.wasm'))],
])('the version is another one when %s', (_, change) => {
  const before = version();
  change();
  expect(version()).not.toBe(before);
});

test('the version hangs on programs alone, wherever they lie', () => {
  const before = version();
  file('domain/a/one.js.map', 'a map');
  file('domain/tsconfig.json', '{}');
  expect(version()).toBe(before);
  const elsewhere = `${root}-moved`;
  renameSync(root, elsewhere);
  root = elsewhere;
  expect(version()).toBe(before);
});
