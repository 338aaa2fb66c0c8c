import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What would make a pure layer depend on the machine it runs on: clocks, dice, the process, the network. */
const impureGlobals = [
  'process',
  'Buffer',
  'global',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'fetch',
  'console',
  'require',
  'module',
  '__dirname',
  '__filename',
].map((name) => ({ name, message: 'The domain is pure: pass what is needed as an argument.' }));

const impureProperties = [
  { object: 'Date', property: 'now', message: 'Time is an argument (EpochMs).' },
  { object: 'Math', property: 'random', message: 'Every draw comes from a passed, seeded generator.' },
];

const noDefaultExports = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Exports have names.',
};
const noWildcardExports = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' };
const assertOnlyElements = {
  selector:
    'TSNonNullExpression > MemberExpression[computed=false], TSNonNullExpression > CallExpression:not([callee.property.name=/^(shift|pop)$/])',
  message: 'Only an element may be asserted: `array[i]!`, `([period]) => period!`, `queue.shift()!`. Narrow the type.',
};
const noClockReading = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
  message: 'Time is an argument (EpochMs).',
};

export default defineConfig(
  globalIgnores(['dist/**', 'coverage/**', '.emp/**', 'tests/fixtures/**', 'node_modules/**']),
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    ignores: ['assembly/**'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['./tests/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false }],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', noDefaultExports, noWildcardExports, assertOnlyElements],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // The restricted syntax confines the assertion; an arrow may hand on a void call; a port's method may be async without waiting.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Ports and features are records of functions made by factories: no method of ours knows `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // AssemblyScript: its compiler checks the types, and arguments are plain numbers because a WASM function takes no object.
    files: ['assembly/**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { allowInvalidAST: true } },
    rules: {
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['src/domain/**/*.ts', 'src/contracts/**/*.ts', 'src/workflows/**/*.ts', 'src/activities/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': ['error', ...impureProperties],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\.|technicalindicators$)', message: 'The domain imports the domain alone.' }] },
      ],
      'no-restricted-syntax': ['error', noDefaultExports, noWildcardExports, assertOnlyElements, noClockReading],
    },
  },
  {
    // Tests tell a story in one function, read JSON they wrote themselves, and call libraries as their examples do.
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', noDefaultExports],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'Buffer', 'URL', 'fetch', 'setTimeout', 'clearTimeout', 'AbortSignal', 'AbortController']
          .concat(['setInterval', 'clearInterval', 'performance', 'TextDecoder', 'TextEncoder', 'structuredClone'])
          .map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'max-lines': ['error', 300] },
  },
  {
    files: ['**/*.{cjs,js}'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
);
