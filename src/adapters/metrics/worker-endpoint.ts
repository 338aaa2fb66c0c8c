import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WorkerEndpointOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Is the process sound? Otherwise it should be replaced. */
  isAlive(): boolean;
  /** Does it take work? Otherwise wait. */
  isReady(): boolean;
  /** Prometheus text. */
  metrics(): Promise<string>;
}

/** `/healthz`, `/readyz` and `/metrics` of one worker process. */
export async function serveWorkerEndpoint(
  options: WorkerEndpointOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const answers: Record<string, () => Promise<{ status: number; body: string }>> = {
    '/healthz': () => Promise.resolve(answer(options.isAlive())),
    '/readyz': () => Promise.resolve(answer(options.isReady())),
    '/metrics': async () => ({ status: 200, body: await options.metrics() }),
  };
  const server = createServer((request, response) => {
    const answering = answers[new URL(request.url ?? '/', 'http://worker').pathname];
    const answered =
      answering?.() ?? Promise.resolve({ status: 404, body: `not here: ${Object.keys(answers).join(' ')}\n` });
    answered
      .catch((error: unknown) => ({ status: 500, body: `${String(error)}\n` }))
      .then(({ status, body }) => response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4' }).end(body))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

function answer(good: boolean): { status: number; body: string } {
  return good ? { status: 200, body: 'ok\n' } : { status: 503, body: 'no\n' };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
