import ts from 'typescript';
import type { Project, Violation } from './architecture-rules';
import { lineOf, walkSyntax, type SourceModule } from './source-module';

const maxLines = 300;

/** Folders and files under `tests/` that mirror nothing. */
const freeTests = /^tests\/((workflows|replay|acceptance|chaos|fakes|fixtures|support)\/|[a-z-]+\.test\.ts$)/;

/** Checks sizes, barrels, silenced tools, unfinished work and that tests mirror `src` path for path. */
export function checkShape({ modules, paths }: Project): Violation[] {
  return modules.flatMap((module) => [
    ...checkSize(module),
    ...checkBarrel(module),
    ...checkComments(module),
    ...checkTwin(module, paths),
  ]);
}

function checkSize({ path, text }: SourceModule): Violation[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > maxLines
    ? [{ rule: 'size', path, line: maxLines, message: `${lines} lines, at most ${maxLines}` }]
    : [];
}

function checkBarrel({ path, onlyReExports, wildcardExports }: SourceModule): Violation[] {
  const found = wildcardExports.map((line) => ({ rule: 'barrel', path, line, message: 're-export by name' }));
  const isIndex = path.endsWith('/index.ts');
  if (path !== 'src/workflows/index.ts' && (isIndex || onlyReExports))
    found.push({ rule: 'barrel', path, line: 1, message: 'only src/workflows/index.ts gathers other files' });
  return found;
}

const silenced = /eslint-disable|@ts-(ignore|nocheck|expect-error)/;
const unfinished = /\b(TODO|FIXME|XXX|HACK)\b/;

function checkComments({ path, text, syntax }: SourceModule): Violation[] {
  return findComments(text, syntax).flatMap(({ comment, line }) => [
    ...(silenced.test(comment) ? [{ rule: 'silenced', path, line, message: 'a tool is silenced' }] : []),
    ...(unfinished.test(comment) ? [{ rule: 'unfinished', path, line, message: 'unfinished work' }] : []),
  ]);
}

/** Comments hang before or behind tokens; strings that look like comments are none. */
function findComments(text: string, syntax: ts.SourceFile): { comment: string; line: number }[] {
  const starts = new Map<number, number>();
  const collect = (ranges: ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) starts.set(pos, end);
  };
  walkSyntax(syntax, (node) => {
    if (ts.isJsxText(node)) return;
    collect(ts.getLeadingCommentRanges(text, node.getFullStart()));
    collect(ts.getTrailingCommentRanges(text, node.getEnd()));
    for (const child of node.getChildren(syntax)) {
      collect(ts.getLeadingCommentRanges(text, child.getFullStart()));
      collect(ts.getTrailingCommentRanges(text, child.getEnd()));
    }
  });
  return [...starts].map(([pos, end]) => ({
    comment: text.slice(pos, end),
    line: syntax.getLineAndCharacterOfPosition(pos).line + 1,
  }));
}

/** `tests/domain/market/csv.test.ts` stands for `src/domain/market/csv.ts`, or for the folder `src/domain/market/csv/`. */
function checkTwin({ path, syntax }: SourceModule, paths: ReadonlySet<string>): Violation[] {
  if (!path.startsWith('tests/') || freeTests.test(path)) return [];
  const breach = (message: string): Violation[] => [{ rule: 'test-twin', path, line: lineOf(syntax, syntax), message }];
  if (!path.endsWith('.test.ts'))
    return breach('what tests share lives in tests/support, tests/fakes or tests/fixtures');
  const twin = path.replace(/^tests\//, 'src/').replace(/\.test\.ts$/, '');
  const exists = paths.has(`${twin}.ts`) || [...paths].some((other) => other.startsWith(`${twin}/`));
  return exists ? [] : breach(`neither ${twin}.ts nor the folder ${twin} exists`);
}
