import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** A TCP port that nothing listens on at this moment, on the loopback interface. */
export function findFreePort(): Promise<number> {
  return listenOnce(0).then((port) => {
    if (port === undefined) throw new Error(`no free port on ${loopback}`);
    return port;
  });
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: loopback, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
