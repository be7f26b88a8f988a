import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** The fragments of a document by name; no name is special. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}

/** What fields are collected in: the variables are coerced. */
export interface CollectScene {
  schema: GraphQLSchema;
  fragments: Fragments;
  variables: Readonly<Record<string, unknown>>;
}

/**
 * CollectFields of the specification (6.3.2): the fields that selection sets ask of an object type, merged by response key, in the
 * order of their first appearance.
 * @throws GraphQLError when a variable in a condition is null.
 */
export function collectFields(
  scene: CollectScene,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (!isIncluded(selection, scene)) continue;
        const key = (selection.alias ?? selection.name).value;
        const same = fields.get(key);
        if (same) same.push(selection);
        else fields.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (isIncluded(selection, scene) && fits(selection.typeCondition?.name.value, type, scene))
          collect(selection.selectionSet);
      } else {
        const name = selection.name.value;
        // Only a spread that is included uses the fragment up.
        if (visited.has(name) || !isIncluded(selection, scene)) continue;
        visited.add(name);
        const fragment = scene.fragments[name];
        if (fragment && fits(fragment.typeCondition.name.value, type, scene)) collect(fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  return fields;
}

function isIncluded(selection: SelectionNode, { variables }: CollectScene): boolean {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
}

function fits(condition: string | undefined, type: GraphQLObjectType, { schema }: CollectScene): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

/** Names of the variables that decide which fields are collected: those in `@skip` and `@include`. */
export function conditionVariables(operation: OperationDefinitionNode, fragments: Fragments): readonly string[] {
  const names = new Set<string>();
  const collect = {
    Directive: ({ arguments: args = [] }: { arguments?: readonly { value: { kind: string; name?: unknown } }[] }) => {
      for (const { value } of args) {
        if (value.kind === Kind.VARIABLE) names.add((value as { name: { value: string } }).name.value);
      }
    },
  };
  visit(operation, collect);
  for (const fragment of Object.values(fragments)) visit(fragment, collect);
  return [...names].sort();
}
