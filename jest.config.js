/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  maxWorkers: 2, // two cores are the least we run on; jest alone would leave one of them idle
  reporters: ['default', '<rootDir>/scripts/plain-reporter.cjs'],
  collectCoverageFrom: ['src/domain/**/*.ts'],
  testTimeout: 30_000,
};
