import { existsSync } from 'node:fs';
import { inPackage } from './package-paths.mjs';

/** Reads `.env` of the clone into the environment; what is set already stays. */
export function loadDotEnv() {
  const file = inPackage('.env');
  if (existsSync(file)) process.loadEnvFile?.(file); // Node 20.12 and later
}
