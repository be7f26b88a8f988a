import { parseCookie, stringifySetCookie } from 'cookie';

/** A cookie of ours. Scripts never see one, and other sites send none but with a click on a link (HttpOnly, SameSite=Lax). */
export interface Cookie {
  /** Without the prefix that it has over https. */
  name: string;
  path: '/' | '/graphql';
  /** How long the browser keeps it. */
  seconds: number;
}

/** How this server is reached, as cookies need to know it. */
export interface CookieScene {
  production: boolean;
  publicUrl: string;
}

/**
 * The name of a cookie at this server. Where browsers come over https it has a prefix that they enforce: set by this very host
 * (`__Host-`, which wants the path /) or at least over https (`__Secure-`), so that no other host of the domain and no plain
 * http plants one.
 */
function cookieNameOf({ publicUrl }: CookieScene, { name, path }: Cookie): string {
  if (!publicUrl.startsWith('https:')) return name;
  return `${path === '/' ? '__Host-' : '__Secure-'}${name}`;
}

/** What a browser sent for a cookie, from the header of its request; of two of a name the first. */
export function cookieValue(scene: CookieScene, cookie: Cookie, header: string | undefined): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[cookieNameOf(scene, cookie)];
}

/** The line that puts a value into a browser, or with null takes the cookie away (RFC 6265). */
export function cookieLine(scene: CookieScene, cookie: Cookie, value: string | null): string {
  return stringifySetCookie({
    name: cookieNameOf(scene, cookie),
    value: value ?? '',
    path: cookie.path,
    maxAge: value === null ? 0 : cookie.seconds,
    sameSite: 'lax',
    httpOnly: true,
    secure: scene.production || scene.publicUrl.startsWith('https:'),
  });
}
