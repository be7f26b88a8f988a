import type { Plan, SelectionPlan } from '../graphql/plan.ts';

/** What an answer depends on besides the event: nothing, whether the viewer wrote the message, or who the viewer is. */
export type Variation = 'nothing' | 'authorship' | 'viewer';

const RANK: Record<Variation, number> = { nothing: 0, authorship: 1, viewer: 2 };

/**
 * The most that any selected field depends on. A field without a resolver shows a column and depends on nothing; one with
 * a resolver counts as depending on the viewer unless it is marked (`@SameForAll()`, `@VariesByAuthorship()`).
 */
export function variationOf(plan: Plan): Variation {
  let worst: Variation = 'nothing';
  const walk = (selection: SelectionPlan): void => {
    for (const field of selection.fields) {
      const { name, resolve, extensions } = field.definition;
      // The root field hands the event on.
      if (selection !== plan.root && !name.startsWith('__')) {
        const variation = (extensions.variesBy as Variation | undefined) ?? (resolve ? 'viewer' : 'nothing');
        if (RANK[variation] > RANK[worst]) worst = variation;
      }
      if (worst !== 'viewer') for (const type of plan.objectTypesOf(field)) walk(field.selectionOn(type));
    }
  };
  try {
    walk(plan.root);
  } catch {
    // A condition is null somewhere: execution says so.
    return 'viewer';
  }
  return worst;
}
