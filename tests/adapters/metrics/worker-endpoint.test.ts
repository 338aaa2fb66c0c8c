import { request } from 'node:http';
import { createServer } from 'node:net';
import { serveWorkerEndpoint } from '../../../src/adapters/metrics/worker-endpoint';

interface State {
  alive: boolean;
  ready: boolean;
  metrics: () => Promise<string>;
}

let state: State;
let endpoint: { port: number; close(): Promise<void> };
beforeEach(async () => {
  state = { alive: true, ready: true, metrics: () => Promise.resolve('emp_x 1\n') };
  endpoint = await serveWorkerEndpoint({
    ...{ host: '127.0.0.1', port: 0 },
    isAlive: () => state.alive,
    isReady: () => state.ready,
    metrics: () => state.metrics(),
  });
});
afterEach(() => endpoint.close());

/** Not `fetch`, which would tidy the path. */
function get(path: string): Promise<{ status: number | undefined; type: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: endpoint.port, path, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], body }));
    });
    asked.once('error', reject).end();
  });
}

test('a sound worker that takes work says so', async () => {
  expect(await get('/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
  expect(await get('/readyz')).toMatchObject({ status: 200, body: 'ok\n' });
});

test('a worker that is up but takes no work yet is alive and not ready; a broken one is neither', async () => {
  state.ready = false;
  expect((await get('/healthz')).status).toBe(200);
  expect(await get('/readyz')).toMatchObject({ status: 503, body: 'no\n' });
  state.alive = false;
  expect((await get('/healthz')).status).toBe(503);
});

test('metrics are given as Prometheus text, whatever is asked beside the path', async () => {
  const expected = { status: 200, body: 'emp_x 1\n', type: 'text/plain; version=0.0.4' };
  expect(await get('/metrics')).toEqual(expected);
  expect(await get('/metrics?name[]=emp_x')).toEqual(expected);
});

test.each(['/', '/metric', '/metrics/', '//', '//healthz', '/%', '/constructor', '/__proto__', '/..'])(
  '%s is not here, and the answer says what is',
  async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: 'not here: /healthz /readyz /metrics\n' });
    expect((await get('/healthz')).status).toBe(200);
  },
);

test('metrics that cannot be read are an error of the server, and the next try counts', async () => {
  state.metrics = () => Promise.reject(new Error('the core is away'));
  expect(await get('/metrics')).toMatchObject({ status: 500, body: 'Error: the core is away\n' });
  state.metrics = () => {
    throw new Error('at once');
  };
  expect(await get('/metrics')).toMatchObject({ status: 500, body: 'Error: at once\n' });
  state.metrics = () => Promise.resolve('emp_x 2\n');
  expect(await get('/metrics')).toMatchObject({ status: 200, body: 'emp_x 2\n' });
});

test('a port that is taken is refused at the start', async () => {
  const options = { host: '127.0.0.1', isAlive: () => true, isReady: () => true, metrics: () => Promise.resolve('') };
  await expect(serveWorkerEndpoint({ ...options, port: endpoint.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('closing does not wait for a client that keeps its connection open', async () => {
  const agent = await fetch(`http://127.0.0.1:${endpoint.port}/healthz`);
  expect(await agent.text()).toBe('ok\n');
  await endpoint.close();
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(endpoint.port, '127.0.0.1', resolve));
  await new Promise((resolve) => probe.close(resolve));
});
