import path from 'node:path';
import { answersQuery, ensureDatabase } from '../../adapters/postgres/database-presence';
import { migrate } from '../../adapters/postgres/migrate';
import { openPostgresCluster } from '../../adapters/processes/postgres-cluster';
import { answersHttp, answersTcp } from '../../adapters/processes/probes';
import { temporalServerCommand } from '../../adapters/processes/temporal-server';
import type { Environment } from '../../config/env';
import { migrationsFolder } from '../../config/package-root';
import { searchAttributeTypes } from '../../contracts/search-attributes';
import type { ComponentPlan } from './component-plan';
import type { Home } from './home';
import type { Demand } from './leases';
import type { StackPorts } from './ports';
import { hostAndPort, redisPort, withoutPassword } from './server-url';
import type { StackAddresses } from './stack-state';
import { findTemporalExecutable } from './supervisor-launch';

const loopback = '127.0.0.1';
const databaseName = 'emp';

export interface StackSettings {
  readonly home: Home;
  readonly environment: Environment;
  readonly packageRoot: string;
  readonly ports: StackPorts;
}

export const componentNames = {
  database: 'postgres',
  temporal: 'temporal',
  cache: 'cache',
  orchestration: 'orchestration',
  compute: (number: number): string => (number === 1 ? 'compute' : `compute-${number}`),
};

/** The parts that must serve before a command with this demand goes on. */
export function requiredComponents(demand: Demand, environment: Environment): string[] {
  const { database, temporal, cache, orchestration, compute } = componentNames;
  if (demand.needs === 'database') return [database];
  const workers = [orchestration, ...Array.from({ length: demand.computeWorkers }, (_, index) => compute(index + 1))];
  return [database, temporal, cache, ...(environment.EMP_WORKERS === 'embedded' ? workers : [])];
}

/** Plans the parts one by one, each once, and knows the addresses of what was planned. */
export class StackPlanner {
  private databaseUrl: string;
  private temporal: string;
  private webUi: string | undefined;

  constructor(private readonly settings: StackSettings) {
    this.databaseUrl = settings.environment.DATABASE_URL ?? '';
    this.temporal = settings.environment.TEMPORAL_ADDRESS ?? '';
  }

  addresses(): StackAddresses {
    const { TEMPORAL_NAMESPACE, REDIS_URL } = this.settings.environment;
    return {
      temporal: this.temporal,
      namespace: TEMPORAL_NAMESPACE,
      databaseUrl: this.databaseUrl,
      ...(REDIS_URL === undefined ? {} : { redisUrl: REDIS_URL }),
      ...(this.webUi === undefined ? {} : { webUi: this.webUi }),
    };
  }

  async plan(name: string, demand: Demand): Promise<ComponentPlan> {
    if (name === componentNames.database) return this.planDatabase();
    if (name === componentNames.temporal) return this.planTemporal();
    if (name === componentNames.cache) return this.planCache();
    return this.planWorker(name, demand);
  }

  private async planDatabase(): Promise<ComponentPlan> {
    const { environment, home, packageRoot, ports } = this.settings;
    const name = componentNames.database;
    const bringUpToDate = async (): Promise<void> => {
      await migrate({ url: this.databaseUrl, folder: migrationsFolder() });
    };
    const isReady = (): Promise<boolean> => answersQuery(this.databaseUrl);
    if (environment.DATABASE_URL !== undefined)
      return { name, address: withoutPassword(environment.DATABASE_URL), after: [], isReady, onceReady: bringUpToDate };
    const port = await ports.choose(name);
    let serverUrl = '';
    return {
      name,
      address: `postgres://emp@${loopback}:${port}/${databaseName}`,
      after: [],
      process: {
        prepare: async () => {
          const cluster = await openPostgresCluster({ folder: home.postgres, port, packageRoot });
          serverUrl = cluster.url('postgres');
          this.databaseUrl = cluster.url(databaseName);
          return () => cluster.command();
        },
        stop: { signal: 'SIGINT', timeoutMs: 15_000 }, // PostgreSQL's fast shutdown
        channel: false,
      },
      isReady: () => answersQuery(serverUrl),
      onceReady: async () => {
        await ensureDatabase({ serverUrl, name: databaseName });
        await bringUpToDate();
      },
    };
  }

  private async planTemporal(): Promise<ComponentPlan> {
    const { environment, home, ports } = this.settings;
    const name = componentNames.temporal;
    const given = environment.TEMPORAL_ADDRESS;
    if (given !== undefined) return { name, address: given, after: [], isReady: () => answersTcp(given) };
    const executable = await findTemporalExecutable({ obtain: false });
    const grpc = await ports.choose(name);
    const ui = await ports.choose('temporal-ui');
    const http = await ports.choose('temporal-http');
    const metrics = await ports.choose('temporal-metrics');
    this.temporal = `${loopback}:${grpc}`;
    this.webUi = `http://${loopback}:${ui}`;
    const namespace = environment.TEMPORAL_NAMESPACE;
    const command = temporalServerCommand({
      executable,
      databaseFile: home.temporalDatabase,
      ports: { grpc, ui, http, metrics },
      namespace,
      searchAttributes: searchAttributeTypes,
    });
    return {
      name,
      address: this.temporal,
      after: [],
      process: { prepare: async () => () => command, stop: { signal: 'SIGTERM', timeoutMs: 15_000 }, channel: false },
      isReady: () => answersHttp(`http://${loopback}:${http}/api/v1/namespaces/${encodeURIComponent(namespace)}`),
    };
  }

  private async planCache(): Promise<ComponentPlan> {
    const given = this.settings.environment.REDIS_URL;
    const name = componentNames.cache;
    if (given === undefined) return { name, address: 'in each process', after: [], isReady: async () => true };
    const address = hostAndPort(given, redisPort);
    return { name, address: withoutPassword(given), after: [], isReady: () => answersTcp(address) };
  }

  private async planWorker(name: string, { computeWorkers }: Demand): Promise<ComponentPlan> {
    const { environment, home, packageRoot, ports } = this.settings;
    const port = await ports.choose(name);
    const kind = name === componentNames.orchestration ? 'orchestration' : 'compute';
    const entry = path.join(packageRoot, 'dist', 'workers', `${kind}.worker.js`);
    const command = () => ({
      file: process.execPath,
      args: [entry],
      env: {
        TEMPORAL_ADDRESS: this.temporal,
        DATABASE_URL: this.databaseUrl,
        EMP_HOME: home.folder,
        EMP_METRICS_HOST: loopback,
        EMP_METRICS_PORT: String(port),
        EMP_COMPUTE_THREADS: String(Math.max(1, Math.floor(environment.EMP_COMPUTE_THREADS / computeWorkers))),
        EMP_SUPERVISED: 'true',
      },
    });
    return {
      name,
      address: `http://${loopback}:${port}`,
      after: [componentNames.database, componentNames.temporal, componentNames.cache],
      process: { prepare: async () => command, stop: { signal: 'SIGTERM', timeoutMs: 40_000 }, channel: true },
      isReady: () => answersHttp(`http://${loopback}:${port}/readyz`),
    };
  }
}
