import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { App } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { mediaTypeOf } from './check-picture.ts';
import { MAX_UPLOAD_BYTES, signatureOf, uploadKey } from './upload.service.ts';

const A_YEAR = 365 * 24 * 3600;

/** `PUT /uploads/:id`, the store's door where it has none of its own, and `GET /images/…`, pictures for ever. */
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

  http.get<{ Params: { name: string } }>('/images/:name', async (request, reply) => {
    const { name } = request.params;
    if (!/^[0-9a-f-]{36}(-small)?\.webp$/.test(name)) return reply.callNotFound();
    const key = `images/${name}`;
    const size = await app.store.size(key);
    if (size === null) return reply.callNotFound();
    reply.headers({
      'content-type': 'image/webp',
      'content-length': size,
      'cache-control': `public, max-age=${A_YEAR}, immutable`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      etag: `"${name}"`,
    });
    if (request.headers['if-none-match'] === `"${name}"`) return reply.code(304).removeHeader('content-length').send();
    return reply.send(await app.store.stream(key));
  });
}

interface PermittedUpload {
  contentType: string;
  byteSize: number;
  isUsed: boolean;
  isExpired: boolean;
}

/**
 * The upload that a signed address permits.
 * @throws AppError FORBIDDEN: UPLOAD_NOT_ALLOWED (no address of ours), UPLOAD_EXPIRED, UPLOAD_USED.
 */
async function permittedUpload(
  app: App,
  id: string,
  { expires = '', signature = '' }: Record<string, string>,
): Promise<PermittedUpload> {
  const expected = Buffer.from(signatureOf(app, id, Number(expires)));
  const given = Buffer.from(signature);
  const isOurs = isUuid(id) && given.length === expected.length && timingSafeEqual(given, expected);
  if (!isOurs) throw new AppError('FORBIDDEN', 'UPLOAD_NOT_ALLOWED');
  const { rows } = await app.pool.query<PermittedUpload>(
    `select content_type as "contentType", byte_size as "byteSize", used_at is not null as "isUsed", expires_at <= $2 as "isExpired"
     from uploads where id = $1`,
    [id, app.clock()],
  );
  const upload = rows[0];
  if (upload?.isUsed) throw new AppError('FORBIDDEN', 'UPLOAD_USED');
  if (!upload || upload.isExpired) throw new AppError('FORBIDDEN', 'UPLOAD_EXPIRED');
  return upload;
}

/** @throws AppError BAD_USER_INPUT with a fault for each header that is not as announced: UPLOAD_WRONG_TYPE, UPLOAD_WRONG_SIZE. */
function requireAnnounced({ contentType, byteSize }: PermittedUpload, headers: IncomingHttpHeaders): void {
  const faults = new Faults();
  if (mediaTypeOf(headers['content-type'] ?? '') !== contentType)
    faults.add('content-type', 'UPLOAD_WRONG_TYPE', contentType);
  if (Number(headers['content-length']) !== byteSize) faults.add('content-length', 'UPLOAD_WRONG_SIZE', byteSize);
  faults.check();
}
