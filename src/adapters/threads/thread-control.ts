/** Two shared words between a thread and whoever waits for it: a request to stop, and how much is done. */
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

export function reportDone(control: ThreadControl, done: number): void {
  Atomics.store(control, 1, done);
}

export function readDone(control: ThreadControl): number {
  return Atomics.load(control, 1);
}
