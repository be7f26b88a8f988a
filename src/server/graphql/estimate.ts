import type { GraphQLObjectType } from 'graphql';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import type { FieldPlan, Plan, SelectionPlan, ValuePlan } from './plan.ts';

type Variables = Readonly<Record<string, unknown>>;

/** How large the answer of an operation can be, in nodes: fields of objects, and items of lists. */
export interface Estimate {
  /** With every list at its longest: the answer is never larger. */
  most: number;
  /** With lists that have no pages counted as one: what the client's own page sizes make of it. */
  pages: number;
}

/**
 * Estimates an operation. Pages are as large as asked for; of the members of a union the dearest counts. Introspection is left out: its
 * size is the schema's.
 */
export function estimateOf(plan: Plan, variables: Variables): Estimate {
  const numbers = Object.values(variables)
    .filter((value) => typeof value === 'number')
    .join();
  const known = estimates.get(plan) ?? new Map<string, Estimate>();
  estimates.set(plan, known);
  const remembered = known.get(numbers);
  if (remembered) return remembered;
  const count = (atLongest: boolean) =>
    Math.min(selectionCost(plan.root, 1, { plan, variables, atLongest }), Number.MAX_SAFE_INTEGER);
  const estimate = { most: count(true), pages: count(false) };
  if (known.size < MAX_KNOWN) known.set(numbers, estimate);
  return estimate;
}

/** By the numbers that the variables stand for; they go with the plan. */
const estimates = new WeakMap<Plan, Map<string, Estimate>>();
const MAX_KNOWN = 20;

interface Scene {
  plan: Plan;
  variables: Variables;
  /** Whether lists without pages count at their longest, or as one. */
  atLongest: boolean;
}

/** `page` is the size of the page whose connection this is a selection of. */
function selectionCost(selection: SelectionPlan, page: number, scene: Scene): number {
  const isConnection = selection.type.name.endsWith('Connection');
  let cost = 0;
  for (const field of selection.fields) {
    cost += 1;
    if (field.definition.name.startsWith('__')) continue;
    cost += valueCost(field, field.value, isConnection ? page : null, scene);
  }
  return cost;
}

function valueCost(field: FieldPlan, value: ValuePlan, page: number | null, scene: Scene): number {
  if (value.leaf) return 0;
  if (value.item) return (page ?? listSize(field, scene)) * (1 + valueCost(field, value.item, null, scene));
  const { schema } = scene.plan.scene;
  const types = value.object ? [value.object] : schema.getPossibleTypes(value.abstract!);
  return Math.max(0, ...types.map((type) => objectCost(field, type, scene)));
}

function objectCost(field: FieldPlan, type: GraphQLObjectType, scene: Scene): number {
  try {
    return selectionCost(field.selectionOn(type), pageSize(field, scene), scene);
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
