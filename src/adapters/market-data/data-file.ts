import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Refusal } from '../../domain/market/data-quality';

/** Above it a file is refused while it is read, so a small archive cannot fill the memory. */
const defaultMaxBytes = 1024 ** 3;

export type DataFile = { readonly content: Uint8Array } | { readonly refused: Refusal };

/**
 * The bytes of a file, unpacked if it is gzip (recognised by its first bytes, whatever its name).
 * A file that is absent, unreadable, cut off, damaged or larger than `maxBytes` (unpacked; 1 GiB unless stated) is refused as a value.
 */
export async function readDataFile(path: string, { maxBytes = defaultMaxBytes } = {}): Promise<DataFile> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) return;
      chunks.push(chunk);
    }
  };
  try {
    const packed = await startsWithGzip(path);
    const source = createReadStream(path);
    await (packed ? pipeline(source, createGunzip(), collect) : pipeline(source, collect));
  } catch (error) {
    // Leaving off in the middle of a stream is reported as a failure of its own.
    if (size <= maxBytes) return { refused: explain(error, path) };
  }
  if (size <= maxBytes) return { content: Buffer.concat(chunks, size) };
  return {
    refused: refuse('data.too-large', `holds more than ${maxBytes} bytes`, 'import a longer period or a shorter span'),
  };
}

async function startsWithGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function explain(error: unknown, path: string): Refusal {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return refuse('data.file-not-found', `does not exist: ${path}`, 'check the path');
  if (code === 'Z_BUF_ERROR')
    return refuse('data.truncated-gzip', 'ends in the middle of its gzip stream', 'download it again');
  if (code.startsWith('Z_')) return refuse('data.corrupt-gzip', 'is a damaged gzip file', 'download it again');
  if (/^E[A-Z]+$/.test(code))
    return refuse('data.unreadable-file', `cannot be read (${code}): ${path}`, 'a readable CSV or CSV.gz file');
  throw error;
}

function refuse(code: Refusal['code'], reason: string, hint: string): Refusal {
  return { code, reason, hint };
}
