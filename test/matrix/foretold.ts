import type { TestClient } from '../kit/client.ts';
import type { Outcome } from './table.ts';

/** A field of a `viewerCan`: of which type, and under which of a scene's things its object stands. */
interface Foretelling {
  of: string;
  field: string;
  thing: string;
}
const viewerCan = (of: string, field: string, thing: string): Foretelling => ({ of, field, thing });

/** Which `viewerCan` says in advance what an operation answers; in a scene without the thing nothing is said. */
export const FORETOLD: Record<string, Foretelling[]> = {
  'Mutation.updateCompanion': [viewerCan('Companion', 'update', 'post')],
  'Mutation.deleteCompanion': [viewerCan('Companion', 'delete', 'post')],
  'Mutation.closeCompanion': [viewerCan('Companion', 'close', 'post')],
  'Mutation.reopenCompanion': [viewerCan('Companion', 'reopen', 'post')],
  'Mutation.handOverCompanion': [viewerCan('Companion', 'handOver', 'post')],
  'Mutation.inviteToCompanion': [viewerCan('Companion', 'invite', 'post')],
  'Mutation.cancelCompanion': [viewerCan('Companion', 'cancel', 'post')],
  'Mutation.applyToCompanion': [viewerCan('Companion', 'apply', 'post')],
  'Mutation.leaveCompanion': [viewerCan('Companion', 'leave', 'post'), viewerCan('Room', 'leave', 'room')],
  'Mutation.addComment': [viewerCan('Companion', 'comment', 'post'), viewerCan('Comment', 'reply', 'comment')],
  'Mutation.updateComment': [viewerCan('Comment', 'update', 'comment')],
  'Mutation.deleteComment': [viewerCan('Comment', 'delete', 'comment')],
  'Mutation.hideComment': [viewerCan('Comment', 'hide', 'comment')],
  'Mutation.setPlannerLegs': [viewerCan('Planner', 'update', 'planner')],
  'Mutation.setDayStops': [viewerCan('Planner', 'update', 'planner')],
  'Mutation.moveStop': [viewerCan('Planner', 'update', 'planner')],
  'Mutation.removeStop': [viewerCan('Planner', 'update', 'planner')],
  'Mutation.updateDayNote': [viewerCan('Planner', 'update', 'planner')],
  'Mutation.copyPlanner': [viewerCan('Planner', 'copy', 'planner')],
  'Mutation.deletePlanner': [viewerCan('Planner', 'delete', 'planner')],
  'Mutation.updatePlace': [viewerCan('Place', 'update', 'place')],
  'Mutation.deletePlace': [viewerCan('Place', 'delete', 'place')],
  'Mutation.writeReview': [viewerCan('Place', 'review', 'place')],
  // Who may take a review back may write it again: one rule.
  'Mutation.deleteReview': [viewerCan('Review', 'delete', 'review'), viewerCan('Review', 'update', 'review')],
  'Mutation.report': [
    viewerCan('Companion', 'report', 'post'),
    viewerCan('Comment', 'report', 'comment'),
    viewerCan('Message', 'report', 'message'),
    viewerCan('Place', 'report', 'place'),
    viewerCan('Review', 'report', 'review'),
    viewerCan('Planner', 'report', 'planner'),
    viewerCan('User', 'report', 'owner'),
  ],
  'Mutation.setBlock': [viewerCan('User', 'block', 'owner')],
  'Mutation.openDirectRoom': [viewerCan('User', 'message', 'other'), viewerCan('Companion', 'messageAuthor', 'post')],
  'Mutation.sendMessage': [viewerCan('Room', 'send', 'room')],
  'Mutation.editMessage': [viewerCan('Message', 'edit', 'message')],
  'Mutation.deleteMessage': [viewerCan('Message', 'delete', 'message')],
};

/** What `viewerCan` says to somebody of an operation in a scene, in the words of the table; nothing about what they cannot see. */
export async function foretold(
  client: TestClient,
  operation: string,
  things: Record<string, string>,
): Promise<Outcome[]> {
  const told: Outcome[] = [];
  for (const { of, field, thing } of FORETOLD[operation] ?? []) {
    if (!things[thing]) continue;
    const query = `query ($id: ID!) { node(id: $id) { ... on ${of} { viewerCan { ${field} { allowed code reason message } } } } }`;
    const { node } = await client.ask(query, { id: things[thing] });
    if (!node) continue;
    const { allowed, code, reason, message } = node.viewerCan[field];
    if ((message === null) !== allowed) throw new Error(`${of}.${field} says ${message} to ${allowed}`);
    told.push(allowed ? 'OK' : `${code} ${reason}`);
  }
  return told;
}
