import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { findFreePort } from '../adapters/processes/free-port';
import { processMetrics } from '../adapters/metrics/process-metrics';
import { prometheusMetrics } from '../adapters/metrics/prometheus-metrics';
import { serveWorkerEndpoint } from '../adapters/metrics/worker-endpoint';
import { registerSearchAttributes } from '../adapters/temporal/search-attributes';
import { readEnvironment, type Environment } from '../config/env';
import { temporalConnection } from '../config/temporal-connection';
import { searchAttributeTypes } from '../contracts/search-attributes';
import { queueLatency } from './queue-latency';
import { openStores, type StoreUse } from './stores';

export interface WorkerSetting {
  readonly environment: Environment;
  readonly stores: Awaited<ReturnType<typeof openStores>>;
  readonly metrics: ReturnType<typeof prometheusMetrics>;
}

export type WorkerAssembly = (setting: WorkerSetting) => WorkerPart | Promise<WorkerPart>;

export interface WorkerPart {
  readonly options: Omit<WorkerOptions, 'connection' | 'namespace'>;
  close?(): Promise<void>;
}

/** Time for the work at hand after SIGTERM; a pod's termination grace period lies above it. */
const shutdownGraceTime = '30s';

/**
 * The life of one worker process: configuration, ports, Temporal, `/healthz`, `/readyz` and `/metrics`; on SIGTERM or SIGINT, or when its
 * supervisor is gone, it finishes what it holds and leaves.
 */
export async function runWorkerProcess(
  assemble: WorkerAssembly,
  { readsScoresAgain }: Pick<StoreUse, 'readsScoresAgain'>,
): Promise<void> {
  const environment = readEnvironment();
  const logger = new DefaultLogger(logLevels[environment.EMP_LOG_LEVEL]);
  const coreMetricsPort = await findFreePort();
  installRuntime(logger, coreMetricsPort);
  const stores = await openStores(environment, {
    readsScoresAgain,
    onFault: (error) => logger.warn('a store is away', { error: String(error) }),
  });
  const metrics = prometheusMetrics();
  const ofProcess = processMetrics();
  const part = await assemble({ environment, stores, metrics });
  const { connectionOptions, namespace } = temporalConnection();
  const connection = await NativeConnection.connect(connectionOptions);
  const inNamespace = namespace ?? environment.TEMPORAL_NAMESPACE;
  await registerSearchAttributes(connection, inNamespace, searchAttributeTypes).catch((error: unknown) => {
    // On a managed service an administrator has done it; if not, this line says why workflows stand still.
    logger.warn('search attributes could not be registered', { namespace: inNamespace, error: String(error) });
  });
  const worker = await Worker.create({
    connection,
    namespace: inNamespace,
    shutdownGraceTime,
    interceptors: queueLatency(metrics),
    ...part.options,
  });
  const endpoint = await serveWorkerEndpoint({
    host: environment.EMP_METRICS_HOST,
    port: environment.EMP_METRICS_PORT,
    isAlive: () => worker.getState() !== 'FAILED',
    isReady: () => worker.getState() === 'RUNNING',
    metrics: async () =>
      `${await metrics.expose()}${await ofProcess.expose()}${await readCoreMetrics(coreMetricsPort)}`,
  });
  logger.info('worker serves', { taskQueue: worker.options.taskQueue, endpoint: endpoint.port });
  // A supervisor that died before this line leaves no event behind, only a closed channel.
  if (environment.EMP_SUPERVISED) process.once('disconnect', () => worker.shutdown());
  try {
    if (!environment.EMP_SUPERVISED || process.connected) await worker.run();
  } finally {
    await endpoint.close();
    await part.close?.();
    await connection.close();
    await stores.close();
  }
}

function installRuntime(logger: DefaultLogger, coreMetricsPort: number): void {
  Runtime.install({
    logger,
    shutdownSignals: ['SIGTERM', 'SIGINT'],
    telemetryOptions: {
      metrics: {
        // The names of Temporal's published dashboards.
        prometheus: {
          bindAddress: `127.0.0.1:${coreMetricsPort}`,
          countersTotalSuffix: true,
          unitSuffix: true,
          useSecondsForDurations: true,
        },
      },
    },
  });
}

const logLevels = { debug: 'DEBUG', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;

/** The SDK serves its own metrics on a port of its own; one address for both is kinder to whoever scrapes. */
async function readCoreMetrics(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  return response.text();
}

/** Runs the process to its end; what it could not do is the last line of its log and its exit code. */
export function startWorkerProcess(...[assemble, use]: Parameters<typeof runWorkerProcess>): void {
  runWorkerProcess(assemble, use).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}
