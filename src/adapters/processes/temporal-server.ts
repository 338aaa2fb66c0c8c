import type { ServerCommand } from './server-command';

export interface TemporalServerOptions {
  readonly executable: string;
  /** SQLite; it survives a kill at any instant. */
  readonly databaseFile: string;
  readonly ports: { readonly grpc: number; readonly ui: number; readonly http: number; readonly metrics: number };
  readonly namespace: string;
  readonly searchAttributes: Readonly<Record<string, string>>;
}

const loopback = '127.0.0.1';

// One shard polls each internal queue 20 times a second by default, which adds 45 ms to every workflow task after a short burst.
const queues = ['transfer', 'timer', 'visibility'];
const pollsPerSecond = 2_000;

/** Temporal's development server with a database file and its Web UI, on the loopback interface. */
export function temporalServerCommand({
  executable,
  databaseFile,
  ports,
  namespace,
  searchAttributes,
}: TemporalServerOptions): ServerCommand {
  return {
    file: executable,
    args: [
      ...['server', 'start-dev', '--db-filename', databaseFile, '--log-level', 'error', '--namespace', namespace],
      ...['--ip', loopback, '--port', String(ports.grpc), '--ui-ip', loopback, '--ui-port', String(ports.ui)],
      ...['--http-port', String(ports.http), '--metrics-port', String(ports.metrics)],
      ...queues.flatMap((queue) => ['--dynamic-config-value', `history.${queue}ProcessorMaxPollRPS=${pollsPerSecond}`]),
      ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    ],
  };
}
