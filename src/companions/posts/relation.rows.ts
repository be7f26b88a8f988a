import { type Expression, sql } from 'kysely';
import type { Applicant } from './companion.policy.ts';

/** What a person is to a post. */
export interface ViewerRelation extends Pick<Applicant, 'isMember' | 'liveApplication' | 'isRemoved' | 'rejections'> {
  companionId: string;
  /** As JSON writes an instant. */
  lastRejectedAt: string | null;
}

/** What a person is to a post, as one JSON object, for queries that bring it along. */
export const relationJson = (post: Expression<string>, person: Expression<string | null>) =>
  sql<ViewerRelation>`json_build_object('companionId', ${post},
     'isMember', exists (select from companion_members m where m.companion_id = ${post} and m.user_id = ${person}::uuid),
     'liveApplication', (select a.status from applications a
       where a.companion_id = ${post} and a.applicant_id = ${person}::uuid and a.status in ('PENDING', 'ACCEPTED', 'INVITED')),
     'isRemoved', exists (select from companion_removals x where x.companion_id = ${post} and x.user_id = ${person}::uuid),
     'rejections', (select count(*) from applications a where a.companion_id = ${post} and a.applicant_id = ${person}::uuid and a.status = 'REJECTED'),
     'lastRejectedAt', (select max(a.responded_at) from applications a
       where a.companion_id = ${post} and a.applicant_id = ${person}::uuid and a.status = 'REJECTED'))`;
