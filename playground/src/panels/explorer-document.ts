import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  parseType,
  print,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';

/** A step down in a document: a field, or the fields of one of several types. */
export type Step = { field: string } | { on: string };

/** The first operation of a text; null when it does not parse or has none. */
export function operationIn(text: string): OperationDefinitionNode | null {
  try {
    return (parse(text).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) ??
      null) as OperationDefinitionNode | null;
  } catch {
    return null;
  }
}

const named = (value: string) => ({ kind: Kind.NAME, value }) as const;

export const emptyOperation = (operation: OperationTypeNode): OperationDefinitionNode => ({
  kind: Kind.OPERATION_DEFINITION,
  operation,
  name: named(
    operation === OperationTypeNode.QUERY ? 'Explore' : operation === OperationTypeNode.MUTATION ? 'Change' : 'Follow',
  ),
  variableDefinitions: [],
  directives: [],
  selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
});

const isAt = (node: SelectionNode, step: Step): node is FieldNode | InlineFragmentNode =>
  'field' in step
    ? node.kind === Kind.FIELD && node.name.value === step.field
    : node.kind === Kind.INLINE_FRAGMENT && node.typeCondition?.name.value === step.on;

/** What stands at a place; undefined when it is not chosen. */
export function selectionAt(selections: readonly SelectionNode[], path: readonly Step[]): SelectionNode | undefined {
  const [step, ...rest] = path;
  const node = selections.find((selection) => isAt(selection, step!));
  if (!node || rest.length === 0) return node;
  return selectionAt(('selectionSet' in node && node.selectionSet?.selections) || [], rest);
}

type Change = (node: SelectionNode | undefined) => SelectionNode | undefined;

/** The selections with what stands at a place changed; what is on the way is made. */
function changed(selections: readonly SelectionNode[], path: readonly Step[], change: Change): SelectionNode[] {
  const [step, ...rest] = path;
  const old = selections.find((selection) => isAt(selection, step!));
  const made = rest.length === 0 ? change(old) : inside(old ?? nodeOf(step!, []), rest, change);
  if (!old) return made ? [...selections, made] : [...selections];
  return selections.flatMap((selection) => (selection === old ? (made ?? []) : selection));
}

function inside(node: SelectionNode, path: readonly Step[], change: Change): SelectionNode {
  const old = ('selectionSet' in node && node.selectionSet?.selections) || [];
  return {
    ...node,
    selectionSet: { kind: Kind.SELECTION_SET, selections: changed(old, path, change) },
  } as SelectionNode;
}

function nodeOf(step: Step, leaves: readonly string[]): FieldNode | InlineFragmentNode {
  const selectionSet = {
    kind: Kind.SELECTION_SET,
    selections: leaves.map((leaf): FieldNode => ({ kind: Kind.FIELD, name: named(leaf) })),
  } as const;
  if ('on' in step)
    return { kind: Kind.INLINE_FRAGMENT, typeCondition: { kind: Kind.NAMED_TYPE, name: named(step.on) }, selectionSet };
  return { kind: Kind.FIELD, name: named(step.field), arguments: [], ...(leaves.length > 0 && { selectionSet }) };
}

/** Chooses what is not chosen, with these fields below it and these arguments, and takes away what is. */
export function toggled(
  operation: OperationDefinitionNode,
  path: readonly Step[],
  leaves: readonly string[],
  required: readonly GraphQLArgument[],
): OperationDefinitionNode {
  const isChosen = selectionAt(operation.selectionSet.selections, path) !== undefined;
  const without = withSelections(
    operation,
    changed(operation.selectionSet.selections, path, (node) => (node ? undefined : nodeOf(path.at(-1)!, leaves))),
  );
  if (isChosen) return withoutUnused(without);
  return required.reduce((made, argument) => withArgument(made, path, argument), without);
}

/** Gives an argument its variable, or takes both away. */
export function toggledArgument(
  operation: OperationDefinitionNode,
  path: readonly Step[],
  argument: GraphQLArgument,
): OperationDefinitionNode {
  const node = selectionAt(operation.selectionSet.selections, path) as FieldNode | undefined;
  if (!node?.arguments?.some(({ name }) => name.value === argument.name))
    return withArgument(operation, path, argument);
  return withoutUnused(
    withSelections(
      operation,
      changed(operation.selectionSet.selections, path, (field) => ({
        ...(field as FieldNode),
        arguments: (field as FieldNode).arguments!.filter(({ name }) => name.value !== argument.name),
      })),
    ),
  );
}

function withArgument(
  operation: OperationDefinitionNode,
  path: readonly Step[],
  argument: GraphQLArgument,
): OperationDefinitionNode {
  const variable = { kind: Kind.VARIABLE, name: named(freeName(operation, argument.name)) } as const;
  const made: ArgumentNode = { kind: Kind.ARGUMENT, name: named(argument.name), value: variable };
  const definition: VariableDefinitionNode = {
    kind: Kind.VARIABLE_DEFINITION,
    variable,
    type: parseType(String(argument.type)),
  };
  const selections = changed(operation.selectionSet.selections, path, (field) => ({
    ...(field as FieldNode),
    arguments: [...((field as FieldNode).arguments ?? []), made],
  }));
  return {
    ...withSelections(operation, selections),
    variableDefinitions: [...(operation.variableDefinitions ?? []), definition],
  };
}

function freeName(operation: OperationDefinitionNode, name: string): string {
  const taken = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}${i}`;
  return free;
}

const withSelections = (operation: OperationDefinitionNode, selections: SelectionNode[]): OperationDefinitionNode => ({
  ...operation,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

function withoutUnused(operation: OperationDefinitionNode): OperationDefinitionNode {
  const text = print({ ...operation, variableDefinitions: [] });
  const isUsed = ({ variable }: VariableDefinitionNode) => new RegExp(`\\$${variable.name.value}\\b`).test(text);
  return { ...operation, variableDefinitions: operation.variableDefinitions?.filter(isUsed) ?? [] };
}

/** The text of a document with this as its operation; its fragments stay. */
export function documentText(text: string, operation: OperationDefinitionNode): string {
  if (operation.selectionSet.selections.length === 0) return '';
  let fragments: DocumentNode['definitions'] = [];
  try {
    fragments = parse(text).definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  } catch {
    // What did not parse is written anew.
  }
  return `${print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] })}\n`;
}
