import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { findPackageRoot } from './package-root';

const cores = os.availableParallelism();

/**
 * What differs between the machines a process runs on. What the result of a run depends on is never read from here: that is policy,
 * and part of a workflow's input.
 */
const environmentSchema = z.object({
  TEMPORAL_ADDRESS: address().optional().meta({
    description: 'Temporal server; where it is missing, the commands start one of their own',
    example: 'localhost:7233',
  }),
  TEMPORAL_NAMESPACE: z.string().default('default').meta({ description: "Temporal's namespace", example: 'default' }),
  TEMPORAL_API_KEY: z
    .string()
    .optional()
    .meta({ description: 'for Temporal Cloud; switches TLS on', example: 'secret' }),
  TEMPORAL_TLS: flag().optional().meta({ description: 'connect to Temporal with TLS', example: 'true' }),
  TEMPORAL_TLS_CLIENT_CERT_PATH: z
    .string()
    .optional()
    .meta({ description: "the client's certificate (mTLS)", example: '/etc/emp/client.pem' }),
  TEMPORAL_TLS_CLIENT_KEY_PATH: z
    .string()
    .optional()
    .meta({ description: "the client's key (mTLS)", example: '/etc/emp/client.key' }),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: z
    .string()
    .optional()
    .meta({ description: "who signed the server's certificate", example: '/etc/emp/ca.pem' }),
  TEMPORAL_TLS_SERVER_NAME: z
    .string()
    .optional()
    .meta({ description: "the name in the server's certificate", example: 'temporal.example.com' }),
  DATABASE_URL: url('postgres', 'postgresql').optional().meta({
    description: 'PostgreSQL with the record; where it is missing, the commands start one of their own',
    example: 'postgresql://emp:emp@localhost:5432/emp',
  }),
  REDIS_URL: url('redis', 'rediss').optional().meta({
    description: 'Redis for the cache; where it is missing, each process keeps its own',
    example: 'redis://localhost:6379',
  }),
  EMP_HOME: z
    .string()
    .transform((folder) => path.resolve(folder))
    .default(() => path.join(findPackageRoot(), '.emp'))
    .meta({
      description: 'the folder of the embedded servers, their data and logs (default .emp in the clone)',
      example: '/var/lib/emp',
    }),
  EMP_WORKERS: z.enum(['embedded', 'external']).default('embedded').meta({
    description: '"external" where the worker processes run somewhere else, and the commands shall start none',
    example: 'embedded',
  }),
  EMP_COMPUTE_THREADS: wholeNumber(1, 1_024)
    .default(cores)
    .transform((threads) => Math.min(threads, cores))
    .meta({
      description: 'threads of one compute worker, at most the cores of the machine (default all)',
      example: '2',
    }),
  EMP_KERNEL: z.enum(['wasm', 'js']).default('wasm').meta({
    description: 'form of the evaluation kernel; both give the same results to the last bit, "js" needs no WebAssembly',
    example: 'wasm',
  }),
  EMP_KERNEL_MEMORY_MB: wholeNumber(64, 4_096).default(1_024).meta({
    description: 'MiB that the threads of one compute worker share for prices, columns and work space; used as needed',
    example: '1024',
  }),
  EMP_METRICS_PORT: wholeNumber(0, 65_535)
    .default(0)
    .meta({ description: "port of a worker's /metrics, /healthz and /readyz; 0 takes any free one", example: '9464' }),
  EMP_METRICS_HOST: z.string().default('127.0.0.1').meta({
    description: 'address on which a worker serves them; 0.0.0.0 in a container',
    example: '127.0.0.1',
  }),
  EMP_CACHE_ENTRIES: wholeNumber(0, 10_000_000).default(5_000).meta({
    description:
      'entries of some 5 kB that a worker caches where there is no Redis: a population, its parents and the archive; 0 keeps nothing',
    example: '5000',
  }),
  EMP_BENCH_PYTHON: z.string().default('python3').meta({
    description: 'Python that the benchmarks measure against, where it has numba and vectorbt',
    example: '/opt/venv/bin/python',
  }),
  EMP_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .meta({ description: 'the least that the workers log', example: 'info' }),
  EMP_SUPERVISED: flag().default(false).meta({
    description: 'set by the commands for the workers they start: such a worker leaves with its supervisor',
    example: 'false',
  }),
});

export type Environment = z.infer<typeof environmentSchema>;
export type EnvironmentVariable = keyof Environment;

export interface EnvironmentProblem {
  readonly variable: string;
  readonly found: string;
  readonly expected: string;
  readonly example: string;
}

/** All that is wrong with the environment at once. */
export class EnvironmentFault extends Error {
  readonly code = 'environment.invalid';

  constructor(readonly problems: readonly EnvironmentProblem[]) {
    const lines = problems.map(
      ({ variable, found, expected, example }) =>
        `${variable}=${found}: ${expected}, for example ${variable}=${example}`,
    );
    super(`the environment is not usable:\n  ${lines.join('\n  ')}`);
  }
}

/** Reads the environment; an empty variable counts as missing. Throws EnvironmentFault. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const issues = [...(parsed.error?.issues ?? []), ...findUselessVariables(given)];
  if (parsed.data !== undefined && issues.length === 0) return parsed.data;
  throw new EnvironmentFault(
    issues.map(({ path: [name], message }) => {
      const variable = String(name);
      const example = describeEnvironment().find((described) => described.name === variable)?.example ?? '';
      return { variable, found: isSecret(variable) ? '...' : (given[variable] ?? ''), expected: message, example };
    }),
  );
}

/** What opens the door of a server has no meaning without that server: one of our own has no door. */
function findUselessVariables(
  given: Readonly<Record<string, string | undefined>>,
): { path: string[]; message: string }[] {
  if (given.TEMPORAL_ADDRESS !== undefined) return [];
  return ['TEMPORAL_API_KEY', 'TEMPORAL_TLS']
    .filter((variable) => given[variable] !== undefined)
    .map((variable) => ({ path: [variable], message: 'has a meaning only together with TEMPORAL_ADDRESS' }));
}

/** Every variable with what it means, in the order in which a person sets them. */
export function describeEnvironment(): { name: string; description: string; example: string }[] {
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const { description = '', example } = schema.meta() ?? {};
    return { name, description, example: String(example) };
  });
}

function isSecret(variable: string): boolean {
  return variable.endsWith('_URL') || variable.endsWith('_KEY');
}

function address() {
  return z.string().regex(/^[^\s/:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i, 'expected host:port without a scheme');
}

function url(...schemes: [string, ...string[]]) {
  const expected = `expected an address of the form ${schemes[0]}://user:password@host:port/name`;
  return z
    .string()
    .refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), expected);
}

function flag() {
  return z
    .enum(['true', 'false', '1', '0'], { error: 'expected true or false' })
    .transform((text) => text === 'true' || text === '1');
}

function wholeNumber(from: number, to: number) {
  const expected = `expected a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d+$/, expected)
    .transform(Number)
    .refine((value) => value >= from && value <= to, expected);
}
