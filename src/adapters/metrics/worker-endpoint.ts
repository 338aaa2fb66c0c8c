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

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** `/healthz`, `/readyz` and `/metrics` of one worker process. */
export async function serveWorkerEndpoint(
  options: WorkerEndpointOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const answers: Record<string, () => Answer | Promise<Answer>> = {
    '/healthz': () => answer(options.isAlive()),
    '/readyz': () => answer(options.isReady()),
    '/metrics': async () => ({ status: 200, body: await options.metrics() }),
  };
  const answerTo = async (url = '/'): Promise<Answer> => {
    // Not through URL: some request targets, `//` for one, are none, and would throw.
    const answering = answers[url.split('?', 1)[0]!];
    return answering?.() ?? { status: 404, body: `not here: ${Object.keys(answers).join(' ')}\n` };
  };
  const server = createServer((request, response) => {
    answerTo(request.url)
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

function answer(good: boolean): Answer {
  return good ? { status: 200, body: 'ok\n' } : { status: 503, body: 'no\n' };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
