import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
} from 'graphql';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * What a document selects below a field, fragments and aliases included, type conditions and `@skip`/`@include` looked
 * through: it may name more than is answered, never less.
 */
export class Selections {
  readonly #byName = new Map<string, FieldNode[]>();
  readonly #fragments: Fragments;

  constructor(fields: readonly FieldNode[], fragments: Fragments) {
    this.#fragments = fragments;
    for (const field of fields) if (field.selectionSet) this.#collect(field.selectionSet);
  }

  #collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) this.#collect(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.#fragments[selection.name.value];
        if (fragment) this.#collect(fragment.selectionSet);
      } else {
        const same = this.#byName.get(selection.name.value) ?? [];
        same.push(selection);
        this.#byName.set(selection.name.value, same);
      }
    }
  }

  /** Whether a field of this name is selected. */
  selects(name: string): boolean {
    return this.#byName.has(name);
  }

  /** The names of the selected fields, `__typename` included. */
  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** Every selection of this field; more than one when it stands under several aliases or in several fragments. */
  fields(name: string): readonly FieldNode[] {
    return this.#byName.get(name) ?? [];
  }

  /** What is selected below a field. */
  below(name: string): Selections {
    return new Selections(this.fields(name), this.#fragments);
  }

  /** What is selected below the nodes of a connection, through `nodes` and `edges` together. */
  belowNodes(): Selections {
    return new Selections([...this.fields('nodes'), ...this.below('edges').fields('node')], this.#fragments);
  }
}

/**
 * Reads what a document asks below a field, once a document: `read` must look at nothing else.
 * A field that stands in one place is remembered by that place; merged ones are read each time.
 */
export function selectionsOnce<T extends object>(read: (asked: Selections) => T): (info: GraphQLResolveInfo) => T {
  const known = new WeakMap<FieldNode, T>();
  return ({ fieldNodes, fragments }) => {
    const only = fieldNodes.length === 1 ? fieldNodes[0] : undefined;
    const remembered = only && known.get(only);
    if (remembered) return remembered;
    const answer = read(new Selections(fieldNodes, fragments));
    if (only) known.set(only, answer);
    return answer;
  };
}
