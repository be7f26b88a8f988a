import { hmac } from '../accounts/keys.ts';
import { rows, statement } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { App, Context } from '../shared/context.ts';
import { AppError, badInput } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import type { Limit } from '../shared/limiter.ts';
import { mediaTypeOf } from './check-picture.ts';
import type { UploadPurpose } from './image.entity.ts';
import type { Store } from './store.ts';

declare module '../shared/context.ts' {
  interface App {
    store: Store;
  }
}

/** Bytes of one picture, at most. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** An upload that is not used by then is gone, seconds. */
export const UPLOAD_SECONDS = 3600;
const UPLOADS: Limit = { name: 'uploads', points: 60, seconds: 600 };

/** Permission to PUT one picture; the GraphQL source of `Upload`. */
export interface UploadTicket {
  id: string;
  url: string;
  method: 'PUT';
  headers: { name: string; value: string }[];
  expiresAt: Date;
}

const insert = statement(`
  insert into uploads (id, owner_id, purpose, content_type, byte_size, storage_key, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`);

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
  if (purpose !== 'AVATAR' && !ctx.viewer!.isVerified) throw new AppError('EMAIL_NOT_VERIFIED', 'EMAIL_NOT_VERIFIED');
  const faults = new Faults();
  const type = mediaTypeOf(contentType) ?? faults.add('contentType', 'PICTURE_UNSUPPORTED');
  faults.integer('byteSize', byteSize, 1, MAX_UPLOAD_BYTES);
  faults.check();
  const ownerId = ctx.viewer!.userId;
  await ctx.app.limiter.consume(UPLOADS, ownerId);
  const id = newId();
  const createdAt = now(ctx);
  const expiresAt = new Date(createdAt.getTime() + UPLOAD_SECONDS * 1000);
  await rows(ctx, insert, [id, ownerId, purpose, type, byteSize, uploadKey(id), createdAt, expiresAt]);
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

/** An upload of the viewer as it stands. */
export interface UploadRow {
  id: string;
  purpose: UploadPurpose;
  contentType: string;
  byteSize: number;
  isExpired: boolean;
  isUsed: boolean;
}

const ownUploads = statement<UploadRow>(`
  select id, purpose, content_type as "contentType", byte_size as "byteSize", expires_at <= $3 as "isExpired", used_at is not null as "isUsed"
  from uploads where owner_id = $1 and id = any($2::uuid[])`);

/** The viewer's own uploads among these ids. */
export const findOwnUploads = (ctx: Context, ids: readonly string[]): Promise<UploadRow[]> =>
  rows(ctx, ownUploads, [ctx.viewer!.userId, ids, now(ctx)]);

/** A fault of an upload that shows only when it is taken: somebody was faster. */
export const uploadWasUsed = (path: string) => badInput([{ path, reason: 'UPLOAD_USED' }]);
