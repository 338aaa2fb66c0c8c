import type { Project, Violation } from './architecture-rules';
import type { SourceModule } from './source-module';

/** Words that say nothing about what a thing is. */
const bannedWords = new Set([
  'enhanced',
  'advanced',
  'professional',
  'enterprise',
  'institutional',
  'elite',
  'intelligent',
  'smart',
  'manager',
  'managers',
  'helper',
  'helpers',
  'util',
  'utils',
  'common',
  'misc',
  'base',
  'impl',
  'v2',
  'new',
]);

/** Each suffix with the folder it belongs to. */
const suffixes: Readonly<Record<string, RegExp>> = {
  workflow: /^src\/workflows\//,
  activities: /^src\/activities\//,
  worker: /^src\/workers\//,
  schema: /^src\/contracts\//,
  test: /^tests\//,
};

/** Checks file and exported names: plain nouns, kebab-case, five suffixes, no default exports. */
export function checkNames({ modules }: Project): Violation[] {
  return modules.flatMap((module) => [...checkPath(module), ...checkExports(module)]);
}

function checkPath({ path }: SourceModule): Violation[] {
  const breach = (rule: string, message: string): Violation => ({ rule, path, line: 1, message });
  const folders = path.split('/');
  const [stem = '', ...rest] = (folders.pop() ?? '').replace(/\.ts$/, '').split('.');
  const found: Violation[] = [];
  for (const name of [...folders, stem]) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) found.push(breach('file-name', `${name} is not kebab-case`));
    for (const word of findBannedWords(name)) found.push(breach('banned-word', `${word} in the name of the file`));
  }
  const suffix = rest[0];
  const twinTest = rest.length === 2 && rest[1] === 'test' && path.startsWith('tests/');
  if (rest.length > 1 && !twinTest) found.push(breach('file-suffix', 'one suffix only'));
  else if (suffix !== undefined && !(twinTest ? suffix in suffixes : suffixes[suffix]?.test(path)))
    found.push(breach('file-suffix', `.${suffix} is no suffix of ours, or not in this folder`));
  return found;
}

function checkExports({ path, exports }: SourceModule): Violation[] {
  return exports.flatMap(({ name, line }) =>
    name === 'default'
      ? [{ rule: 'default-export', path, line, message: 'exports have names' }]
      : findBannedWords(name).map((word) => ({
          rule: 'banned-word',
          path,
          line,
          message: `${word} in the name of ${name}`,
        })),
  );
}

/** The banned words of a kebab-case, camelCase or UPPER_CASE name; smart-money flow is the field's own term. */
function findBannedWords(name: string): string[] {
  const words = (name.match(/[A-Z]?[a-z]+\d*|[A-Z]+\d*(?![a-z])|\d+/g) ?? []).map((word) => word.toLowerCase());
  return words.filter((word, i) => {
    if (word === 'smart' && words[i + 1] === 'money') return false;
    return bannedWords.has(word);
  });
}
