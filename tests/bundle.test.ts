import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { listBundledModules, type BundledModules } from './support/bundled-modules';
import { projectRoot, readProjectFile, readProjectFiles } from './support/project-files';
import { parseModule } from './support/source-module';

/** Every workflow there is: what can be started by name. */
const workflows = ['evolveGeneration', 'evolveIsland', 'evolveStrategies', 'runCurriculum', 'runCurriculumStage'];

/** What Temporal replays, and so must not change while a run is in flight. */
const replayed = [
  /^src\/workflows\/.+\.ts$/,
  /^src\/contracts\/.+(?<!\.schema)\.ts$/,
  /^src\/domain\/[^/]+\/lifecycle\.ts$/,
];

/** The sandbox's own packages: the SDK and what it is built on. */
const sandboxPackages = ['@temporalio/common', '@temporalio/proto', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];

const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

function findStrangers({ ours, packages }: BundledModules): string[] {
  return [
    ...ours.filter((file) => !replayed.some((pattern) => pattern.test(file))),
    ...packages.filter((name) => !sandboxPackages.includes(name)),
  ];
}

describe('the workflow bundle', () => {
  let bundle: BundledModules;
  beforeAll(async () => {
    const { code } = await bundleWorkflowCode({
      workflowsPath: path.join(projectRoot, 'src/workflows/index.ts'),
      logger: silent,
    });
    bundle = listBundledModules(code, projectRoot);
  }, 60_000);

  test('holds workflows, contracts and lifecycles, and nothing else of ours or of npm', () => {
    expect(findStrangers(bundle)).toEqual([]);
  });

  test('holds every workflow file: none is left out of the index', () => {
    const files = Object.keys(readProjectFiles('src/workflows')).filter((file) => file.endsWith('.workflow.ts'));
    expect(files.length).toBeGreaterThan(0);
    expect(bundle.ours).toEqual(expect.arrayContaining(files));
  });

  test('is sought for strangers with a search that finds them', () => {
    const policy = 'src/domain/risk/policy.ts';
    const schema = 'src/contracts/evolution.schema.ts';
    expect(findStrangers({ ours: [...bundle.ours, policy, schema], packages: ['zod', 'long'] })).toEqual([
      policy,
      schema,
      'zod',
    ]);
  });
});

test('the exported names are the workflows that can be started, each by its own name', () => {
  const index = parseModule('src/workflows/index.ts', readProjectFile('src/workflows/index.ts'), new Set());
  expect(index.exports.map(({ name }) => name).sort()).toEqual(workflows);
  expect(index.wildcardExports).toEqual([]);
});

test('a bundle is read from its source map', () => {
  const map = { sources: ['/p/src/a.ts', '/p/node_modules/zod/i.js', '/p/node_modules/a/node_modules/@b/c/d.js'] };
  const encoded = Buffer.from(JSON.stringify(map)).toString('base64');
  const code = `x;\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${encoded}`;
  expect(listBundledModules(code, '/p')).toEqual({ ours: ['src/a.ts'], packages: ['@b/c', 'zod'] });
  expect(() => listBundledModules('x;', '/p')).toThrow('no inline source map');
});
