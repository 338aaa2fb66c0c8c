import { builtinModules } from 'node:module';
import type { Project, Violation } from './architecture-rules';
import type { ImportEdge, SourceModule } from './source-module';

/** Bottom-up: a system imports itself and those to its left. */
export const domainSystems = [
  'numerics',
  'market',
  'fusion',
  'streaming',
  'technical',
  'regime',
  'microstructure',
  'stress',
  'sensory',
  'performance',
  'risk',
  'portfolio',
  'strategy',
  'simulation',
  'attribution',
  'validation',
  'evolution',
  'curriculum',
  'registry',
  'monitoring',
  'deployment',
  'adaptation',
] as const;

type Layer = 'domain' | 'contracts' | 'workflows' | 'activities' | 'adapters' | 'config' | 'workers' | 'cli' | 'api';

/** One module of ours, and whether only its types are wanted. */
interface Reach {
  readonly path: string;
  readonly layer: Layer;
  readonly typeOnly: boolean;
}

interface LayerRule {
  /** In words, for the message. */
  readonly may: string;
  readonly ours: (reach: Reach) => boolean;
  readonly packages: (edge: ImportEdge, from: string) => boolean;
}

/** All that the activities need from outside. */
const portFiles: readonly string[] = ['ports', 'ledger-ports', 'evaluator-ports', 'proving-ports'].map(
  (name) => `src/activities/${name}.ts`,
);

const builtins = new Set(builtinModules);
const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtins.has(specifier.split('/')[0] ?? '');
const isLifecycle = (path: string): boolean => /^src\/domain\/[^/]+\/lifecycle\.ts$/.test(path);
const isSchema = (path: string): boolean => path.endsWith('.schema.ts');
const oneOf =
  (...names: string[]) =>
  ({ specifier }: ImportEdge): boolean =>
    names.includes(specifier);

const sandbox = oneOf('@temporalio/workflow', '@temporalio/common');
const anyPackage = (): boolean => true;
const composition: LayerRule = {
  may: 'import domain, contracts, workflows, activities, adapters, config and itself',
  ours: ({ layer }) => !['workers', 'cli', 'api'].includes(layer),
  packages: anyPackage,
};

const layerRules: Record<Layer, LayerRule> = {
  domain: {
    may: 'import the domain alone (technicalindicators only inside domain/technical)',
    ours: ({ layer }) => layer === 'domain',
    packages: (edge, from) => edge.specifier === 'technicalindicators' && from.startsWith('src/domain/technical/'),
  },
  contracts: {
    may: 'import contracts, domain types, @temporalio/workflow and @temporalio/common; zod only in a schema',
    ours: ({ layer, path, typeOnly }) =>
      layer === 'contracts' ? typeOnly || !isSchema(path) : layer === 'domain' && typeOnly,
    packages: (edge, from) => sandbox(edge) || (isSchema(from) && edge.specifier === 'zod'),
  },
  workflows: {
    may: 'import values from contracts, workflows and lifecycles; types from domain and activities',
    ours: ({ layer, path, typeOnly }) =>
      (layer === 'contracts' && (typeOnly || !isSchema(path))) ||
      layer === 'workflows' ||
      isLifecycle(path) ||
      (typeOnly && (layer === 'domain' || layer === 'activities')),
    packages: (edge) => sandbox(edge) || (edge.typeOnly && !isBuiltin(edge.specifier)),
  },
  activities: {
    may: 'import domain, contracts, ports, other activities, @temporalio/activity, @temporalio/common and zod',
    ours: ({ layer }) => ['domain', 'contracts', 'activities'].includes(layer),
    packages: oneOf('@temporalio/activity', '@temporalio/common', 'zod', 'node:crypto'),
  },
  adapters: {
    may: 'import domain, types of the ports of the activities, other adapters and any package',
    ours: ({ layer, path, typeOnly }) =>
      layer === 'domain' || layer === 'adapters' || (typeOnly && portFiles.includes(path)),
    packages: anyPackage,
  },
  config: { may: 'import nothing of ours', ours: ({ layer }) => layer === 'config', packages: anyPackage },
  workers: { ...composition, ours: (reach) => reach.layer === 'workers' || composition.ours(reach) },
  cli: { ...composition, ours: (reach) => reach.layer === 'cli' || composition.ours(reach) },
  api: { ...composition, ours: (reach) => reach.layer === 'api' || composition.ours(reach) },
};

/** Checks each import of `src` against the dependency rule and the order of the domain's systems. */
export function checkLayers({ modules }: Project): Violation[] {
  return modules.filter(({ path }) => path.startsWith('src/')).flatMap(checkModule);
}

function checkModule(module: SourceModule): Violation[] {
  const breach = (rule: string, line: number, message: string): Violation => ({
    rule,
    path: module.path,
    line,
    message,
  });
  const layer = layerOf(module.path);
  if (!layer) return [breach('layer', 1, `src holds only ${Object.keys(layerRules).join(', ')}`)];
  const system = layer === 'domain' ? systemOf(module.path) : undefined;
  const rank = domainSystems.findIndex((name) => name === system);
  if (layer === 'domain' && rank < 0)
    return [breach('domain-system', 1, `${String(system)} is no system of the domain`)];

  const { may, ours, packages } = layerRules[layer];
  return module.imports.flatMap((edge) => {
    const found: Violation[] = [];
    if (edge.target === undefined) {
      if (!packages(edge, module.path))
        found.push(breach('package', edge.line, `${edge.specifier}: ${layer} may ${may}`));
    } else {
      const to = layerOf(edge.target);
      if (!to || !ours({ path: edge.target, layer: to, typeOnly: edge.typeOnly }))
        found.push(breach('dependency', edge.line, `${edge.target}: ${layer} may ${may}`));
      else if (to === 'domain' && layer === 'domain' && !isLeftOf(edge.target, rank))
        found.push(breach('domain-order', edge.line, `${edge.target} lies to the right of ${String(system)}`));
    }
    if (isLifecycle(module.path) && !edge.typeOnly)
      found.push(breach('lifecycle-types', edge.line, `${edge.specifier}: a lifecycle imports types only`));
    return found;
  });
}

function layerOf(path: string): Layer | undefined {
  const [root, layer, rest] = path.split('/');
  return root === 'src' && rest !== undefined && layer && layer in layerRules ? (layer as Layer) : undefined;
}

function systemOf(path: string): string | undefined {
  const [, , system, file] = path.split('/');
  return file === undefined ? undefined : system;
}

function isLeftOf(target: string, rank: number): boolean {
  const targetRank = domainSystems.findIndex((name) => name === systemOf(target));
  return targetRank >= 0 && targetRank <= rank;
}
