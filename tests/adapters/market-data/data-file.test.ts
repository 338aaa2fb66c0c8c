import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readDataFile } from '../../../src/adapters/market-data/data-file';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'data-file-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: Uint8Array | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const text = 'date,open,high,low,close\n'.repeat(1_000);

test('a plain and a packed file give the same bytes, whatever their names', async () => {
  for (const file of [
    write('plain.csv', text),
    write('packed.csv.gz', gzipSync(text)),
    write('packed.csv', gzipSync(text)),
  ])
    expect(await readDataFile(file)).toEqual({ content: Buffer.from(text) });
});

test('a packed file of two members is read to its end', async () => {
  const file = write('members.gz', Buffer.concat([gzipSync('a,'), gzipSync('b')]));
  expect(await readDataFile(file)).toEqual({ content: Buffer.from('a,b') });
});

test('an empty file and a file of one byte are bytes like others', async () => {
  expect(await readDataFile(write('empty.csv', ''))).toEqual({ content: Buffer.alloc(0) });
  expect(await readDataFile(write('one.csv', '\u001f'))).toEqual({ content: Buffer.from([0x1f]) });
});

test.each([2, 11, 40, 60])('a gzip file cut after %d bytes is truncated', async (length) => {
  const file = write(`cut-${length}.gz`, gzipSync(text).subarray(0, length));
  expect(await readDataFile(file)).toMatchObject({ refused: { code: 'data.truncated-gzip' } });
});

test('a damaged gzip file is corrupt', async () => {
  const packed = gzipSync(text);
  packed[packed.length - 6]! ^= 0xff;
  expect(await readDataFile(write('damaged.gz', packed))).toMatchObject({ refused: { code: 'data.corrupt-gzip' } });
});

test('what unpacks to more than the limit is refused, packed or not', async () => {
  const bomb = write('bomb.gz', gzipSync(Buffer.alloc(5_000_000)));
  expect(await readDataFile(bomb, { maxBytes: 1_000_000 })).toEqual({
    refused: {
      code: 'data.too-large',
      reason: 'holds more than 1000000 bytes',
      hint: 'import a longer period or a shorter span',
    },
  });
  expect(await readDataFile(write('large.csv', text), { maxBytes: 10 })).toMatchObject({
    refused: { code: 'data.too-large' },
  });
});

test('a path without a readable file is refused', async () => {
  expect(await readDataFile(path.join(folder, 'none.csv'))).toMatchObject({ refused: { code: 'data.file-not-found' } });
  expect(await readDataFile(folder)).toMatchObject({ refused: { code: 'data.unreadable-file' } });
});
