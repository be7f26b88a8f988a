import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { createDocuments, operationOf } from '../../src/server/graphql/documents.ts';
import type { Estimate } from '../../src/server/graphql/estimate.ts';
import { createExecutor, isReady } from '../../src/server/graphql/execute.ts';
import { LIMITS } from '../../src/server/graphql/limits.ts';

/** A way from an object type over one field to another; `Name` of the field, as it is written, with `SIZE` for a page's size. */
interface Step {
  name: string;
  target: GraphQLObjectType;
  open: string;
  close: string;
  depth: number;
}

/** A document, and the field that it goes round and round. */
export interface RecursiveDocument {
  over: string;
  text: string;
}

const MAX_DEPTH = 12;
const PAGE_SIZES = [100, 30, 10, 3, 1];
const ALIASES = [35, 10, 3, 1];

/**
 * For every field of the schema from which there is a way back to its own type: a document that goes round this circle as often as the
 * depth allows, as wide as the limits let it; once with ids and once with all values. `ids` are values of required arguments, by
 * `Type.field.argument`, or `Type.field.argument:Member` where what is found depends on it.
 */
export function recursiveDocuments(schema: GraphQLSchema, ids: Readonly<Record<string, string>>): RecursiveDocument[] {
  const steps = new Map<GraphQLObjectType, Step[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && isPlain(type)) steps.set(type, stepsOf(schema, type, ids));
  }
  const query = schema.getQueryType()!;
  const allowed = allowedBy(schema);
  const found: RecursiveDocument[] = [];
  for (const [type, ways] of steps) {
    const start = shortest(steps, query, type);
    if (!start || type === query) continue;
    for (const way of ways) {
      const back = shortest(steps, way.target, type);
      if (!back) continue;
      for (const isWide of [false, true]) {
        const text = dearest(start, [way, ...back], isWide, allowed);
        if (text) found.push({ over: `${type.name}.${way.name}${isWide ? ', all values' : ''}`, text });
      }
    }
  }
  return found;
}

/** No root, no part of a list, nothing of introspection. */
function isPlain(type: GraphQLObjectType): boolean {
  return !/^__|(Connection|Edge)$|^(Mutation|Subscription|PageInfo)$/.test(type.name);
}

function stepsOf(schema: GraphQLSchema, type: GraphQLObjectType, ids: Readonly<Record<string, string>>): Step[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const target = getNamedType(field.type);
    if (!isCompositeType(target)) return [];
    const nodes = isObjectType(target) ? target.getFields().nodes : undefined;
    const inner = nodes ? getNamedType(nodes.type) : target;
    return membersOf(schema, inner).flatMap((member): Step | [] => {
      const args = argumentsOf(type, field, member, ids);
      if (args === null) return [];
      const call = `${field.name}${args}`;
      const on = member === inner ? ['', ''] : [`... on ${member.name} { `, ' }'];
      const list = nodes ? ['nodes { ', ' }'] : ['', ''];
      return {
        name: member === inner ? field.name : `${field.name}:${member.name}`,
        target: member,
        open: `${call} { ${list[0]}${on[0]}`,
        close: `${on[1]}${list[1]} }`,
        depth: nodes ? 2 : 1,
      };
    });
  });
}

function membersOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

/** As they are written; null when one is required and not known. */
function argumentsOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  member: GraphQLObjectType,
  ids: Readonly<Record<string, string>>,
): string | null {
  const parts: string[] = [];
  for (const argument of field.args) {
    const path = `${type.name}.${field.name}.${argument.name}`;
    const known = ids[`${path}:${member.name}`] ?? ids[path];
    if (argument.name === 'first') parts.push('first: SIZE');
    else if (known !== undefined) parts.push(`${argument.name}: ${JSON.stringify(known)}`);
    else if (isRequiredArgument(argument)) return null;
  }
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}

/** The fewest steps from one type to another; none when they are the same. */
function shortest(
  steps: ReadonlyMap<GraphQLObjectType, readonly Step[]>,
  from: GraphQLObjectType,
  to: GraphQLObjectType,
): Step[] | null {
  const ways = new Map<GraphQLObjectType, Step[]>([[from, []]]);
  for (const [type, way] of ways) {
    if (type === to) return way;
    for (const step of steps.get(type) ?? []) {
      if (!ways.has(step.target)) ways.set(step.target, [...way, step]);
    }
  }
  return null;
}

function dearest(
  start: readonly Step[],
  circle: readonly Step[],
  isWide: boolean,
  allowed: (text: string) => Estimate | null,
): string | null {
  const depthOf = (steps: readonly Step[]) => steps.reduce((sum, { depth }) => sum + depth, 0);
  let best: { text: string; most: number } | null = null;
  for (let way = [...start, ...circle]; depthOf(way) < MAX_DEPTH; way = [...way, ...circle]) {
    for (const size of PAGE_SIZES) {
      const once = allowed(written(way, size, 1, isWide));
      if (!once) continue;
      // Under so many aliases it costs so many times as much.
      const aliases =
        ALIASES.find((n) => n * (once.pages + once.work) < LIMITS.pages && n * once.most < LIMITS.cost) ?? 1;
      const most = aliases * once.most;
      if (most > (best?.most ?? 0)) best = { text: written(way, size, aliases, isWide), most };
    }
  }
  return best?.text ?? null;
}

function written(way: readonly Step[], size: number, aliases: number, isWide: boolean): string {
  const last = way.at(-1)!.target;
  const leaves = Object.values(last.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument),
  );
  const values = isWide ? leaves.map(({ name }) => name).join(' ') : (leaves[0]?.name ?? '__typename');
  const open = way.map((step) => step.open).join('');
  const close = way.map((step) => step.close).reverse();
  const one = `${open}${values}${close.join('')}`.replaceAll('SIZE', String(size));
  return `{ ${Array.from({ length: aliases }, (_, i) => `a${i}: ${one}`).join(' ')} }`;
}

/** How large an answer could be; null when the document is refused before it is executed. */
export function allowedBy(schema: GraphQLSchema): (text: string) => Estimate | null {
  const documents = createDocuments(schema, true);
  const executor = createExecutor(schema);
  return (text) => {
    const { document } = documents.prepare(text);
    if (!document) return null;
    const ready = executor.prepare({ document, operation: operationOf(document, null), variables: {} });
    return isReady(ready) ? ready.estimate : null;
  };
}
