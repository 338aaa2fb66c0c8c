import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';

/**
 * How to connect to Temporal: TEMPORAL_ADDRESS, _NAMESPACE, _API_KEY and _TLS_* in the SDK's own reading. A configuration file of the
 * user is not read, so that a process can be understood from its environment alone.
 */
export function temporalConnection(
  source: Readonly<Record<string, string | undefined>> = process.env,
): ClientConnectConfig {
  const given = Object.entries(source).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return loadClientConnectConfig({ disableFile: true, overrideEnvVars: Object.fromEntries(given) });
}
