import { type RawBuilder, sql } from 'kysely';
import { hmac } from '../accounts/keys.ts';
import { aliased, list, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { App, Context } from '../shared/context.ts';
import { badInput } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { ALLOWED, refusalOfUnverified, requirePermission } from '../shared/permission.ts';
import { mediaTypeOf } from './check-picture.ts';
import type { UploadPurpose } from './image.entity.ts';

/** Bytes of one picture, at most. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** An upload that is not used by then is gone, seconds. */
const UPLOAD_SECONDS = 3600;

/** Permission to PUT one picture; the GraphQL source of `Upload`. */
export interface UploadTicket {
  id: string;
  url: string;
  method: 'PUT';
  headers: { name: string; value: string }[];
  expiresAt: Date;
}

interface NewUpload {
  id: string;
  ownerId: string;
  purpose: UploadPurpose;
  contentType: string;
  byteSize: number;
  storageKey: string;
  createdAt: Date;
  expiresAt: Date;
}

const insert = query(
  (p: Params<NewUpload>) => sql`
  insert into uploads (id, owner_id, purpose, content_type, byte_size, storage_key, created_at, expires_at)
  values (${p.id}, ${p.ownerId}, ${p.purpose}, ${p.contentType}, ${p.byteSize}, ${p.storageKey}, ${p.createdAt}, ${p.expiresAt})`,
);

/**
 * Permits the viewer to PUT one picture of this type and size straight to the store, within an hour.
 * @throws AppError EMAIL_NOT_VERIFIED for all but an avatar; BAD_USER_INPUT: a type that is not taken, a size of 0 or above 10 MB; RATE_LIMITED: 60 in 10 minutes.
 */
export async function createUpload(
  ctx: Context,
  purpose: UploadPurpose,
  contentType: string,
  byteSize: number,
): Promise<UploadTicket> {
  // A profile may be edited before the address is verified (domain, Accounts), and an avatar belongs to it.
  if (purpose !== 'AVATAR') requirePermission(refusalOfUnverified(ctx.viewer!) ?? ALLOWED);
  const faults = new Faults();
  const type = mediaTypeOf(contentType) ?? faults.add('contentType', 'PICTURE_UNSUPPORTED');
  faults.integer('byteSize', byteSize, 1, MAX_UPLOAD_BYTES);
  faults.check();
  const ownerId = ctx.viewer!.userId;
  const id = newId();
  const createdAt = now(ctx);
  const expiresAt = new Date(createdAt.getTime() + UPLOAD_SECONDS * 1000);
  const upload = {
    id,
    ownerId,
    purpose,
    contentType: type!,
    byteSize,
    storageKey: uploadKey(id),
    createdAt,
    expiresAt,
  };
  await rows(ctx, insert, upload);
  const url =
    (await ctx.app.store.signedPut(uploadKey(id), type!, byteSize, UPLOAD_SECONDS)) ??
    ownPutUrl(ctx.app, id, expiresAt);
  return { id, url, method: 'PUT', headers: [{ name: 'content-type', value: type! }], expiresAt };
}

/** Where what arrives lies until it is used. */
export const uploadKey = (id: string): string => `uploads/${id}`;

/** Our own door for a PUT, where the store has none: signed, for this upload and until its end. */
function ownPutUrl(app: App, id: string, expiresAt: Date): string {
  const expires = Math.floor(expiresAt.getTime() / 1000);
  return `${app.config.publicUrl}/uploads/${id}?expires=${expires}&signature=${signatureOf(app, id, expires)}`;
}

export const signatureOf = (app: App, id: string, expires: number): string =>
  hmac(app, 'upload-url', `${id}:${expires}`).toString('base64url');

const u = aliased<{ u: 'uploads' }>();

/** An upload of the viewer as it stands, at `now`: columns of `uploads u`. */
const UPLOAD = (now: RawBuilder<Date>) => ({
  id: u.ref('u.id'),
  purpose: u.ref('u.purpose'),
  contentType: u.ref('u.content_type'),
  byteSize: u.ref('u.byte_size'),
  isExpired: sql<boolean>`${u.ref('u.expires_at')} <= ${now}`,
  isUsed: sql<boolean>`${u.ref('u.used_at')} is not null`,
});
export type UploadRow = RowOf<ReturnType<typeof UPLOAD>>;

const ownUploads = query((p: Params<{ ownerId: string; ids: readonly string[]; now: Date }>) =>
  db
    .selectFrom('uploads as u')
    .select(list(UPLOAD(p.now)))
    .where('u.owner_id', '=', p.ownerId)
    .where('u.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** The upload of an id, whoever's it is. */
export const uploadById = query((p: Params<{ id: string; now: Date }>) =>
  db
    .selectFrom('uploads as u')
    .select(list(UPLOAD(p.now)))
    .where('u.id', '=', p.id),
);

/** The viewer's own uploads among these ids. */
export const findOwnUploads = (ctx: Context, ids: readonly string[]): Promise<UploadRow[]> =>
  rows(ctx, ownUploads, { ownerId: ctx.viewer!.userId, ids, now: now(ctx) });

/** A fault of an upload that shows only when it is taken: somebody was faster. */
export const uploadWasUsed = (path: string) => badInput([{ path, reason: 'UPLOAD_USED' }]);
