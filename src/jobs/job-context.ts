import { type App, type Context, type Door, newContext } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';

/** A job comes through no door: nobody asks, nothing is answered. */
const NO_DOOR: Door = {
  kind: 'http',
  ip: 'job',
  userAgent: null,
  cookie: () => undefined,
  setCookie: () => {
    throw new AppError('CONFLICT', 'COOKIES_NEED_HTTP');
  },
};

/** The context of a job: nobody's, in Korean; `requestId` is the job's id. */
export function jobContext(app: App, jobId: string): Context {
  return newContext({ app, viewer: null, locale: 'ko', requestId: jobId, door: NO_DOOR, log: app.log });
}
