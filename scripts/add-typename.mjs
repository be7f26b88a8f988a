// For codegen: documents of the web app carry `__typename` before their digests are taken, as the cache will ask for it.
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

export const { transform } = addTypenameSelectionDocumentTransform;
