import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeEnvironment, EnvironmentFault, readEnvironment } from '../../src/config/env';
import { formatEnvironmentExample } from '../../src/config/env-example';
import { findPackageRoot } from '../../src/config/package-root';
import { temporalConnection } from '../../src/config/temporal-connection';

function problemsOf(source: Record<string, string>): string[] {
  try {
    readEnvironment(source);
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentFault)) throw error;
    return error.problems.map(({ variable }) => variable);
  }
}

test('nothing has to be set', () => {
  expect(readEnvironment({})).toMatchObject({
    TEMPORAL_NAMESPACE: 'default',
    EMP_HOME: path.join(findPackageRoot(), '.emp'),
    EMP_WORKERS: 'embedded',
    EMP_COMPUTE_THREADS: os.availableParallelism(),
    EMP_KERNEL: 'wasm',
    EMP_KERNEL_MEMORY_MB: 1_024,
    EMP_METRICS_PORT: 0,
    EMP_BENCH_PYTHON: 'python3',
    EMP_LOG_LEVEL: 'info',
    EMP_SUPERVISED: false,
  });
});

test('an empty variable counts as missing, and variables of others are not looked at', () => {
  expect(readEnvironment({ DATABASE_URL: '', PATH: '/bin', EMP_HOME: '' })).toEqual(readEnvironment({}));
});

test('values arrive as what they mean', () => {
  const environment = readEnvironment({
    EMP_HOME: 'here',
    EMP_METRICS_PORT: '9464',
    EMP_SUPERVISED: '1',
    EMP_COMPUTE_THREADS: '1000',
    DATABASE_URL: 'postgresql://u:p@h:1/d',
    TEMPORAL_ADDRESS: '[::1]:7233',
  });
  expect(environment).toMatchObject({ EMP_HOME: path.resolve('here'), EMP_METRICS_PORT: 9464, EMP_SUPERVISED: true });
  expect(environment.EMP_COMPUTE_THREADS).toBe(os.availableParallelism());
});

test('all problems are told at once, each with what is expected and an example', () => {
  const source = {
    TEMPORAL_ADDRESS: 'http://temporal',
    EMP_METRICS_PORT: '70000',
    EMP_LOG_LEVEL: 'loud',
    REDIS_URL: 'localhost',
  };
  expect(problemsOf(source)).toEqual(['TEMPORAL_ADDRESS', 'REDIS_URL', 'EMP_METRICS_PORT', 'EMP_LOG_LEVEL']);
  expect(() => readEnvironment(source)).toThrow(
    'EMP_METRICS_PORT=70000: expected a whole number from 0 to 65535, for example EMP_METRICS_PORT=9464',
  );
});

test.each([
  ['EMP_METRICS_PORT', ['-1', '1.5', '0x10', '1e3', 'NaN', ' 1', '65536']],
  ['EMP_COMPUTE_THREADS', ['0', '-2', 'all']],
  ['EMP_KERNEL', ['c', 'oracle']],
  ['EMP_KERNEL_MEMORY_MB', ['0', '63', '5000', 'all']],
  ['EMP_SUPERVISED', ['yes', 'TRUE']],
  ['TEMPORAL_ADDRESS', ['localhost', 'a b:1', 'host:port', 'temporal://h:1']],
  ['DATABASE_URL', ['emp', 'mysql://h/d', 'http://h/d']],
  ['EMP_WORKERS', ['none']],
])('%s refuses %j', (variable, values) => {
  for (const value of values) expect(problemsOf({ [variable]: value })).toEqual([variable]);
});

test('what is wrong with a secret is told without the secret', () => {
  expect(() => readEnvironment({ DATABASE_URL: 'mysql://emp:hidden@h/d' })).toThrow(/DATABASE_URL=\.\.\./);
  expect(() => readEnvironment({ DATABASE_URL: 'mysql://emp:hidden@h/d' })).not.toThrow(/hidden/);
});

test('a key without the server it belongs to is a mistake', () => {
  expect(problemsOf({ TEMPORAL_API_KEY: 'k', TEMPORAL_TLS: 'true', EMP_WORKERS: 'none' })).toEqual([
    ...['EMP_WORKERS', 'TEMPORAL_API_KEY', 'TEMPORAL_TLS'],
  ]);
  expect(problemsOf({ TEMPORAL_API_KEY: 'k', TEMPORAL_ADDRESS: 'h:1' })).toEqual([]);
});

test('each variable is described, and its example is accepted', () => {
  const described = describeEnvironment();
  for (const { description, example } of described) expect([description, example]).not.toContain('');
  expect(problemsOf(Object.fromEntries(described.map(({ name, example }) => [name, example])))).toEqual([]);
});

test('.env.example is what `node scripts/generate-env-example.mjs` writes', () => {
  expect(readFileSync(path.join(findPackageRoot(), '.env.example'), 'utf8')).toBe(formatEnvironmentExample());
});

test('Temporal is reached as the environment says, with TLS as soon as there is a key', () => {
  expect(temporalConnection({ TEMPORAL_ADDRESS: 'h:1', TEMPORAL_NAMESPACE: 'n' })).toMatchObject({
    namespace: 'n',
    connectionOptions: { address: 'h:1' },
  });
  const { connectionOptions } = temporalConnection({
    TEMPORAL_ADDRESS: 'h:1',
    TEMPORAL_API_KEY: 'k',
    TEMPORAL_TLS: '',
  });
  expect(connectionOptions).toMatchObject({ apiKey: 'k', tls: true });
});
