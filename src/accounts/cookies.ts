import type { Context } from '../shared/context.ts';
import type { Cookie } from '../shared/cookies.ts';
import { conflict } from '../shared/errors.ts';
import { ACCESS_TOKEN_SECONDS } from './access-token.ts';
import { IDLE_SECONDS } from './session.rows.ts';

export const ACCESS_COOKIE: Cookie = { name: 'it_access', path: '/', seconds: ACCESS_TOKEN_SECONDS };
/** Goes to the API alone, not with pages and pictures. */
export const REFRESH_COOKIE: Cookie = { name: 'it_refresh', path: '/graphql', seconds: IDLE_SECONDS };

/** Refuses cookies where none can be set, before anything is written. @throws AppError CONFLICT (COOKIES_NEED_HTTP). */
export function requireCookies(ctx: Context): void {
  if (ctx.door.kind !== 'http') throw conflict('COOKIES_NEED_HTTP');
}

/** Puts the tokens of a session into cookies. */
export function setSessionCookies(ctx: Context, accessToken: string, refreshToken: string): void {
  ctx.door.setCookie(ACCESS_COOKIE, accessToken);
  ctx.door.setCookie(REFRESH_COOKIE, refreshToken);
}

/** Takes the cookies of a session away, where the request came with any. */
export function clearSessionCookies(ctx: Context): void {
  if (ctx.door.kind !== 'http') return;
  for (const cookie of [ACCESS_COOKIE, REFRESH_COOKIE]) {
    if (ctx.door.cookie(cookie) !== undefined) ctx.door.setCookie(cookie, null);
  }
}
