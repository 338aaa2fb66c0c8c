import { TestWorkflowEnvironment } from '@temporalio/testing';
import { registerSearchAttributes } from '../../../src/adapters/temporal/search-attributes';
import { searchAttributeTypes } from '../../../src/contracts/search-attributes';
import { installQuietRuntime } from '../../support/quiet-runtime';
import { temporalExecutable } from '../../support/temporal';

test('a server that knows none of our search attributes knows them all afterwards, and again', async () => {
  installQuietRuntime();
  const env = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path: temporalExecutable() } },
  });
  try {
    const known = async () =>
      Object.keys(
        (await env.connection.operatorService.listSearchAttributes({ namespace: 'default' })).customAttributes,
      );
    expect(await known()).not.toEqual(expect.arrayContaining(Object.keys(searchAttributeTypes)));
    await registerSearchAttributes(env.nativeConnection, 'default', searchAttributeTypes);
    await registerSearchAttributes(env.nativeConnection, 'default', searchAttributeTypes);
    expect(await known()).toEqual(expect.arrayContaining(Object.keys(searchAttributeTypes)));
  } finally {
    await env.teardown();
  }
}, 60_000);
