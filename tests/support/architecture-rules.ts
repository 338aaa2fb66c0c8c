import { checkDomainPurity } from './domain-rules';
import { checkLayers } from './layer-rules';
import { checkNames } from './name-rules';
import { checkShape } from './shape-rules';
import { parseModule, type SourceModule, type SourceTexts } from './source-module';

export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** What a rule looks at: the parsed TypeScript files and the paths of all files. */
export interface Project {
  readonly modules: readonly SourceModule[];
  readonly paths: ReadonlySet<string>;
  readonly texts: SourceTexts;
}

/** All breaches of `docs/architecture.md` in these files (paths from the project's root); empty when the house is in order. */
export function checkArchitecture(texts: SourceTexts): Violation[] {
  const paths = new Set(Object.keys(texts));
  const modules = Object.entries(texts)
    .filter(([path]) => path.endsWith('.ts'))
    .map(([path, text]) => parseModule(path, text, paths));
  const project = { modules, paths, texts };
  return [checkLayers, checkDomainPurity, checkNames, checkShape].flatMap((check) => check(project));
}
