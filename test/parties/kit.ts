import type { TestApp } from '../kit/app.ts';
import { dateInKorea } from '../kit/dates.ts';
import { makePerson, type Person } from '../kit/make.ts';

export const APPLY =
  'mutation ($id: ID!, $message: String!) { applyToCompanion(companionId: $id, message: $message) { id status } }';
export const ACCEPT =
  'mutation ($id: ID!) { acceptApplication(id: $id) { id status respondedAt companion { memberCount status } } }';
export const REJECT = 'mutation ($id: ID!) { rejectApplication(id: $id) { id status } }';
export const WITHDRAW = 'mutation ($id: ID!) { withdrawApplication(id: $id) { id status } }';
export const LEAVE = 'mutation ($id: ID!) { leaveCompanion(companionId: $id) { memberCount status members { id } } }';
export const REMOVE =
  'mutation ($id: ID!, $userId: ID!) { removeMember(companionId: $id, userId: $userId) { memberCount status } }';

export const CANCEL =
  'mutation ($id: ID!, $reason: String!) { cancelCompanion(id: $id, reason: $reason) { status cancelReason } }';

/** The date `days` from today in Korea, `YYYY-MM-DD`. */
export const inDays = (days: number): string => dateInKorea(new Date(), days);

/** A post by a new person, and its author. */
export async function makePost(
  server: TestApp,
  input: Record<string, unknown> = {},
): Promise<{ author: Person; id: string }> {
  const author = await makePerson(server);
  const { createCompanion } = await author.ask(
    'mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }',
    {
      input: {
        title: '제주도 한 바퀴',
        content: '천천히 돌아요',
        areaId: 'kr-jeju',
        startDate: inDays(10),
        endDate: inDays(13),
        capacity: 3,
        ...input,
      },
    },
  );
  return { author, id: createCompanion.id };
}

/** Applies, and answers the application's id. */
export async function apply(person: Person, companionId: string): Promise<string> {
  return (await person.ask(APPLY, { id: companionId, message: '같이 가고 싶어요' })).applyToCompanion.id;
}

/** A new member of a post. */
export async function join(server: TestApp, author: Person, companionId: string): Promise<Person> {
  const person = await makePerson(server);
  await author.ask(ACCEPT, { id: await apply(person, companionId) });
  return person;
}

/** Seats as they are counted, and as a recount finds them. */
export async function seats(server: TestApp, companionId: string) {
  const [row] = await server.sql<{ memberCount: number; members: number; accepted: number; inRoom: number | null }>(
    `select c.member_count as "memberCount",
       (select count(*)::int from companion_members m where m.companion_id = c.id) as members,
       (select count(*)::int from applications a where a.companion_id = c.id and a.status = 'ACCEPTED') as accepted,
       (select count(*)::int from room_members m join rooms r on r.id = m.room_id where r.companion_id = c.id and m.left_at is null) as "inRoom"
     from companions c where c.id = $1`,
    [companionId],
  );
  return row!;
}

/** Puts the rejections of a person a day back, behind the API: then the person may apply again. */
export async function forgetRejections(server: TestApp, person: Person): Promise<void> {
  await server.sql(
    `update applications set responded_at = responded_at - interval '1 day' where applicant_id = $1 and status = 'REJECTED'`,
    [person.id],
  );
}
