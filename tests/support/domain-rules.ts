import ts from 'typescript';
import type { Project, Violation } from './architecture-rules';
import { lineOf, walkSyntax, type SourceModule } from './source-module';

/** A clock or a die in the domain: the same input would no longer give the same output. */
export function checkDomainPurity({ modules, texts }: Project): Violation[] {
  return [
    ...modules.filter(({ path }) => path.startsWith('src/domain/')).flatMap(findImpurities),
    ...checkDomainTypes(texts['src/domain/tsconfig.json']),
  ];
}

function findImpurities({ path, syntax }: SourceModule): Violation[] {
  const found: Violation[] = [];
  walkSyntax(syntax, (node) => {
    const what = impurityOf(node);
    if (what) found.push({ rule: 'domain-purity', path, line: lineOf(node, syntax), message: `${what} in the domain` });
  });
  return found;
}

function impurityOf(node: ts.Node): string | undefined {
  const name = memberName(node);
  if (name === 'Date.now' || name === 'Math.random') return name;
  const callee = ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression : undefined;
  if (!callee || !ts.isIdentifier(callee) || callee.text !== 'Date') return undefined;
  if (ts.isCallExpression(node)) return 'Date()';
  return ts.isNewExpression(node) && !node.arguments?.length ? 'new Date()' : undefined;
}

/** `Math.random`, `Math['random']` and `const { random } = Math` alike. */
function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return `${node.expression.getText()}.${node.name.text}`;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return `${node.expression.getText()}.${node.argumentExpression.text}`;
  if (ts.isBindingElement(node) && ts.isVariableDeclaration(node.parent.parent))
    return `${node.parent.parent.initializer?.getText() ?? ''}.${(node.propertyName ?? node.name).getText()}`;
  return undefined;
}

/** Without ambient types the compiler itself refuses Node's globals in the domain. */
function checkDomainTypes(text: string | undefined): Violation[] {
  const path = 'src/domain/tsconfig.json';
  const config = text === undefined ? undefined : (ts.parseConfigFileTextToJson(path, text).config as DomainConfig);
  const types = config?.compilerOptions?.types;
  if (Array.isArray(types) && types.length === 0) return [];
  return [{ rule: 'domain-types', path, line: 1, message: 'the domain is compiled with "types": []' }];
}

interface DomainConfig {
  readonly compilerOptions?: { readonly types?: unknown };
}
