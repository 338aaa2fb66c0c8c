import { checkArchitecture } from './support/architecture-rules';
import { readProjectFiles } from './support/project-files';

const pureDomain = { 'src/domain/tsconfig.json': '{ "compilerOptions": { "types": [] } }' };

function rulesBrokenBy(texts: Record<string, string>): string[] {
  return checkArchitecture({ ...pureDomain, ...texts }).map(({ rule }) => rule);
}

test('the project keeps its own architecture', () => {
  const files = readProjectFiles('src', 'tests');
  expect(Object.keys(files)).toContain('src/domain/market/bars.ts');
  const found = checkArchitecture(files);
  expect(found.map(({ rule, path, line, message }) => `${path}:${line} ${rule}: ${message}`)).toEqual([]);
});

describe('what each layer may import', () => {
  const allowed: [string, string][] = [
    ['src/domain/strategy/a.ts', "import { x } from '../market/b';"],
    ['src/domain/technical/a.ts', "import { sma } from 'technicalindicators';"],
    ['src/domain/deployment/lifecycle.ts', "import type { Verdict } from '../validation/verdict';"],
    ['src/contracts/a.ts', "import { defineSignal } from '@temporalio/workflow';"],
    ['src/contracts/a.ts', "import { type Stage } from '../domain/deployment/lifecycle';"],
    ['src/contracts/a.ts', "import { name } from './b';"],
    ['src/contracts/a.schema.ts', "import { z } from 'zod';"],
    ['src/workflows/a.workflow.ts', "import { next } from '../domain/deployment/lifecycle';"],
    ['src/workflows/a.workflow.ts', "import type { A } from '../activities/a.activities';"],
    ['src/workflows/a.workflow.ts', "import { signal } from '../contracts/a';"],
    ['src/activities/a.activities.ts', "import { schema } from '../contracts/a.schema';"],
    ['src/activities/a.activities.ts', "import { judge } from '../domain/validation/gate';"],
    ['src/adapters/postgres/a.ts', "import type { Store } from '../../activities/ports';"],
    ['src/adapters/postgres/a.ts', "import { Pool } from 'pg';"],
    ['src/workers/a.worker.ts', "import { readEnv } from '../config/env';"],
    ['src/cli/a.ts', "import { store } from '../adapters/postgres/store'; import { b } from './b';"],
    ['src/config/env.ts', "import { z } from 'zod';"],
  ];
  test.each(allowed)('%s may say %s', (path, text) => {
    expect(rulesBrokenBy({ [path]: text })).toEqual([]);
  });

  const refused: [string, string, string][] = [
    ['src/domain/market/a.ts', "import { x } from '../strategy/b';", 'domain-order'],
    ['src/domain/market/a.ts', "import type { X } from '../evolution/b';", 'domain-order'],
    ['src/domain/market/a.ts', "import type { X } from '../../contracts/b';", 'dependency'],
    ['src/domain/market/a.ts', "type X = import('../../activities/ports').X;", 'dependency'],
    ['src/domain/market/a.ts', "import fs from 'node:fs';", 'package'],
    ['src/domain/market/a.ts', "import fs from 'fs/promises';", 'package'],
    ['src/domain/market/a.ts', "const zod = require('zod');", 'package'],
    ['src/domain/market/a.ts', "import { sma } from 'technicalindicators';", 'package'],
    ['src/domain/weather/a.ts', 'export const x = 1;', 'domain-system'],
    ['src/domain/a.ts', 'export const x = 1;', 'domain-system'],
    ['src/services/a.ts', 'export const x = 1;', 'layer'],
    ['src/a.ts', 'export const x = 1;', 'layer'],
    ['src/domain/registry/lifecycle.ts', "import { limit } from './policy';", 'lifecycle-types'],
    ['src/contracts/a.ts', "import { limit } from '../domain/risk/policy';", 'dependency'],
    ['src/contracts/a.ts', "import { schema } from './a.schema';", 'dependency'],
    ['src/contracts/a.ts', "import { z } from 'zod';", 'package'],
    ['src/contracts/a.ts', "import { Client } from '@temporalio/client';", 'package'],
    ['src/workflows/a.workflow.ts', "import { limit } from '../domain/risk/policy';", 'dependency'],
    ['src/workflows/a.workflow.ts', "import { Verdict } from '../domain/risk/verdict';", 'dependency'],
    ['src/workflows/a.workflow.ts', "export { limit } from '../domain/risk/policy'; const x = 1;", 'dependency'],
    ['src/workflows/a.workflow.ts', "const policy = import('../domain/risk/policy');", 'dependency'],
    ['src/workflows/a.workflow.ts', "import { act } from '../activities/a.activities';", 'dependency'],
    ['src/workflows/a.workflow.ts', "import type { Env } from '../config/env';", 'dependency'],
    ['src/workflows/a.workflow.ts', "import { schema } from '../contracts/a.schema';", 'dependency'],
    ['src/workflows/a.workflow.ts', "import { createHash } from 'node:crypto';", 'package'],
    ['src/activities/a.activities.ts', "import { Pool } from 'pg';", 'package'],
    ['src/activities/a.activities.ts', "import Redis from 'ioredis';", 'package'],
    ['src/activities/a.activities.ts', "import { store } from '../adapters/postgres/store';", 'dependency'],
    ['src/activities/a.activities.ts', "import { a } from '../workflows/a.workflow';", 'dependency'],
    ['src/adapters/postgres/a.ts', "import { store } from '../../activities/ports';", 'dependency'],
    ['src/adapters/postgres/a.ts', "import type { A } from '../../activities/a.activities';", 'dependency'],
    ['src/adapters/postgres/a.ts', "import type { Env } from '../../config/env';", 'dependency'],
    ['src/adapters/postgres/a.ts', "import type { Input } from '../../contracts/a';", 'dependency'],
    ['src/config/env.ts', "import type { Bars } from '../domain/market/bars';", 'dependency'],
    ['src/config/env.ts', "import { x } from '../cli/output';", 'dependency'],
    ['src/cli/a.ts', "import { run } from '../workers/compute.worker';", 'dependency'],
    ['src/workers/a.worker.ts', "import { exitCodes } from '../cli/output';", 'dependency'],
    ['src/api/a.ts', "import type { Output } from '../cli/output';", 'dependency'],
  ];
  test.each(refused)('%s may not say %s', (path, text, rule) => {
    expect(rulesBrokenBy({ [path]: text })).toEqual([rule]);
  });
});

