import path from 'node:path';
import { createWasmMemory, loadWasmKernel, pageBytes } from '../../src/adapters/threads/wasm-kernel';
import type { Kernel } from '../../src/domain/simulation/kernel';
import { bitsetBytes, blockBars, jobSlot } from '../../src/domain/simulation/kernel-layout';
import { createPlainKernel } from '../../src/domain/simulation/plain-kernel';

/** The plain and the compiled kernel over one memory. */
export function createKernelPair(bytes: number) {
  const memory = createWasmMemory(Math.ceil(bytes / pageBytes));
  const compiled = loadWasmKernel(memory, path.join(__dirname, '..', '..', 'dist', 'kernel.wasm'));
  return { buffer: memory.buffer, plain: createPlainKernel(memory.buffer), compiled };
}

/** Does everything twice, and throws where the two kernels differ in a bit of what they leave behind. `onReduced` sees each job's figures. */
export function createCheckedKernel(
  { buffer, plain, compiled }: ReturnType<typeof createKernelPair>,
  onReduced: (job: Float64Array) => void = () => undefined,
): Kernel {
  const bothJobs = (name: 'trade' | 'reduce') => (job: number) => {
    const block = new Float64Array(buffer, job, jobSlot.count);
    const before = block.slice();
    const rooms = [jobSlot.marks, jobSlot.returns, jobSlot.touched].map((slot) => block[slot]!);
    const touchedBefore = new Uint8Array(buffer).slice(rooms[2], rooms[2]! + 4 * (block[jobSlot.to] ?? 0));
    plain[name](job);
    const expected = block.slice();
    block.set(before);
    new Uint8Array(buffer).set(touchedBefore, rooms[2]);
    compiled[name](job);
    const differing = expected.findIndex((value, slot) => slot >= jobSlot.trades && !Object.is(value, block[slot]));
    if (differing >= 0)
      throw new Error(`${name}: slot ${differing} is ${block[differing]}, not ${expected[differing]}`);
    if (name === 'reduce') onReduced(block);
  };
  const bothBits =
    (name: Exclude<keyof Kernel, 'trade' | 'reduce'>) =>
    (...given: number[]): void => {
      const [blocks = 0, target = 0] = given.slice(-2);
      const bits = new Uint8Array(buffer, target, bitsetBytes(blocks * blockBars));
      const run = (kernel: Kernel): void => {
        const operate: (...values: number[]) => void = kernel[name];
        operate(...given);
      };
      const before = bits.slice();
      run(plain);
      const expected = bits.slice();
      bits.set(before);
      run(compiled);
      if (expected.some((byte, index) => byte !== bits[index])) throw new Error(`${name} differs`);
    };
  return {
    above: bothBits('above'),
    aboveLevel: bothBits('aboveLevel'),
    belowLevel: bothBits('belowLevel'),
    defined: bothBits('defined'),
    and: bothBits('and'),
    or: bothBits('or'),
    andNot: bothBits('andNot'),
    not: bothBits('not'),
    trade: bothJobs('trade'),
    reduce: bothJobs('reduce'),
  };
}
