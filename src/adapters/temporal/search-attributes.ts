import type { NativeConnection } from '@temporalio/worker';

export type SearchAttributeType = 'Keyword' | 'Int' | 'Double';

/** Temporal's numbers of the types (temporal.api.enums.v1.IndexedValueType). */
const indexedValueTypes: Readonly<Record<SearchAttributeType, number>> = { Keyword: 2, Int: 3, Double: 4 };

/**
 * Makes sure that a namespace knows the search attributes: on a server that does not, every workflow that sets one would stand still.
 * Idempotent. Throws what the server says, such as a missing permission.
 */
export async function registerSearchAttributes(
  { operatorService }: Pick<NativeConnection, 'operatorService'>,
  namespace: string,
  types: Readonly<Record<string, SearchAttributeType>>,
): Promise<void> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(types).filter(([name]) => customAttributes[name] === undefined);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, indexedValueTypes[type]]));
  await operatorService.addSearchAttributes({ namespace, searchAttributes });
}
