import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { App } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { CONTENT_TYPES } from './check-picture.ts';
import { MAX_UPLOAD_BYTES, signatureOf, uploadKey } from './upload.service.ts';

const A_YEAR = 365 * 24 * 3600;

/** `PUT /uploads/:id`, the store's door where it has none of its own, and `GET /images/…`, pictures for ever. */
export async function mountMedia(http: FastifyInstance, app: App): Promise<void> {
  await http.register(async (scope) => {
    // Bytes are looked at when they are used; here they only pass through to the store.
    for (const type of Object.keys(CONTENT_TYPES))
      scope.addContentTypeParser(type, (_request, payload, done) => done(null, payload));

    scope.put<{ Params: { id: string }; Querystring: Record<string, string> }>(
      '/uploads/:id',
      { bodyLimit: MAX_UPLOAD_BYTES },
      async (request, reply) => {
        const upload = await permittedUpload(app, request.params.id, request.query);
        const announced = Number(request.headers['content-length']);
        if (announced !== upload.byteSize) throw new AppError('BAD_USER_INPUT', 'UPLOAD_WRONG_SIZE');
        if (request.headers['content-type'] !== upload.contentType)
          throw new AppError('BAD_USER_INPUT', 'PICTURE_UNSUPPORTED');
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
}

/** @throws AppError FORBIDDEN UPLOAD_NOT_ALLOWED: a wrong or old signature, an upload that was used. */
async function permittedUpload(
  app: App,
  id: string,
  { expires = '', signature = '' }: Record<string, string>,
): Promise<PermittedUpload> {
  const refusal = new AppError('FORBIDDEN', 'UPLOAD_NOT_ALLOWED');
  if (!isUuid(id) || !/^\d{1,12}$/.test(expires) || Number(expires) * 1000 < app.clock().getTime()) throw refusal;
  const expected = Buffer.from(signatureOf(app, id, Number(expires)));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refusal;
  const { rows } = await app.pool.query<PermittedUpload>(
    'select content_type as "contentType", byte_size as "byteSize" from uploads where id = $1 and used_at is null and expires_at > $2',
    [id, app.clock()],
  );
  if (!rows[0]) throw refusal;
  return rows[0];
}
