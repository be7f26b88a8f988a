import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Params, query, rowsOn } from '../data/statement.ts';
import type { App } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { mediaTypeOf } from './check-picture.ts';
import type { UploadPurpose } from './image.entity.ts';
import type { ImageRow } from './image.rows.ts';
import { signedUntil } from './image-address.ts';
import { isShown } from './image-uses.ts';
import { MAX_UPLOAD_BYTES, signatureOf, type UploadRow, uploadById, uploadKey } from './upload.service.ts';
import { imageKeys } from './use-upload.ts';

const A_YEAR = 365 * 24 * 3600;

/** `PUT /uploads/:id`, the store's door where it has none of its own, and `GET /images/…`. */
export async function mountMedia(http: FastifyInstance, app: App): Promise<void> {
  await http.register(async (scope) => {
    // Bytes are looked at when they are used; here they only pass through to the store.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    scope.put<{ Params: { id: string }; Querystring: Record<string, string> }>(
      '/uploads/:id',
      {
        bodyLimit: MAX_UPLOAD_BYTES,
        // Before the body is looked at, so that a wrong type or size is told in our words.
        onRequest: async (request) => {
          const upload = await permittedUpload(app, request.params.id, request.query);
          requireAnnounced(upload, request.headers);
        },
      },
      async (request, reply) => {
        await app.store.putStream(uploadKey(request.params.id), request.body as never);
        return reply.code(204).send();
      },
    );
  });

  const shownPurpose = query(
    (p: Params<{ storageKey: string }>) =>
      sql<
        Pick<ImageRow, 'purpose'>
      >`select i.purpose from images i where i.storage_key = ${p.storageKey} and ${isShown(app)}`,
  );
  http.get<{ Params: { name: string }; Querystring: Record<string, unknown> }>(
    '/images/:name',
    async (request, reply) => {
      const { name } = request.params;
      const key = `images/${name}`;
      reply.header('cache-control', 'no-store');
      const [, id] = /^([0-9a-f-]{36})(?:-small)?\.webp$/.exec(name) ?? [];
      if (!id) return reply.callNotFound();
      // What nothing shows any more is gone at once, even where the store is slow to follow.
      const [found] = await rowsOn(app.pool, shownPurpose, { storageKey: imageKeys(id).storageKey });
      const caching = found && cachingOf(app, found.purpose, key, request.query);
      const size = caching ? await app.store.size(key) : null;
      if (!caching || size === null) return reply.callNotFound();
      reply.headers({
        'content-type': 'image/webp',
        'content-length': size,
        'cache-control': caching,
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
        etag: `"${name}"`,
      });
      if (request.headers['if-none-match'] === `"${name}"`)
        return reply.code(304).removeHeader('content-length').send();
      return reply.send(await app.store.stream(key));
    },
  );
}

/**
 * How long a picture may be kept, and by whom; null when it is not for whoever asks. An avatar is asked for again each time (a
 * 304 as long as it stands), because a removed one goes at once; a picture of a message is for the members of a room alone.
 * @throws AppError FORBIDDEN PICTURE_ADDRESS_EXPIRED.
 */
function cachingOf(app: App, purpose: UploadPurpose, key: string, query: Record<string, unknown>): string | null {
  if (purpose === 'AVATAR') return 'public, no-cache';
  if (purpose !== 'MESSAGE') return `public, max-age=${A_YEAR}, immutable`;
  const until = signedUntil(app, key, query);
  if (until === null) return null;
  const seconds = until - Math.floor(app.clock().getTime() / 1000);
  if (seconds <= 0) throw new AppError('FORBIDDEN', 'PICTURE_ADDRESS_EXPIRED');
  return `private, max-age=${seconds}`;
}

/**
 * The upload that a signed address permits.
 * @throws AppError FORBIDDEN: UPLOAD_NOT_ALLOWED (no address of ours), UPLOAD_EXPIRED, UPLOAD_USED.
 */
async function permittedUpload(
  app: App,
  id: string,
  { expires = '', signature = '' }: Record<string, string>,
): Promise<UploadRow> {
  const expected = Buffer.from(signatureOf(app, id, Number(expires)));
  const given = Buffer.from(signature);
  const isOurs = isUuid(id) && given.length === expected.length && timingSafeEqual(given, expected);
  if (!isOurs) throw new AppError('FORBIDDEN', 'UPLOAD_NOT_ALLOWED');
  const [upload] = await rowsOn(app.pool, uploadById, { id, now: app.clock() });
  if (upload?.isUsed) throw new AppError('FORBIDDEN', 'UPLOAD_USED');
  if (!upload || upload.isExpired) throw new AppError('FORBIDDEN', 'UPLOAD_EXPIRED');
  return upload;
}

/** @throws AppError BAD_USER_INPUT with a fault for each header that is not as announced: UPLOAD_WRONG_TYPE, UPLOAD_WRONG_SIZE. */
function requireAnnounced({ contentType, byteSize }: UploadRow, headers: IncomingHttpHeaders): void {
  const faults = new Faults();
  if (mediaTypeOf(headers['content-type'] ?? '') !== contentType)
    faults.add('content-type', 'UPLOAD_WRONG_TYPE', contentType);
  if (Number(headers['content-length']) !== byteSize) faults.add('content-length', 'UPLOAD_WRONG_SIZE', byteSize);
  faults.check();
}
