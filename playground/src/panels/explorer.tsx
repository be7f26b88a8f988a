import { type GraphiQLPlugin, PenIcon, useGraphiQL, useOperationsEditorState } from '@graphiql/react';
import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { useState } from 'react';
import { useSchema } from '../schema.ts';
import { useSay } from '../words.ts';
import {
  documentText,
  emptyOperation,
  operationIn,
  type Step,
  selectionAt,
  toggled,
  toggledArgument,
} from './explorer-document.ts';

const KINDS = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION, OperationTypeNode.SUBSCRIPTION] as const;

/** Builds a document by clicking: fields as boxes to tick, arguments with their types and rules. */
function Explorer() {
  const say = useSay();
  const schema = useSchema((state) => state.schema);
  const [text, setText] = useOperationsEditorState();
  const operation = operationIn(text);
  const [chosen, choose] = useState<OperationTypeNode>(operation?.operation ?? OperationTypeNode.QUERY);
  const [filter, setFilter] = useState('');
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  if (!schema) return <p>{say('스키마가 없습니다.', 'There is no schema.')}</p>;
  const root = schema.getRootType(chosen);
  const current = operation?.operation === chosen ? operation : emptyOperation(chosen);
  const change = (made: OperationDefinitionNode) => {
    // Another kind of document takes the place of this one, and its variables were not for it.
    if (current !== operation) variableEditor?.setValue('');
    setText(documentText(text, made));
  };
  const fields = Object.values(root?.getFields() ?? {}).filter(({ name }) =>
    name.toLowerCase().includes(filter.toLowerCase()),
  );
  return (
    <div className="explorer">
      <h2>{say('만들기', 'Explorer')}</h2>
      <div className="bar">
        {KINDS.map((kind) => (
          <button key={kind} type="button" aria-pressed={kind === chosen} onClick={() => choose(kind)}>
            {kind}
          </button>
        ))}
      </div>
      <input
        type="search"
        value={filter}
        placeholder={say('거르기', 'Filter')}
        aria-label={say('필드 거르기', 'Filter fields')}
        onChange={({ target }) => setFilter(target.value)}
      />
      <Fields fields={fields} operation={current} path={[]} change={change} />
    </div>
  );
}

interface Place {
  operation: OperationDefinitionNode;
  path: readonly Step[];
  change(made: OperationDefinitionNode): void;
}

function Fields({ fields, ...place }: Place & { fields: readonly GraphQLField<unknown, unknown>[] }) {
  return (
    <ul>
      {fields.map((field) => (
        <Field key={field.name} field={field} {...place} />
      ))}
    </ul>
  );
}

function Field({ field, operation, path, change }: Place & { field: GraphQLField<unknown, unknown> }) {
  const here = [...path, { field: field.name }];
  const node = selectionAt(operation.selectionSet.selections, here) as FieldNode | undefined;
  const type = getNamedType(field.type);
  const leaves = isLeafType(type) ? [] : [firstLeaf(type)];
  const toggle = () => change(toggled(operation, here, leaves, field.args.filter(isRequiredArgument)));
  return (
    <li>
      <label title={field.description ?? undefined} className={field.deprecationReason ? 'deprecated' : undefined}>
        <input type="checkbox" checked={node !== undefined} onChange={toggle} />
        {field.name} <span className="type">{String(field.type)}</span>
      </label>
      {node && field.args.length > 0 && (
        <ul>
          {field.args.map((argument) => (
            <Argument key={argument.name} {...{ argument, node, operation, path: here, change }} />
          ))}
        </ul>
      )}
      {node && !isLeafType(type) && <Below {...{ type, operation, path: here, change }} />}
    </li>
  );
}

function Argument({ argument, node, ...place }: Place & { argument: GraphQLArgument; node: FieldNode }) {
  const isGiven = node.arguments?.some(({ name }) => name.value === argument.name) ?? false;
  return (
    <li>
      <label className="argument">
        <input
          type="checkbox"
          checked={isGiven}
          onChange={() => place.change(toggledArgument(place.operation, place.path, argument))}
        />
        {argument.name}: <span className="type">{String(argument.type)}</span>
        {isGiven && argument.description && <span className="rule">{argument.description}</span>}
      </label>
    </li>
  );
}

/** The fields of an object; of a union or interface those of each of its types. */
function Below({ type, ...place }: Place & { type: GraphQLNamedType }) {
  const schema = useSchema((state) => state.schema)!;
  if (isObjectType(type)) return <Fields fields={Object.values(type.getFields())} {...place} />;
  if (!isAbstractType(type)) return null;
  return (
    <>
      {isInterfaceType(type) && <Fields fields={Object.values(type.getFields())} {...place} />}
      <ul>
        {schema.getPossibleTypes(type).map((possible) => {
          const here = [...place.path, { on: possible.name }];
          const isChosen = selectionAt(place.operation.selectionSet.selections, here) !== undefined;
          const toggle = () => place.change(toggled(place.operation, here, [firstLeaf(possible)], []));
          return (
            <li key={possible.name}>
              <label>
                <input type="checkbox" checked={isChosen} onChange={toggle} />… on {possible.name}
              </label>
              {isChosen && <Fields fields={Object.values(possible.getFields())} {...place} path={here} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Something that can be asked of any object, so that the document is valid at once. */
function firstLeaf(type: GraphQLNamedType): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
  const fields = type.getFields();
  if (fields.id) return 'id';
  return (
    Object.values(fields).find(({ type, args }) => isLeafType(getNamedType(type)) && args.length === 0)?.name ??
    '__typename'
  );
}

export const EXPLORER_PLUGIN: GraphiQLPlugin = { title: 'Explorer', icon: PenIcon, content: Explorer };
