import path from 'node:path';
import ts from 'typescript';

/** One import, re-export, `require` or `import()` of a module. */
export interface ImportEdge {
  readonly specifier: string;
  /** Path from the project's root for a relative specifier, with its extension; undefined for a package or a built-in. */
  readonly target: string | undefined;
  /** Erased by the compiler: nothing of it exists at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface ExportedName {
  readonly name: string;
  readonly line: number;
}

export interface SourceModule {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  readonly imports: readonly ImportEdge[];
  readonly exports: readonly ExportedName[];
  /** Every statement re-exports: the file holds nothing of its own. */
  readonly onlyReExports: boolean;
  readonly wildcardExports: readonly number[];
}

/** Project files by path, as text: real ones, or virtual ones that show what a rule refuses. */
export type SourceTexts = Readonly<Record<string, string>>;

/** Parses one TypeScript file; `paths` are all files of the project, to resolve relative imports. */
export function parseModule(file: string, text: string, paths: ReadonlySet<string>): SourceModule {
  const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
  const reExports = syntax.statements.filter(
    (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined,
  );
  return {
    path: file,
    text,
    syntax,
    imports: findImports(syntax).map((edge) => ({ ...edge, target: resolveTarget(file, edge.specifier, paths) })),
    exports: syntax.statements.flatMap((statement) => exportedNames(statement, syntax)),
    onlyReExports: syntax.statements.length > 0 && reExports.length === syntax.statements.length,
    wildcardExports: reExports
      .filter((statement) => ts.isExportDeclaration(statement) && !namedExports(statement))
      .map((statement) => lineOf(statement, syntax)),
  };
}

export function lineOf(node: ts.Node, syntax: ts.SourceFile): number {
  return syntax.getLineAndCharacterOfPosition(node.getStart(syntax)).line + 1;
}

/** Calls `visit` for the node and all below it. */
export function walkSyntax(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    walkSyntax(child, visit);
  });
}

type UnresolvedEdge = Omit<ImportEdge, 'target'>;

function findImports(syntax: ts.SourceFile): UnresolvedEdge[] {
  const edges: UnresolvedEdge[] = [];
  walkSyntax(syntax, (node) => {
    const found = importOf(node);
    if (found) edges.push({ ...found, line: lineOf(node, syntax) });
  });
  return edges;
}

function importOf(node: ts.Node): Omit<UnresolvedEdge, 'line'> | undefined {
  if (ts.isImportDeclaration(node)) return edgeTo(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const names = namedExports(node);
    const typeOnly = node.isTypeOnly || (names?.every((name) => name.isTypeOnly) ?? false);
    return edgeTo(node.moduleSpecifier, typeOnly);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return edgeTo(node.argument.literal, true);
  if (ts.isExternalModuleReference(node)) return edgeTo(node.expression, false);
  if (ts.isCallExpression(node)) {
    const { expression } = node;
    const loads =
      expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require');
    return loads ? edgeTo(node.arguments[0], false) : undefined;
  }
  return undefined;
}

function edgeTo(specifier: ts.Node | undefined, typeOnly: boolean): Omit<UnresolvedEdge, 'line'> | undefined {
  return specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, typeOnly } : undefined;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function namedExports(statement: ts.ExportDeclaration): readonly ts.ExportSpecifier[] | undefined {
  const clause = statement.exportClause;
  return clause && ts.isNamedExports(clause) ? clause.elements : undefined;
}

function exportedNames(statement: ts.Statement, syntax: ts.SourceFile): ExportedName[] {
  const named = (name: string, node: ts.Node): ExportedName => ({ name, line: lineOf(node, syntax) });
  if (ts.isExportAssignment(statement)) return [named('default', statement)];
  if (ts.isExportDeclaration(statement))
    return (namedExports(statement) ?? []).map((element) => named(element.name.text, element));
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return [named('default', statement)];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name).map((id) => named(id, name)));
  const declared = (statement as { name?: ts.Node }).name;
  return declared && ts.isIdentifier(declared) ? [named(declared.text, statement)] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

function resolveTarget(file: string, specifier: string, paths: ReadonlySet<string>): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const joined = path.posix.join(path.posix.dirname(file), specifier);
  const candidates = [joined, `${joined}.ts`, `${joined}/index.ts`];
  return candidates.find((candidate) => paths.has(candidate)) ?? `${joined}.ts`;
}
