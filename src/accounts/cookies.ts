import type { Context, CookieOptions } from '../shared/context.ts';
import { conflict } from '../shared/errors.ts';
import { ACCESS_TOKEN_SECONDS } from './access-token.ts';
import { IDLE_SECONDS } from './session.rows.ts';
import { ACCESS_COOKIE, REFRESH_COOKIE } from './viewer.ts';

/** Both are out of reach for scripts; the refresh cookie goes to the API alone, not with pages and pictures. */
const optionsOf = (ctx: Context, path: '/' | '/graphql', maxAge: number): CookieOptions => ({
  path,
  maxAge,
  httpOnly: true,
  sameSite: 'lax',
  secure: ctx.app.config.production,
});

/** Refuses cookies where none can be set, before anything is written. @throws AppError CONFLICT (COOKIES_NEED_HTTP). */
export function requireCookies(ctx: Context): void {
  if (ctx.door.kind !== 'http') throw conflict('COOKIES_NEED_HTTP');
}

/** Puts the tokens of a session into cookies. */
export function setSessionCookies(ctx: Context, accessToken: string, refreshToken: string): void {
  ctx.door.setCookie(ACCESS_COOKIE, accessToken, optionsOf(ctx, '/', ACCESS_TOKEN_SECONDS));
  ctx.door.setCookie(REFRESH_COOKIE, refreshToken, optionsOf(ctx, '/graphql', IDLE_SECONDS));
}

/** Takes the cookies of a session away, where the request came with any. */
export function clearSessionCookies(ctx: Context): void {
  if (ctx.door.kind !== 'http') return;
  if (ctx.door.cookie(ACCESS_COOKIE) !== undefined) ctx.door.setCookie(ACCESS_COOKIE, '', optionsOf(ctx, '/', 0));
  if (ctx.door.cookie(REFRESH_COOKIE) !== undefined)
    ctx.door.setCookie(REFRESH_COOKIE, '', optionsOf(ctx, '/graphql', 0));
}
