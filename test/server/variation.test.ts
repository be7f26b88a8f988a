import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { fragmentsOf } from '../../src/server/graphql/collect-fields.ts';
import { Plan } from '../../src/server/graphql/plan.ts';
import { variationOf } from '../../src/server/ws/variation.ts';

const schema = createSchema();

/** What the events of a room depend on with this selection; subscribers share an execution unless it is the viewer. */
function variesBy(selection: string): string {
  const document = parse(`subscription ($id: ID!) { roomEvents(roomId: $id) { __typename ${selection} } }
    fragment Numbered on RoomLogEntry { seq ... on MessageSent { message { isMine } } }`);
  const scene = { schema, fragments: fragmentsOf(document), variables: {} };
  return variationOf(new Plan(scene, getOperationAST(document)!));
}

it.each([
  ['... on RoomLogEntry { seq }'],
  [
    '... on MessageDeleted { messageId message { id seq text isDeleted images { url } author { id nickname ageGroup } } }',
  ],
  ['... on MemberJoined { user { id } member { id joinedAt lastReadSeq user { id avatar { url } } } }'],
  ['... on ReadMarkerMoved { userId lastReadSeq member { id lastReadSeq user { nickname } } }'],
])('%s is the same for all who follow', (selection) => {
  expect(variesBy(selection)).toBe('nothing');
});

it.each([['...Numbered'], ['... on RoomLogEntry { ... on MessageEdited { message { isMine } } }']])(
  '%s depends on who wrote the message',
  (selection) => {
    expect(variesBy(selection)).toBe('authorship');
  },
);

it.each([
  ['... on MessageSent { message { viewerCan { edit { allowed } } } }'],
  ['... on MessageDeleted { message { viewerCan { delete { message } } } }'],
  ['... on MessageSent { message { room { unreadCount } } }'],
  ['... on MemberJoined { user { viewerCan { message { allowed } } } }'],
  ['... on ReadMarkerMoved { member { user { viewerCan { message { reason } } } } }'],
  ['... on RoomLogEntry { ... on MessageSent { message { room { viewerCan { send { allowed } } firstUnreadSeq } } } }'],
])('%s depends on who follows', (selection) => {
  expect(variesBy(selection)).toBe('viewer');
});
