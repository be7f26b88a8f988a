/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment Picture_image on Image {\n    url\n    thumbnailUrl\n    width\n    height\n    blurHash\n  }\n": typeof types.Picture_ImageFragmentDoc,
    "\n  query Home {\n    popularAreas(limit: 8) {\n      id\n      name\n    }\n  }\n": typeof types.HomeDocument,
    "\n  query Me {\n    viewer {\n      id\n      isEmailVerified\n      unreadCount\n      user {\n        id\n        nickname\n        avatar {\n          ...Picture_image\n        }\n      }\n    }\n  }\n": typeof types.MeDocument,
};
const documents: Documents = {
    "\n  fragment Picture_image on Image {\n    url\n    thumbnailUrl\n    width\n    height\n    blurHash\n  }\n": types.Picture_ImageFragmentDoc,
    "\n  query Home {\n    popularAreas(limit: 8) {\n      id\n      name\n    }\n  }\n": types.HomeDocument,
    "\n  query Me {\n    viewer {\n      id\n      isEmailVerified\n      unreadCount\n      user {\n        id\n        nickname\n        avatar {\n          ...Picture_image\n        }\n      }\n    }\n  }\n": types.MeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Picture_image on Image {\n    url\n    thumbnailUrl\n    width\n    height\n    blurHash\n  }\n"): (typeof documents)["\n  fragment Picture_image on Image {\n    url\n    thumbnailUrl\n    width\n    height\n    blurHash\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    popularAreas(limit: 8) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query Home {\n    popularAreas(limit: 8) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    viewer {\n      id\n      isEmailVerified\n      unreadCount\n      user {\n        id\n        nickname\n        avatar {\n          ...Picture_image\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    viewer {\n      id\n      isEmailVerified\n      unreadCount\n      user {\n        id\n        nickname\n        avatar {\n          ...Picture_image\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;