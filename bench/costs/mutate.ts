import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const SIZES = [1, 2, 3, 5, 10, 20, 30, 50, 100];

const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)]!;

/** The document with one thing changed: a page's size, one more field, a field once more under another name, or one field less. */
export function mutated(schema: GraphQLSchema, text: string): string {
  const types = new TypeInfo(schema);
  const places = text.split('{').length - 1;
  const chosen = Math.floor(Math.random() * places);
  const kind = Math.random();
  let at = 0;
  const document = visit(
    parse(text),
    visitWithTypeInfo(types, {
      Argument: (node) => {
        if (node.name.value !== 'first' || kind > 0.3 || Math.random() > 2 / places) return undefined;
        return { ...node, value: { kind: Kind.INT, value: String(pick(SIZES)) } as const };
      },
      SelectionSet: {
        leave: (node) => {
          if (at++ !== chosen || kind < 0.3) return undefined;
          return kind < 0.6 ? grown(node, types) : kind < 0.85 ? doubled(node) : shrunk(node);
        },
      },
    }),
  );
  return print(document);
}

function grown(set: SelectionSetNode, types: TypeInfo): SelectionSetNode {
  const type = types.getParentType();
  if (!isObjectType(type) && !isInterfaceType(type)) return set;
  const known = new Set(set.selections.map((node) => (node.kind === Kind.FIELD ? node.name.value : '')));
  const fields = Object.values(type.getFields()).filter(
    (field) => !known.has(field.name) && !field.args.some(isRequiredArgument),
  );
  if (fields.length === 0) return set;
  const field = pick(fields);
  const named = getNamedType(field.type);
  if (isLeafType(named)) return withText(set, field.name);
  const isPage = isObjectType(named) && named.getFields().nodes !== undefined;
  if (isPage)
    return withText(
      set,
      `${field.name}${field.args.some(({ name }) => name === 'first') ? '(first: 10)' : ''} { nodes { __typename } }`,
    );
  return isCompositeType(named) ? withText(set, `${field.name} { __typename }`) : set;
}

function withText(set: SelectionSetNode, text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`).definitions as unknown as [{ selectionSet: SelectionSetNode }];
  return { ...set, selections: [...set.selections, ...operation.selectionSet.selections] };
}

function doubled(set: SelectionSetNode): SelectionSetNode {
  const fields = set.selections.filter((node): node is FieldNode => node.kind === Kind.FIELD);
  if (fields.length === 0) return set;
  const alias = { kind: Kind.NAME, value: `x${Math.floor(Math.random() * 1_000_000)}` } as const;
  return { ...set, selections: [...set.selections, { ...pick(fields), alias }] };
}

function shrunk(set: SelectionSetNode): SelectionSetNode {
  if (set.selections.length < 2) return set;
  const gone = pick(set.selections);
  return { ...set, selections: set.selections.filter((node) => node !== gone) };
}