describe('the domain is pure', () => {
  test.each([
    'export const at = Date.now();',
    "export const at = Date['now']();",
    'export const at = new Date();',
    'export const at = Date();',
    'export const draw = Math.random();',
    'export const draw = () => Math.random;',
    'const { random } = Math; export const draw = random();',
    'const { now: clock } = Date; export const at = clock();',
  ])('%s is refused', (text) => {
    expect(rulesBrokenBy({ 'src/domain/numerics/a.ts': text })).toEqual(['domain-purity']);
  });

  test('a date made from a number is pure, and so is a comment about Math.random', () => {
    const text = '/** Never Math.random(). */\nexport const iso = (at: number) => new Date(at).toISOString();';
    expect(rulesBrokenBy({ 'src/domain/numerics/a.ts': text })).toEqual([]);
  });

  test.each(['{ "compilerOptions": { "types": ["node"] } }', '{ "compilerOptions": {} }', '{}'])(
    'the domain compiled with %s would see ambient types',
    (text) => {
      expect(rulesBrokenBy({ 'src/domain/tsconfig.json': text })).toEqual(['domain-types']);
    },
  );
});

describe('names', () => {
  const refused: [string, string, string][] = [
    ['src/domain/risk/risk-manager.ts', '', 'banned-word'],
    ['src/domain/risk/utils.ts', '', 'banned-word'],
    ['src/adapters/common/pool.ts', '', 'banned-word'],
    ['src/domain/risk/a.ts', 'export function computeEnhancedRisk() {}', 'banned-word'],
    ['src/domain/risk/a.ts', 'export class RiskBase {}', 'banned-word'],
    ['src/domain/risk/a.ts', 'export interface StoreImpl {}', 'banned-word'],
    ['src/domain/risk/a.ts', 'export const riskV2 = 1;', 'banned-word'],
    ['src/domain/risk/a.ts', 'export type NewOrder = 1;', 'banned-word'],
    ['src/domain/risk/a.ts', 'export const [first, smartOrder] = [1, 2];', 'banned-word'],
    ['src/domain/risk/a.ts', 'const x = 1; export { x as helper };', 'banned-word'],
    ['src/domain/risk/riskLimit.ts', '', 'file-name'],
    ['src/domain/Risk/limit.ts', '', 'file-name'],
    ['src/domain/risk/limit.service.ts', '', 'file-suffix'],
    ['src/domain/risk/limit.workflow.ts', '', 'file-suffix'],
    ['src/workers/limit.schema.ts', '', 'file-suffix'],
    ['src/cli/limit.test.ts', '', 'file-suffix'],
    ['src/domain/risk/limit.type.schema.ts', '', 'file-suffix'],
    ['src/domain/risk/a.ts', 'export default 1;', 'default-export'],
    ['src/domain/risk/a.ts', 'export default function limit() {}', 'default-export'],
    ['src/domain/risk/a.ts', 'const x = 1; export { x as default };', 'default-export'],
  ];
  test.each(refused)('%s with "%s" is refused', (path, text, rule) => {
    expect(rulesBrokenBy({ [path]: text })).toContain(rule);
  });

  test.each([
    ['src/domain/microstructure/smart-money-flow.ts', 'export function computeSmartMoneyFlow() {}'],
    ['src/adapters/news/feed.ts', 'export const newsFeed = 1;'],
    ['src/domain/performance/baseline.ts', 'export const database = 1; export const commonality = 2;'],
  ])('%s is a plain noun', (path, text) => {
    expect(rulesBrokenBy({ [path]: text })).toEqual([]);
  });
});

