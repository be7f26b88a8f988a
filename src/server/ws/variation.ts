import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../graphql/limits.ts';

/** What an answer depends on besides the event: nothing, whether the viewer wrote the message, or who the viewer is. */
export type Variation = 'nothing' | 'authorship' | 'viewer';

const RANK: Record<Variation, number> = { nothing: 0, authorship: 1, viewer: 2 };

/**
 * The most that any selected field depends on. A field without a resolver shows a column and depends on nothing; one with
 * a resolver counts as depending on the viewer unless it is marked (`@SameForAll()`, `@VariesByAuthorship()`).
 */
export function variationOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Variation {
  const fragments = fragmentsOf(document);
  let worst: Variation = 'nothing';
  const seen = new Set<string>();

  const walk = (set: SelectionSetNode, parent: GraphQLNamedType | undefined, isRoot: boolean): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (!fragment || seen.has(selection.name.value)) continue;
        seen.add(selection.name.value);
        walk(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), isRoot);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
        walk(selection.selectionSet, condition ?? parent, isRoot);
      } else if (!selection.name.value.startsWith('__')) {
        const field =
          isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
        // What is asked of an interface is answered by the type of the object.
        const answering = isInterfaceType(parent)
          ? schema.getPossibleTypes(parent).map((type) => type.getFields()[selection.name.value])
          : [field];
        for (const each of isRoot ? [] : answering) {
          const variation =
            (each?.extensions.variesBy as Variation | undefined) ?? (each?.resolve ? 'viewer' : 'nothing');
          if (RANK[variation] > RANK[worst]) worst = variation;
        }
        if (selection.selectionSet) walk(selection.selectionSet, field && getNamedType(field.type), false);
      }
    }
  };
  walk(operation.selectionSet, schema.getSubscriptionType() ?? undefined, true);
  return worst;
}
