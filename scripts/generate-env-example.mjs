import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inPackage } from './package-paths.mjs';
import { setUp } from './setup.mjs';

await setUp({ temporal: false });
const { formatEnvironmentExample } = createRequire(import.meta.url)(inPackage('dist', 'config', 'env-example.js'));
writeFileSync(inPackage('.env.example'), formatEnvironmentExample());
