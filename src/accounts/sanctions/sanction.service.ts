import { sql } from 'kysely';
import { aliased, list, listed } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { afterCommit, transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { conflict } from '../../shared/errors.ts';
import { Faults } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { endSessions } from '../session.service.ts';
import { viewerChanged } from '../viewer.ts';
import { addressHash } from './banned-address.ts';
import type { SanctionKind } from './sanction.entity.ts';
import { SANCTION, type SanctionRow, sanctionInForce } from './sanction.rows.ts';

const MAX_APPEAL = 2_000;
const DAY_MS = 24 * 3600 * 1000;

const u = aliased<{ u: 'users' }>();
const lockPerson = query((p: Params<{ id: string }>) =>
  db
    .selectFrom('users as u')
    .select(
      list({
        id: u.ref('u.id'),
        email: u.ref('u.email'),
        role: u.ref('u.role'),
        isDeparted: sql<boolean>`${u.ref('u.deleted_at')} is not null`,
      }),
    )
    .where('u.id', '=', p.id)
    .forUpdate(),
);

/** An account that waits for a decision: nobody begins a session of it, and nothing that it writes is under way. */
export type HeldAccount = NonNullable<Awaited<ReturnType<typeof holdAccount>>>;

/**
 * Waits for everything that this account is writing and lets nothing else begin until the end of the transaction. A departed account
 * has no address any more; null for an id of nobody.
 */
export const holdAccount = (tx: Tx, userId: string) => row(tx, lockPerson, { id: userId });

/** A sanction to be. */
export interface NewSanction {
  kind: SanctionKind;
  caseId: string | null;
  /** Told to the account. */
  reason: string;
  /** Of a suspension: for how many days. */
  days: number | null;
}

const insert = query(
  (
    p: Params<{
      id: string;
      userId: string;
      caseId: string | null;
      kind: SanctionKind;
      reason: string;
      now: Date;
      until: Date | null;
    }>,
  ) => sql<SanctionRow>`
  insert into sanctions as x (id, user_id, case_id, kind, reason, created_at, until)
  values (${p.id}, ${p.userId}, ${p.caseId}, ${p.kind}, ${p.reason}, ${p.now}, ${p.until}) returning ${listed(SANCTION)}`,
);
const banAddress = query(
  (p: Params<{ emailHash: Buffer; sanctionId: string }>) =>
    sql`insert into banned_addresses (email_hash, sanction_id) values (${p.emailHash}, ${p.sanctionId})`,
);

/**
 * Puts a sanction on an account that `holdAccount` holds. A suspension ends so many days from now; a ban ends all sessions and
 * keeps the address from signing up again.
 */
export async function imposeSanction(tx: Tx, account: HeldAccount, sanction: NewSanction): Promise<SanctionRow> {
  const at = now(tx);
  const { kind, caseId, reason, days } = sanction;
  const until = days === null ? null : new Date(at.getTime() + days * DAY_MS);
  const made = (await row(tx, insert, { id: newId(), userId: account.id, caseId, kind, reason, now: at, until }))!;
  if (kind === 'BAN') {
    await endSessions(tx, account.id);
    if (account.email !== null)
      await rows(tx, banAddress, { emailHash: addressHash(tx.app, account.email), sanctionId: made.id });
  }
  afterCommit(tx, () => viewerChanged(tx.app, account.id));
  return made;
}

const markLifted = query(
  (p: Params<{ id: string; now: Date }>) => sql<SanctionRow>`
  update sanctions x set lifted_at = coalesce(x.lifted_at, ${p.now}) where x.id = ${p.id} returning ${listed(SANCTION)}`,
);
const freeAddress = query((p: Params<{ id: string }>) =>
  db.deleteFrom('banned_addresses').where('sanction_id', '=', p.id),
);

/** Ends a sanction whose account `holdAccount` holds. What was banned may sign in and up again. */
export async function endSanction(tx: Tx, { id, userId }: SanctionRow): Promise<SanctionRow> {
  const lifted = (await row(tx, markLifted, { id, now: now(tx) }))!;
  await rows(tx, freeAddress, { id });
  afterCommit(tx, () => viewerChanged(tx.app, userId));
  return lifted;
}

const writeAppeal = query(
  (p: Params<{ id: string; text: string; now: Date }>) => sql<SanctionRow>`
  update sanctions x set appeal_text = ${p.text}, appealed_at = ${p.now}
  where x.id = ${p.id} and x.appealed_at is null and x.lifted_at is null returning ${listed(SANCTION)}`,
);

/**
 * Asks for the viewer's sanction to be looked at again, once. The one in force that weighs most is meant.
 * @throws AppError BAD_USER_INPUT (`text`), CONFLICT: NO_SANCTION, ALREADY_APPEALED.
 */
export async function appeal(ctx: Context, raw: string): Promise<SanctionRow> {
  const faults = new Faults();
  const text = faults.text('text', raw, { max: MAX_APPEAL });
  faults.check();
  return transaction(ctx, async (tx) => {
    const sanction = await sanctionInForce(tx, tx.viewer!.userId);
    if (!sanction) throw conflict('NO_SANCTION');
    const appealed = await row(tx, writeAppeal, { id: sanction.id, text: text!, now: now(tx) });
    if (!appealed) throw conflict('ALREADY_APPEALED');
    return appealed;
  });
}

const answer = query(
  (p: Params<{ id: string; isGranted: boolean; now: Date }>) => sql<SanctionRow>`
  update sanctions x set appeal_granted = ${p.isGranted}, appeal_resolved_at = ${p.now}
  where x.id = ${p.id} and x.appealed_at is not null and x.appeal_resolved_at is null returning ${listed(SANCTION)}`,
);

/** Answers an open appeal; null when there is none. One that is granted does not end the sanction by itself. */
export const answerAppeal = (tx: Tx, id: string, isGranted: boolean): Promise<SanctionRow | null> =>
  row(tx, answer, { id, isGranted, now: now(tx) });
