import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Kernel } from '../../domain/simulation/kernel';

/** The part of the global that is used here; its types come with browsers only. */
declare const WebAssembly: {
  readonly Memory: new (pages: { initial: number; maximum: number; shared: true }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
}

export const pageBytes = 65_536;

/** Made by the build from `assembly/`. */
const kernelFile = path.join(__dirname, '..', '..', 'kernel.wasm');

/** Memory that never grows and that threads share. */
export function createWasmMemory(pages: number): WasmMemory {
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

/** The compiled kernel over memory that it shares with other threads, one instance a thread. Throws where the file is no such module. */
export function loadWasmKernel(memory: WasmMemory, file: string = kernelFile): Kernel {
  const module = new WebAssembly.Module(readFileSync(file));
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Kernel;
}
