import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { searchAttributeTypes } from '../src/contracts/search-attributes';
import { projectRoot, readProjectFile } from './support/project-files';

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const workers = ['orchestration', 'compute'];
const compose = parse(readProjectFile('docker-compose.temporal.yml'), { merge: true }) as Compose;

/** What is wrong with a compose file, one sentence each; empty when it can be left running. */
function findFaults({ services, volumes }: Compose): string[] {
  const conditions = Object.values(services).flatMap((service) => Object.entries(service.depends_on ?? {}));
  const awaited = new Set(
    conditions.flatMap(([name, { condition }]) => (condition === 'service_completed_successfully' ? [name] : [])),
  );
  return Object.entries(services).flatMap(([name, service]) => [
    ...findGateFaults(name, service, awaited),
    ...(/:\d+\.\d+\.\d+[\w.-]*$|:\d+\.\d+-bookworm$/.test(service.image ?? '') ? [] : [`${name}: image is not pinned`]),
    ...(service.ports ?? []).flatMap((port) =>
      port.startsWith('127.0.0.1:') ? [] : [`${name}: ${port} is open to all`],
    ),
    ...Object.entries(service.depends_on ?? {}).flatMap(([other, { condition }]) =>
      findWaitFaults(name, condition, services[other]),
    ),
    ...(service.volumes ?? []).flatMap((volume) => findVolumeFaults(name, volume, volumes)),
  ]);
}

function findGateFaults(name: string, service: Service, awaited: ReadonlySet<string>): string[] {
  if (service.restart?.startsWith('on-failure'))
    return awaited.has(name) ? [] : [`${name}: runs once and nobody waits for its success`];
  if (service.restart !== 'unless-stopped') return [`${name}: does not come back by itself`];
  return service.healthcheck?.test[0] === 'CMD' ? [] : [`${name}: has no health check`];
}

function findWaitFaults(name: string, condition: string, other: Service | undefined): string[] {
  if (!other) return [`${name}: waits for a service that does not exist`];
  const expected = other.healthcheck ? 'service_healthy' : 'service_completed_successfully';
  return condition === expected ? [] : [`${name}: waits for ${condition} instead of ${expected}`];
}

function findVolumeFaults(name: string, volume: string, volumes: Compose['volumes']): string[] {
  const [source = ''] = volume.split(':');
  if (!source.startsWith('.')) return source in volumes ? [] : [`${name}: volume ${source} is not declared`];
  if (!volume.endsWith(':ro')) return [`${name}: ${source} can be written to`];
  return fs.existsSync(path.join(projectRoot, source)) ? [] : [`${name}: ${source} does not exist`];
}

