import {
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
  locatedError,
} from 'graphql';
import { PRELOADED, type PreloadedFields } from '../../data/preloaded.ts';
import { isOutOfBreath, nextBreath, tellMade } from '../../shared/breath.ts';
import type { Context } from '../../shared/context.ts';
import { type Answered, bytesOf } from './columns.ts';
import type { Arguments, FieldPlan, Plan, SelectionPlan, ValuePlan } from './plan.ts';
import { traceField } from './watched-run.ts';

/** What an execution answers: as graphql-js does, `data` is missing when it did not begin or was ended. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLError[];
}

/** What one operation is run with; the variables are coerced. */
export interface RunRequest {
  variables: Readonly<Record<string, unknown>>;
  ctx: Context;
  rootValue: unknown;
}

/** A composite value's place in the answer, with the way back to the root: for paths of errors and for nulls that go up. */
interface Place {
  parent: Place | null;
  container: Answered;
  key: string | number;
  nonNull: boolean;
  /** It was set to null for an error below it: what still happens there is told to nobody. */
  nulled: boolean;
}

/**
 * One execution of an operation (specification, 6.2 to 6.4). The answer is filled in place: no promise but those of resolvers is
 * made. Nodes and bytes are counted as they are made, and long executions let others come in between.
 */
export class Run {
  readonly #plan: Plan;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #ctx: Context;
  readonly #rootValue: unknown;
  readonly #errors: GraphQLError[] = [];
  readonly #answer: { data: Record<string, unknown> | null } = { data: null };
  /** By the index of a field; made at its first use. */
  readonly #infos: GraphQLResolveInfo[] = [];
  readonly #arguments: (Arguments | undefined)[] = [];
  #pending = 0;
  #anyNulled = false;
  #whenIdle: (() => void) | null = null;

  constructor(plan: Plan, { variables, ctx, rootValue }: RunRequest) {
    this.#plan = plan;
    this.#variables = variables;
    this.#ctx = ctx;
    this.#rootValue = rootValue;
  }

  /** Executes; a promise only where a resolver answers one or the execution is long. It never rejects for what a resolver does. */
  start(): Answer | Promise<Answer> {
    const { root, operation } = this.#plan;
    const place: Place = { parent: null, container: this.#answer, key: 'data', nonNull: false, nulled: false };
    const record: Answered = {};
    this.#answer.data = record;
    this.#count(root.fields.length, root.frameBytes);
    if (operation.operation === 'mutation') return this.#serially(root, record, place);
    this.#fields(root.fields, this.#rootValue, record, place);
    return this.#pending > 0 ? this.#idle().then(() => this.#result()) : this.#result();
  }

  /** The fields of a mutation: each begins when the one before has its whole answer. */
  async #serially(root: SelectionPlan, record: Answered, place: Place): Promise<Answer> {
    for (const field of root.fields) {
      this.#field(field, this.#rootValue, record, place);
      if (this.#pending > 0) await this.#idle();
      if (place.nulled || this.#ctx.usage.ended) break;
    }
    return this.#result();
  }

  #idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  #result(): Answer {
    const { usage } = this.#ctx;
    // The bytes of the last values have not been looked at yet.
    usage.count(0, 0);
    if (usage.ended) return { errors: [usage.ended] };
    return this.#errors.length > 0 ? { errors: this.#errors, data: this.#answer.data } : this.#answer;
  }

  #count(nodes: number, bytes: number): void {
    this.#ctx.usage.count(nodes, bytes);
    tellMade(nodes);
  }

  #columns(selection: SelectionPlan, source: unknown): Answered | null {
    try {
      return selection.read?.(source, this.#ctx.usage) ?? null;
    } catch {
      // The general path says what is wrong.
      return null;
    }
  }

  #fields(fields: readonly FieldPlan[], source: unknown, record: Answered, place: Place): void {
    for (const field of fields) {
      this.#field(field, source, record, place);
      if (this.#anyNulled && isDead(place)) return;
    }
  }

