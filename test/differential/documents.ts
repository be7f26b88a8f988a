import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import type { Random } from './random.ts';

/** What is there to ask for: values of arguments by their name and, first, by `Type.field.argument`. */
export interface Values {
  [argument: string]: readonly unknown[];
}

/** A document with two sets of values for its variables. */
export interface Generated {
  text: string;
  variables: [Record<string, unknown>, Record<string, unknown>];
}

interface Variable {
  name: string;
  type: string;
  defaultValue: string | null;
  values: [unknown, unknown];
}

const MAX_DEPTH = 7;
/** Of pages; with more, random documents would be refused for their cost. */
const SIZES = [0, 1, 2, 3] as const;
const LEFT_OUT = Symbol('left out');

/**
 * Writes a random document over a schema: named fragments, nested and shared, inline ones with and without a type, @skip and @include
 * with literals and variables on every place, aliases, unions and interfaces, pages, variables that are null or left out. Some few are
 * not valid: who runs them drops those.
 */
export class DocumentWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #values: Values;
  #variables: Variable[] = [];
  #fragments: { name: string; type: GraphQLCompositeType; text: string }[] = [];
  /** What each response key stands for, so that most documents can be merged. */
  #keys = new Map<string, string>();
  #left = 0;

  constructor(schema: GraphQLSchema, random: Random, values: Values) {
    this.#schema = schema;
    this.#random = random;
    this.#values = values;
  }

  /** A query, or a subscription to this field. */
  write(subscription?: string): Generated {
    this.#variables = [];
    this.#fragments = [];
    this.#keys = new Map();
    this.#left = 60;
    const root = subscription ? this.#schema.getSubscriptionType()! : this.#schema.getQueryType()!;
    const body = subscription ? this.#subscribed(root, subscription) : this.#set(root, 0);
    const head = this.#variables.length > 0 ? `(${this.#variables.map(declared).join(', ')})` : '';
    const operation = `${subscription ? 'subscription' : 'query'} Q${head} ${body}`;
    const text = [operation, ...this.#fragments.map(({ text }) => text)].join('\n');
    return { text, variables: [this.#given(0), this.#given(1)] };
  }

  #given(i: 0 | 1): Record<string, unknown> {
    return Object.fromEntries(
      this.#variables.filter(({ values }) => values[i] !== LEFT_OUT).map(({ name, values }) => [name, values[i]]),
    );
  }

  #subscribed(root: GraphQLObjectType, name: string): string {
    const field = this.#field(root, root.getFields()[name]!, 0, false);
    if (this.#random.chance(0.2)) return `{ ...Root } fragment Root on ${root.name} { ${field} }`;
    return `{ ${field} }`;
  }

  #set(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.#random.below(depth === 0 ? 4 : 5);
    const parts = Array.from({ length: count }, () => this.#selection(type, depth));
    const text = parts.filter((part) => part !== '').join(' ');
    return `{ ${text || '__typename'} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    this.#left--;
    const kind = this.#random.next();
    if (kind < 0.22) return this.#spread(type, depth);
    if (kind < 0.36) return this.#inline(type, depth);
    if (isUnionType(type)) return this.#random.chance(0.3) ? this.#typename() : this.#inline(type, depth);
    if (kind < 0.4) return this.#typename();
    const fields = Object.values(type.getFields()).filter((field) => this.#fits(field, depth));
    if (fields.length === 0) return this.#typename();
    // Objects are what documents are about, and lists most of all: they bring things along.
    const composite = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    const lists = composite.filter(
      ({ name, type: of }) => /Connection$/.test(getNamedType(of).name) || /^(nodes|edges|node)$/.test(name),
    );
    const among = composite.length > 0 && this.#random.chance(0.5) ? composite : fields;
    const field = this.#random.pick(lists.length > 0 && this.#random.chance(0.4) ? lists : among);
    const once = this.#field(type, field, depth, true);
    // The same field again, with other arguments: what a list brings along can answer only one of them.
    return field.args.length > 0 && this.#random.chance(0.4)
      ? `${once} ${this.#field(type, field, depth, true)}`
      : once;
  }

  #fits(field: GraphQLField<unknown, unknown>, depth: number): boolean {
    const isLeaf = isLeafType(getNamedType(field.type));
    return isLeaf || (depth < MAX_DEPTH && this.#left > 0);
  }

  #typename(): string {
    return this.#random.chance(0.5) ? `__typename${this.#directives()}` : `kind${this.#random.below(2)}: __typename`;
  }

  #field(
    parent: GraphQLObjectType | GraphQLInterfaceType,
    field: GraphQLField<unknown, unknown>,
    depth: number,
    mayBeLeftOut: boolean,
  ): string {
    const type = getNamedType(field.type);
    const args = this.#arguments(parent, field);
    const key = this.#key(field.name, args);
    const alias = key === field.name ? '' : `${key}: `;
    const below = isCompositeType(type) ? ` ${this.#set(type, depth + 1)}` : '';
    return `${alias}${field.name}${args}${mayBeLeftOut ? this.#directives() : ''}${below}`;
  }

  #key(name: string, args: string): string {
    const meaning = `${name}${args}`;
    const candidates = this.#random.chance(0.75) ? [name, 'a', 'b'] : ['a', 'b', 'c', 'd', name];
    for (const key of candidates) {
      const known = this.#keys.get(key);
      if (known !== undefined && known !== meaning) continue;
      this.#keys.set(key, meaning);
      return key;
    }
    return `k${this.#keys.size}`;
  }

  #spread(type: GraphQLCompositeType, depth: number): string {
    const known = this.#fragments.filter((fragment) => fragment.text !== '' && this.#overlap(fragment.type, type));
    if (known.length > 0 && this.#random.chance(0.6)) return `...${this.#random.pick(known).name}${this.#directives()}`;
    if (this.#left <= 0 || this.#fragments.length >= 8) return '';
    const condition = this.#condition(type);
    const fragment = { name: `F${this.#fragments.length}`, type: condition, text: '' };
    // Its text comes last: what is written inside it cannot spread it, so there are no circles.
    this.#fragments.push(fragment);
    fragment.text = `fragment ${fragment.name} on ${condition.name} ${this.#set(condition, depth + 1)}`;
    return `...${fragment.name}${this.#directives()}`;
  }

  #inline(type: GraphQLCompositeType, depth: number): string {
    if (this.#left <= 0) return '';
    if (!isUnionType(type) && this.#random.chance(0.3)) return `...${this.#directives()} ${this.#set(type, depth)}`;
    const condition = this.#condition(type);
    return `... on ${condition.name}${this.#directives()} ${this.#set(condition, depth)}`;
  }

  /** A type that an object of this one can be: itself, an interface of it, or one of its members. */
  #condition(type: GraphQLCompositeType): GraphQLCompositeType {
    if (isAbstractType(type)) {
      const members = this.#schema.getPossibleTypes(type);
      return this.#random.chance(0.8) ? this.#random.pick(members) : type;
    }
    const interfaces = type.getInterfaces();
    return interfaces.length > 0 && this.#random.chance(0.2) ? this.#random.pick(interfaces) : type;
  }

  #overlap(a: GraphQLCompositeType, b: GraphQLCompositeType): boolean {
    const possible = (type: GraphQLCompositeType) =>
      isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    return possible(a).some((type) => possible(b).includes(type));
  }

  #directives(): string {
    let text = '';
    if (this.#random.chance(0.18)) text += ` @include(if: ${this.#boolean()})`;
    if (this.#random.chance(0.12)) text += ` @skip(if: ${this.#boolean()})`;
    return text;
  }

  #boolean(): string {
    if (this.#random.chance(0.25)) return String(this.#random.chance(0.5));
    const known = this.#variables.filter(({ type }) => type.startsWith('Boolean'));
    if (known.length > 0 && (known.length >= 4 || this.#random.chance(0.6))) return `$${this.#random.pick(known).name}`;
    const isOptional = this.#random.chance(0.3);
    const value = () => {
      if (!isOptional) return this.#random.chance(0.5);
      // Null where null is not allowed: only execution finds it.
      if (this.#random.chance(0.1)) return null;
      return this.#random.chance(0.5) ? LEFT_OUT : this.#random.chance(0.5);
    };
    return this.#variable(
      isOptional ? 'Boolean' : 'Boolean!',
      isOptional ? String(this.#random.chance(0.5)) : null,
      value,
    );
  }

  #variable(type: string, defaultValue: string | null, value: () => unknown): string {
    const name = `v${this.#variables.length}`;
    this.#variables.push({ name, type, defaultValue, values: [value(), value()] });
    return `$${name}`;
  }

  #arguments(parent: { name: string }, field: GraphQLField<unknown, unknown>): string {
    const forward = this.#random.chance(0.6);
    const parts = field.args.flatMap((argument) => {
      const isRequired = isNonNullType(argument.type) && argument.defaultValue === undefined;
      if (argument.name === 'first') return forward ? [this.#size('first')] : [];
      if (argument.name === 'last') return !forward && this.#random.chance(0.5) ? [this.#size('last')] : [];
      if (!isRequired && this.#random.chance(0.7)) return [];
      return this.#argument(`${parent.name}.${field.name}`, argument, isRequired);
    });
    return parts.length > 0 ? `(${parts.join(', ')})` : '';
  }

  /** Sometimes more than is allowed, or none. */
  #size(name: string): string {
    const size = () => (this.#random.chance(0.01) ? 101 : this.#random.pick(SIZES));
    if (this.#random.chance(0.75)) return `${name}: ${size()}`;
    const standard = this.#random.chance(0.5) ? String(size()) : null;
    const value = () => {
      if (this.#random.chance(0.15)) return null;
      return this.#random.chance(0.2) ? LEFT_OUT : size();
    };
    return `${name}: ${this.#variable('Int', standard, value)}`;
  }

  #argument(path: string, argument: GraphQLArgument, isRequired: boolean): string[] {
    const values =
      this.#values[`${path}.${argument.name}`] ?? this.#values[argument.name] ?? this.#ofType(argument.type);
    if (values.length === 0) return [];
    const one = () => this.#random.pick(values);
    if (this.#random.chance(0.5)) return [`${argument.name}: ${literal(one(), argument.type)}`];
    const value = () => (!isRequired && this.#random.chance(0.2) ? LEFT_OUT : one());
    const type = String(argument.type);
    // A variable that may be left out may stand only where its argument has a default or may be null.
    const declaredAs = isRequired ? type : type.replace(/!$/, '');
    return [`${argument.name}: ${this.#variable(declaredAs, null, value)}`];
  }

  #ofType(type: GraphQLInputType): readonly unknown[] {
    const named = getNamedType(type);
    if (isEnumType(named)) {
      const names = named.getValues().map(({ name }) => name);
      return isListType(isNonNullType(type) ? type.ofType : type) ? [names.slice(0, 2), [names.at(-1)], []] : names;
    }
    if (named.name === 'Boolean') return [true, false];
    return [];
  }
}

function declared({ name, type, defaultValue }: Variable): string {
  return `$${name}: ${type}${defaultValue === null ? '' : ` = ${defaultValue}`}`;
}

/** A value as it stands in a document. */
function literal(value: unknown, type: GraphQLInputType): string {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (value === null) return 'null';
  if (isListType(inner)) return `[${(value as unknown[]).map((item) => literal(item, inner.ofType)).join(', ')}]`;
  if (isInputObjectType(inner)) {
    const fields = inner.getFields();
    const parts = Object.entries(value as object).map(
      ([name, item]) => `${name}: ${literal(item, fields[name]!.type)}`,
    );
    return `{ ${parts.join(', ')} }`;
  }
  return isEnumType(inner) ? String(value) : JSON.stringify(value);
}
