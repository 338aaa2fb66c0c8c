import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Installs Temporal's runtime without its chatter: expected failures of a test would fill the log. Once per process, before any worker. */
export function installQuietRuntime(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  });
}
