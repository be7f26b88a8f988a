import type { GraphQLObjectType } from 'graphql';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import type { FieldPlan, Plan, SelectionPlan, ValuePlan } from './plan.ts';

type Variables = Readonly<Record<string, unknown>>;

/** How large the answer of an operation can be, in nodes: fields of objects, and items of lists; and what is more work than its nodes tell. */
export interface Estimate {
  /** With every list at its longest: the answer is never larger. */
  most: number;
  /** With lists that have no pages counted as one: what the client's own page sizes make of it. */
  pages: number;
  /** What counting and searching cost besides, in nodes that cost as much. */
  work: number;
}

/**
 * What the database does for a field beyond reading what is answered, in nodes: measured with ten thousand posts, where a node takes two
 * or three microseconds of both servers. Counting with words looks at every text that has their letters.
 */
const WORK = { search: 500, total: 500, totalOfSearch: 5_000, count: 5 } as const;

/**
 * Estimates an operation. Pages are as large as asked for; of the members of a union the dearest counts. Introspection is left out: its
 * size is the schema's.
 */
export function estimateOf(plan: Plan, variables: Variables): Estimate {
  const key = Object.values(variables).map(decidingPart).join();
  const known = estimates.get(plan) ?? new Map<string, Estimate>();
  estimates.set(plan, known);
  const remembered = known.get(key);
  if (remembered) return remembered;
  const count = (atLongest: boolean, ofWork: boolean) =>
    Math.min(selectionCost(plan.root, null, { plan, variables, atLongest, ofWork }), Number.MAX_SAFE_INTEGER);
  const estimate = { most: count(true, false), pages: count(false, false), work: count(false, true) };
  if (known.size < MAX_KNOWN) known.set(key, estimate);
  return estimate;
}

/** What an estimate asks of a variable: its number, or whether there are words to search by. */
function decidingPart(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return 'words';
  return hasWords(value) ? 'with words' : '';
}

/** By what the variables decide; they go with the plan. */
const estimates = new WeakMap<Plan, Map<string, Estimate>>();
const MAX_KNOWN = 20;

interface Scene {
  plan: Plan;
  variables: Variables;
  /** Whether lists without pages count at their longest, or as one. */
  atLongest: boolean;
  /** Whether work is counted, instead of nodes. */
  ofWork: boolean;
}

/** `of` is the field whose value this is a selection of. */
function selectionCost(selection: SelectionPlan, of: FieldPlan | null, scene: Scene): number {
  const page = of && selection.type.name.endsWith('Connection') ? pageSize(of, scene) : null;
  let cost = 0;
  for (const field of selection.fields) {
    cost += scene.ofWork ? workOf(field, of, scene) : 1;
    if (field.definition.name.startsWith('__')) continue;
    cost += valueCost(field, field.value, page, scene);
  }
  return cost;
}

/** The work of the field itself, in a selection of the value of the field `of`. */
function workOf(field: FieldPlan, of: FieldPlan | null, scene: Scene): number {
  const { work, counts } = field.definition.extensions as { work?: number; counts?: boolean };
  if (work !== undefined) return work;
  if (!counts) return searches(field, scene) ? WORK.search : 0;
  // Below an object there is one statement for all such objects of the answer, by an index.
  const isOfAll = of !== null && of.parentType === scene.plan.scene.schema.getQueryType();
  if (!isOfAll) return WORK.count;
  return searches(of, scene) ? WORK.totalOfSearch : WORK.total;
}

/** Whether the field is narrowed by words: an argument `query`, or one inside an argument. */
function searches(field: FieldPlan, { variables }: Scene): boolean {
  if (field.definition.args.length === 0) return false;
  try {
    const given = field.argumentsFor(variables);
    return hasWords(given) || Object.values(given).some(hasWords);
  } catch {
    return false;
  }
}

const hasWords = (value: unknown): boolean => typeof (value as { query?: unknown } | null)?.query === 'string';

function valueCost(field: FieldPlan, value: ValuePlan, page: number | null, scene: Scene): number {
  if (value.leaf) return 0;
  if (value.item) {
    const item = (scene.ofWork ? 0 : 1) + valueCost(field, value.item, null, scene);
    return (page ?? listSize(field, scene)) * item;
  }
  const { schema } = scene.plan.scene;
  const types = value.object ? [value.object] : schema.getPossibleTypes(value.abstract!);
  return Math.max(0, ...types.map((type) => objectCost(field, type, scene)));
}

function objectCost(field: FieldPlan, type: GraphQLObjectType, scene: Scene): number {
  try {
    return selectionCost(field.selectionOn(type), field, scene);
  } catch {
    // A condition that is null: execution says so, and the field has no answer.
    return 0;
  }
}

/** A larger page than allowed is refused by the list itself, with the name of the argument. */
function pageSize(field: FieldPlan, scene: Scene): number {
  const standard = (field.definition.extensions.page as number | undefined) ?? LIST_SIZES.page;
  const sizes = ['first', 'last'].map((name) => numberOf(field, name, scene)).filter((size) => size !== null);
  return between(1, sizes.length > 0 ? Math.max(...sizes) : standard, LIST_SIZES.maxPage);
}

function listSize(field: FieldPlan, scene: Scene): number {
  if (!scene.atLongest) return 1;
  const { atMost = LIST_SIZES.maxPage, argument } = field.definition.extensions as {
    atMost?: number;
    argument?: string;
  };
  return between(0, (argument ? numberOf(field, argument, scene) : null) ?? atMost, atMost);
}

function numberOf(field: FieldPlan, argument: string, { variables }: Scene): number | null {
  if (!field.definition.args.some(({ name }) => name === argument)) return null;
  try {
    const value = field.argumentsFor(variables)[argument];
    return typeof value === 'number' ? value : null;
  } catch {
    return null;
  }
}

const between = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);