  #field(field: FieldPlan, source: unknown, record: Answered, place: Place): void {
    const { key } = field;
    if (field.constant !== null) {
      record[key] = field.constant;
      return;
    }
    // Its place in the order of the answer.
    record[key] = null;
    let value: unknown;
    try {
      value = this.#resolve(field, source);
    } catch (error) {
      this.#fail(error, field, field.value.nonNull, record, key, place);
      return;
    }
    if (isPromise(value)) this.#later(field, field.value, value, record, key, place);
    else this.#complete(field, field.value, value, record, key, place);
  }

  /** A row's own column, what its statement has brought along, or what the resolver answers. */
  #resolve(field: FieldPlan, source: unknown): unknown {
    const { definition } = field;
    const { name, resolve } = definition;
    if (!resolve) {
      const value = (source as Answered | null)?.[name];
      return typeof value === 'function'
        ? value.call(source, this.#argumentsOf(field), this.#ctx, this.#infoOf(field))
        : value;
    }
    const loaded = (source as PreloadedFields | null | undefined)?.[PRELOADED]?.[name];
    if (loaded !== undefined) return loaded;
    return resolve(source, this.#argumentsOf(field), this.#ctx, this.#infoOf(field));
  }

  #argumentsOf(field: FieldPlan): Arguments {
    if (field.constantArguments) return field.constantArguments;
    this.#arguments[field.index] ??= field.argumentsFor(this.#variables);
    return this.#arguments[field.index]!;
  }

  #infoOf(field: FieldPlan): GraphQLResolveInfo {
    const known = this.#infos[field.index];
    if (known) return known;
    const { scene, operation } = this.#plan;
    const info = {
      fieldName: field.definition.name,
      fieldNodes: field.nodes,
      returnType: field.definition.type,
      parentType: field.parentType,
      schema: scene.schema,
      fragments: scene.fragments,
      rootValue: this.#rootValue,
      operation,
      variableValues: this.#variables,
      // One info serves all objects of a list: it cannot say which.
      path: undefined,
    } as unknown as GraphQLResolveInfo;
    this.#infos[field.index] = info;
    return info;
  }

  #later(
    field: FieldPlan,
    plan: ValuePlan,
    promise: PromiseLike<unknown>,
    record: Answered,
    key: string | number,
    place: Place,
  ): void {
    this.#pending++;
    if (this.#ctx.span) traceField(this.#ctx.span, field, promise);
    const settle = (work: () => void) => {
      if (isOutOfBreath()) this.#rest(work);
      else this.#settle(work);
    };
    promise.then(
      (value) => settle(() => this.#complete(field, plan, value, record, key, place)),
      (error) => settle(() => this.#fail(error, field, plan.nonNull, record, key, place)),
    );
  }

  /** Does what is pending when others have been served. */
  #rest(work: () => void): void {
    const { usage } = this.#ctx;
    usage.resting++;
    nextBreath(() => {
      usage.resting--;
      this.#settle(work);
    });
  }

  #settle(work: () => void): void {
    if (!this.#ctx.usage.ended) work();
    if (--this.#pending === 0 || this.#ctx.usage.ended) this.#whenIdle?.();
  }

  #complete(
    field: FieldPlan,
    plan: ValuePlan,
    value: unknown,
    record: Answered,
    key: string | number,
    place: Place,
  ): void {
    if (this.#anyNulled && isDead(place)) return;
    try {
      if (value instanceof Error) throw value;
      if (value === null || value === undefined) {
        if (plan.nonNull) throw nullError(field);
        record[key] = null;
      } else if (plan.leaf) record[key] = this.#leaf(plan.leaf, value);
      else if (plan.item) this.#list(field, plan, plan.item, value, record, key, place);
      else {
        const type = plan.object ?? this.#typeOf(field, plan.abstract!, value);
        const selection = field.selectionOn(type);
        this.#count(selection.fields.length, selection.frameBytes);
        if (this.#ctx.usage.ended) return;
        const inside = { parent: place, container: record, key, nonNull: plan.nonNull, nulled: false };
        const columns = this.#columns(selection, value);
        record[key] = columns ?? {};
        this.#fields(columns ? selection.resolved : selection.fields, value, record[key] as Answered, inside);
      }
    } catch (error) {
      this.#fail(error, field, plan.nonNull, record, key, place);
    }
  }

  #leaf(type: GraphQLLeafType, value: unknown): unknown {
    const written = type.serialize(value);
    if (written === null || written === undefined)
      throw new Error(`Expected \`${type.name}.serialize\` to return non-nullable value, returned: ${written}`);
    this.#ctx.usage.bytes += typeof written === 'string' ? bytesOf(written) : 8;
    return written;
  }

  #list(
    field: FieldPlan,
    plan: ValuePlan,
    item: ValuePlan,
    value: unknown,
    record: Answered,
    key: string | number,
    place: Place,
  ): void {
    const isIterable = typeof value === 'object' && typeof (value as Iterable<unknown>)[Symbol.iterator] === 'function';
    if (!isIterable) {
      const { parentType, definition } = field;
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`,
      );
    }
    const items = Array.isArray(value) ? value : [...(value as Iterable<unknown>)];
    const list: unknown[] = [];
    record[key] = list;
    this.#count(items.length, 2 + items.length);
    const inside = { parent: place, container: record, key, nonNull: plan.nonNull, nulled: false };
    this.#items(field, item, items, list as unknown as Answered, inside, 0);
  }

  #items(
    field: FieldPlan,
    plan: ValuePlan,
    items: readonly unknown[],
    list: Answered,
    place: Place,
    from: number,
  ): void {
    for (let i = from; i < items.length; i++) {
      if (this.#ctx.usage.ended || (this.#anyNulled && isDead(place))) return;
      if (isOutOfBreath()) {
        this.#pending++;
        this.#rest(() => this.#items(field, plan, items, list, place, i));
        return;
      }
      const item = items[i];
      list[i] = null;
      if (isPromise(item)) this.#later(field, plan, item, list, i, place);
      else this.#complete(field, plan, item, list, i, place);
    }
  }

  #typeOf(field: FieldPlan, abstract: GraphQLAbstractType, value: unknown): GraphQLObjectType {
    const name = abstract.resolveType?.(value, this.#ctx, this.#infoOf(field), abstract);
    const { schema } = this.#plan.scene;
    const type = typeof name === 'string' ? schema.getType(name) : undefined;
    if (isObjectType(type) && schema.isSubType(abstract, type)) return type;
    throw new GraphQLError(`"${String(name)}" is no possible type of "${abstract.name}"`);
  }

  /** Tells an error at its place, and puts null there or, where null is not allowed, at the nearest place above that allows it. */
  #fail(raw: unknown, field: FieldPlan, nonNull: boolean, record: Answered, key: string | number, place: Place): void {
    if (isDead(place)) return;
    this.#errors.push(locatedError(raw, field.nodes, [...pathOf(place), key]));
    if (!nonNull) {
      record[key] = null;
      return;
    }
    let nearest = place;
    while (nearest.nonNull && nearest.parent) nearest = nearest.parent;
    nearest.container[nearest.key] = null;
    nearest.nulled = true;
    this.#anyNulled = true;
  }
}

const nullError = ({ parentType, definition }: FieldPlan) =>
  new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';

/** Whether null was put at this place or one above it. */
function isDead(place: Place): boolean {
  for (let at: Place | null = place; at; at = at.parent) if (at.nulled) return true;
  return false;
}

/** Of the place itself, from the root down; the root is not in it. */
function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at.parent; at = at.parent) path.push(at.key);
  return path.reverse();
}
