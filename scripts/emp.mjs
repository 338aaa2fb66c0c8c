#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadDotEnv } from './dot-env.mjs';
import { inPackage } from './package-paths.mjs';

loadDotEnv();
// The build is made once here; `npm start` and the other tasks see to it that it is current.
if (!existsSync(inPackage('dist', '.stamp.json'))) {
  const { setUp } = await import('./setup.mjs');
  await setUp({ temporal: false });
}
createRequire(import.meta.url)(inPackage('dist', 'cli', 'emp.js'));