describe('shape', () => {
  test('a file of 301 lines is too long, one of 300 is not', () => {
    const lines = (n: number): string => 'export {};\n'.repeat(n);
    expect(rulesBrokenBy({ 'src/domain/risk/a.ts': lines(301) })).toEqual(['size']);
    expect(rulesBrokenBy({ 'src/domain/risk/a.ts': lines(300) })).toEqual([]);
  });

  test.each([
    ['src/domain/risk/index.ts', 'export const x = 1;'],
    ['src/domain/risk/all.ts', "export { x } from './a';"],
    ['src/workflows/index.ts', "export * from './a.workflow';"],
  ])('%s with %s is a barrel', (path, text) => {
    expect(rulesBrokenBy({ [path]: text })).toEqual(['barrel']);
  });

  test('only the workflow index gathers, by name', () => {
    expect(rulesBrokenBy({ 'src/workflows/index.ts': "export { run } from './a.workflow';" })).toEqual([]);
  });

  test.each([
    ['// eslint-disable-next-line no-console\nexport const x = 1;', 'silenced'],
    ['/* @ts-ignore */ export const x = 1;', 'silenced'],
    ['// @ts-expect-error because\nexport const x = 1;', 'silenced'],
    ['export const x = f(1 /* TODO: the real limit */);', 'unfinished'],
    ['export const x = 1;\n// FIXME', 'unfinished'],
  ])('the comment in %j is refused', (text, rule) => {
    expect(rulesBrokenBy({ 'src/domain/risk/a.ts': text })).toEqual([rule]);
  });

  test('a string that looks like a comment is none', () => {
    expect(rulesBrokenBy({ 'src/domain/risk/a.ts': "export const x = '// TODO';" })).toEqual([]);
  });

  test('a test stands where its source stands', () => {
    const source = { 'src/domain/risk/limit.ts': 'export const x = 1;' };
    expect(rulesBrokenBy({ ...source, 'tests/domain/risk/limit.test.ts': '' })).toEqual([]);
    expect(rulesBrokenBy({ ...source, 'tests/domain/risk/bound.test.ts': '' })).toEqual(['test-twin']);
    expect(rulesBrokenBy({ ...source, 'tests/domain/risk/limit.ts': '' })).toEqual(['test-twin']);
    expect(rulesBrokenBy({ 'tests/acceptance/any-name.test.ts': '' })).toEqual([]);
  });
});