describe('docker-compose.temporal.yml', () => {
  test('gates every service on health, pins every image and opens no port beyond this machine', () => {
    expect(findFaults(compose)).toEqual([]);
  });

  test.each<[string, Service, string]>([
    ['without a health check', { restart: 'unless-stopped', image: 'a:1.2.3' }, 'a: has no health check'],
    ['that stays down', { image: 'a:1.2.3' }, 'a: does not come back by itself'],
    [
      'that nobody waits for',
      { restart: 'on-failure', image: 'a:1.2.3' },
      'a: runs once and nobody waits for its success',
    ],
    ['of any version', { image: 'redis:latest' }, 'a: image is not pinned'],
    ['of a major version', { image: 'postgres:16' }, 'a: image is not pinned'],
    ['open to the network', { ports: ['5432:5432'] }, 'a: 5432:5432 is open to all'],
    ['on all addresses', { ports: ['0.0.0.0:5432:5432'] }, 'a: 0.0.0.0:5432:5432 is open to all'],
    ['with a lost volume', { volumes: ['lost:/data'] }, 'a: volume lost is not declared'],
    ['with a lost file', { volumes: ['./lost.sh:/lost.sh:ro'] }, 'a: ./lost.sh does not exist'],
    ['that may change our files', { volumes: ['./infra:/infra'] }, 'a: ./infra can be written to'],
    [
      'waiting for nobody',
      { depends_on: { b: { condition: 'service_healthy' } } },
      'a: waits for a service that does not exist',
    ],
    [
      'not waiting for health',
      { depends_on: { redis: { condition: 'service_started' } } },
      'a: waits for service_started instead of service_healthy',
    ],
  ])('a service %s is found out', (_what, service, fault) => {
    expect(findFaults({ ...compose, services: { ...compose.services, a: service } })).toContain(fault);
  });

  test('names each part of the stack once', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      [
        ...workers,
        ...[
          'postgres',
          'redis',
          'temporal',
          'temporal-namespace',
          'temporal-postgres',
          'temporal-schema',
          'temporal-ui',
        ],
      ].sort(),
    );
  });

  test.each(workers)('the %s worker has all it needs to start, and time to stop', (name) => {
    const worker = compose.services[name];
    expect(Object.keys(worker?.environment ?? {}).sort()).toEqual([
      'DATABASE_URL',
      'EMP_METRICS_HOST',
      'EMP_METRICS_PORT',
      'REDIS_URL',
      'TEMPORAL_ADDRESS',
      'TEMPORAL_NAMESPACE',
    ]);
    expect(worker?.command).toEqual(['node', `dist/workers/${name}.worker.js`]);
    expect(fs.existsSync(path.join(projectRoot, `src/workers/${name}.worker.ts`))).toBe(true);
    expect(worker?.healthcheck?.test.join(' ')).toContain('/readyz');
    expect(Object.keys(worker?.depends_on ?? {}).sort()).toEqual([
      'postgres',
      'redis',
      'temporal',
      'temporal-namespace',
    ]);
    expect(Number(worker?.stop_grace_period?.replace(/s$/, ''))).toBeGreaterThanOrEqual(90);
    expect(worker?.build).toEqual({ context: '.', dockerfile: 'infra/docker/Dockerfile' });
  });

  test('every worker kind has its service', () => {
    const kinds = fs
      .readdirSync(path.join(projectRoot, 'src/workers'))
      .flatMap((file) => /^(.+)\.worker\.ts$/.exec(file)?.[1] ?? []);
    expect(kinds.sort()).toEqual([...workers].sort());
  });

  test('the one-shot job creates the search attributes that the workflows set', () => {
    const script = readProjectFile('infra/docker/temporal/create-namespace.sh');
    const created = /for attribute in (.+); do/.exec(script)?.[1]?.split(' ');
    expect(created).toEqual(Object.entries(searchAttributeTypes).map(([name, type]) => `${name}=${type}`));
  });
});

describe('infra/docker/Dockerfile', () => {
  const lines = readProjectFile('infra/docker/Dockerfile')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const images = lines.filter((line) => line.startsWith('FROM '));
  const runtime = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  test('builds in one stage and runs in another, both Debian-slim of one pinned Node 20', () => {
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/^FROM node:20\.\d+\.\d+-bookworm-slim( AS build)?$/);
    expect(new Set(images.map((image) => image.split(' ')[1])).size).toBe(1);
  });

  test('runs as a user without rights, which is the last one named', () => {
    expect(runtime.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
    expect(runtime.findIndex((line) => line === 'USER node')).toBeLessThan(
      runtime.findIndex((line) => line.startsWith('CMD ')),
    );
  });

  test('installs nothing at run time', () => {
    expect(runtime.filter((line) => /npm |npx |apt-get|curl |wget /.test(line))).toEqual([]);
    expect(runtime.find((line) => line.startsWith('CMD '))).toBe(
      'CMD ["node", "dist/workers/orchestration.worker.js"]',
    );
  });

  test('fails to build without the prebuilt workflow bundle, and ships no development dependency', () => {
    const build = lines.slice(0, lines.indexOf(runtime[0] ?? ''));
    expect(build.some((line) => /npm run build.*test -s dist\/workflow-bundle\.js/.test(line))).toBe(true);
    expect(build.some((line) => line.includes('npm prune --omit=dev'))).toBe(true);
    expect(runtime).toContain('COPY --from=build /app/dist ./dist');
  });

  test('says when it is healthy', () => {
    expect(runtime.some((line) => line.startsWith('HEALTHCHECK') && line.includes('/readyz'))).toBe(true);
  });

  test('leaves behind what the image does not need', () => {
    const ignored = readProjectFile('.dockerignore').trim().split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env*', 'node_modules', 'dist', '.emp']));
  });
});
