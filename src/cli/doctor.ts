import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { answersQuery } from '../adapters/postgres/database-presence';
import { findFreePort } from '../adapters/processes/free-port';
import { findPostgresBinaries } from '../adapters/processes/postgres-binaries';
import { answersTcp } from '../adapters/processes/probes';
import { chooseServerAccount } from '../adapters/processes/server-account';
import type { Environment } from '../config/env';
import { findPackageRoot } from '../config/package-root';
import type { CliContext } from './context';
import { exitCodes } from './output';
import { hostAndPort, redisPort, withoutPassword } from './stack/server-url';
import { findTemporalExecutable } from './stack/supervisor-launch';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly needed: string;
  /** What to do about it; empty when all is well. */
  readonly fix: string;
}

/** Finds out, or throws what is wrong. */
interface Question {
  readonly name: string;
  readonly needed: string;
  readonly fix: string;
  answer(environment: Environment): Promise<string> | string;
}

const freeGigabytes = 1;

const questions: readonly Question[] = [
  {
    name: 'node',
    needed: '20.11 or later',
    fix: 'install it: https://nodejs.org/en/download',
    answer: () => {
      const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
      if (major < 20 || (major === 20 && minor < 11)) throw new Error(process.versions.node);
      return process.versions.node;
    },
  },
  {
    name: 'build',
    needed: 'compiled code and the workflow bundle',
    fix: 'npm run build',
    answer: async () => {
      const bundle = path.join(findPackageRoot(__dirname), 'dist', 'workflow-bundle.js');
      await access(bundle);
      return bundle;
    },
  },
  {
    name: 'home',
    needed: `a folder of our own with ${freeGigabytes} GB free`,
    fix: 'set EMP_HOME to another folder',
    answer: async ({ EMP_HOME }) => {
      await mkdir(EMP_HOME, { recursive: true, mode: 0o700 });
      await access(EMP_HOME, constants.W_OK);
      const { bavail, bsize } = await statfs(EMP_HOME);
      const gigabytes = (bavail * bsize) / 1e9;
      const found = `${EMP_HOME}, ${gigabytes.toFixed(1)} GB free`;
      if (gigabytes < freeGigabytes) throw new Error(found);
      return found;
    },
  },
  {
    name: 'loopback',
    needed: 'free ports on 127.0.0.1',
    fix: 'allow processes to listen on 127.0.0.1',
    answer: async () => `port ${await findFreePort()} is free`,
  },
  {
    name: 'postgres',
    needed: 'DATABASE_URL of a server that answers, or the embedded server',
    fix: 'correct or remove DATABASE_URL, or run as a normal user',
    answer: async ({ DATABASE_URL }) => {
      if (DATABASE_URL === undefined) {
        const { prefix } = chooseServerAccount();
        return `${findPostgresBinaries(findPackageRoot(__dirname))}${prefix[0] === undefined ? '' : ` through ${prefix[0]}`}`;
      }
      if (!(await answersQuery(DATABASE_URL))) throw new Error(`${withoutPassword(DATABASE_URL)} does not answer`);
      return withoutPassword(DATABASE_URL);
    },
  },
  {
    name: 'temporal',
    needed: 'TEMPORAL_ADDRESS of a server that answers, or the Temporal program',
    fix: 'correct or remove TEMPORAL_ADDRESS, or install the program: https://docs.temporal.io/cli#install',
    answer: async ({ TEMPORAL_ADDRESS }) => {
      if (TEMPORAL_ADDRESS === undefined) return findTemporalExecutable({ obtain: false });
      if (!(await answersTcp(TEMPORAL_ADDRESS))) throw new Error(`${TEMPORAL_ADDRESS} does not answer`);
      return TEMPORAL_ADDRESS;
    },
  },
  {
    name: 'cache',
    needed: 'REDIS_URL of a server that answers, or none: then each process keeps its own',
    fix: 'correct or remove REDIS_URL',
    answer: async ({ REDIS_URL }) => {
      if (REDIS_URL === undefined) return 'in each process';
      if (!(await answersTcp(hostAndPort(REDIS_URL, redisPort))))
        throw new Error(`${withoutPassword(REDIS_URL)} does not answer`);
      return withoutPassword(REDIS_URL);
    },
  },
];

/** Registers `emp doctor`. */
export function doctorCommand(program: Command, { output, environment }: CliContext): void {
  program
    .command('doctor')
    .description('look whether this machine has what the commands need; starts nothing')
    .action(async () => {
      const checks = await Promise.all(questions.map((question) => ask(question, environment)));
      const failed = checks.filter(({ ok }) => !ok);
      output.result({ ok: failed.length === 0, checks }, () => checks.map(describeCheck).join('\n'));
      if (failed.length > 0) process.exitCode = exitCodes.unreachable;
    });
}

async function ask({ name, needed, fix, answer }: Question, environment: Environment): Promise<Check> {
  try {
    return { name, ok: true, found: await answer(environment), needed, fix: '' };
  } catch (error) {
    return { name, ok: false, found: error instanceof Error ? error.message : String(error), needed, fix };
  }
}

function describeCheck({ name, ok, found, needed, fix }: Check): string {
  const first = `${ok ? 'ok     ' : 'MISSING'} ${name.padEnd(10)} ${found}`;
  return ok ? first : [first, `        needed: ${needed}`, `        do:     ${fix}`].join('\n');
}
