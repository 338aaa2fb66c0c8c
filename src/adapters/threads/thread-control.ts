/** Two shared words between threads and whoever waits for them: a request to stop, and how much is done. */
export type ThreadControl = Int32Array<SharedArrayBuffer>;

export function createThreadControl(): ThreadControl {
  return new Int32Array(new SharedArrayBuffer(8));
}

export function stopThread(control: ThreadControl): void {
  Atomics.store(control, 0, 1);
}

export function threadStopped(control: ThreadControl): boolean {
  return Atomics.load(control, 0) === 1;
}

/** Adds to what is done; several threads may work on one thing. */
export function reportDone(control: ThreadControl, more: number): void {
  Atomics.add(control, 1, more);
}

export function readDone(control: ThreadControl): number {
  return Atomics.load(control, 1);
}
