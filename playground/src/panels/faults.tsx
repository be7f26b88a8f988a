import { useMonaco } from '@graphiql/react';
import { parse, visit } from 'graphql';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { useEffect } from 'react';
import type { PaneModel } from '../pane-model.ts';
import { REASONS } from '../reasons.ts';
import type { ApiError } from '../talk/http.ts';
import { useLanguage, useSay } from '../words.ts';

const OWNER = 'infinity-travel';

/** Refusals with what they mean and what a client does; faults of fields are marked in the variables. */
export function Faults({ model, errors }: { model: PaneModel; errors: readonly ApiError[] }) {
  const say = useSay();
  const language = useLanguage((state) => state.language);
  useMarks(model, errors);
  return (
    <ul className="faults">
      {errors.map(({ message, path, extensions = {} }) => {
        const code = extensions.code ? REASONS.codes[extensions.code] : undefined;
        const reason = extensions.reason ? REASONS.reasons[extensions.reason] : undefined;
        return (
          <li key={`${path?.join('.')} ${message}`}>
            <p>
              <strong>{message}</strong> <code>{extensions.code}</code>{' '}
              {extensions.reason && <code>{extensions.reason}</code>}
            </p>
            {extensions.fields && (
              <ul>
                {extensions.fields.map((field) => (
                  <li key={`${field.path} ${field.reason}`}>
                    <code>{field.path}</code> {field.message} <code>{field.reason}</code>
                  </li>
                ))}
              </ul>
            )}
            {(code || reason) && (
              <details open>
                <summary>{say('무슨 뜻이고, 무엇을 하나요', 'What it means, and what to do')}</summary>
                {reason && reason[language] !== message && <p>{reason[language]}</p>}
                {code && <Told text={code[language].means} />}
                {code && <Told text={code[language].todo} />}
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Text with its `code`, and links by their words alone: they lead into the docs of the repository. */
function Told({ text }: { text: string }) {
  const parts = text.replace(/\[([^\]]+)\]\([^)]*\)/g, 'docs/$1').split('`');
  return <p>{parts.map((part, i) => (i % 2 === 1 ? <code key={part}>{part}</code> : part))}</p>;
}

/** Marks in the variables editor what faults are about, until the next answer. */
function useMarks(model: PaneModel, errors: readonly ApiError[]): void {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    const editor = model.variables;
    const text = editor?.getModel();
    if (!monaco || !text) return;
    const tree = parseTree(text.getValue());
    const { query = '' } = model.use.getState().sent ?? {};
    const markers = errors
      .flatMap(({ extensions }) => extensions?.fields ?? [])
      .flatMap(({ path, message }) => {
        const node = tree && closest(tree, variablePath(query, path));
        if (!node) return [];
        const from = text.getPositionAt(node.offset);
        const to = text.getPositionAt(node.offset + node.length);
        return [
          {
            severity: monaco.MarkerSeverity.Error,
            message: `${path}: ${message}`,
            startLineNumber: from.lineNumber,
            startColumn: from.column,
            endLineNumber: to.lineNumber,
            endColumn: to.column,
          },
        ];
      });
    monaco.editor.setModelMarkers(text, OWNER, markers);
    return () => {
      if (!text.isDisposed()) monaco.editor.setModelMarkers(text, OWNER, []);
    };
  }, [monaco, model, errors]);
}

type Tree = NonNullable<ReturnType<typeof parseTree>>;

/** The value at a path, or of what is nearest above it: a field that is missing marks its object. */
function closest(tree: Tree, path: (string | number)[]): Tree | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node;
  }
  return undefined;
}

/** From the argument down, in words of the variables: `input.title` with `createPost(input: $post)` is `post.title`. */
function variablePath(query: string, path: string): (string | number)[] {
  const [argument, ...rest] = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  let name = argument;
  try {
    visit(parse(query), {
      Argument: (node) => {
        if (node.name.value === argument && node.value.kind === 'Variable') name = node.value.name.value;
      },
    });
  } catch {
    // A document that does not parse has no variables to mark.
  }
  return [name!, ...rest];
}
