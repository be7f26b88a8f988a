import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { mountAccountPages } from './accounts/account.routes.ts';
import { lockViewerAccount } from './accounts/account.rows.ts';
import { accountMailComposers } from './accounts/account-mails.ts';
import { removeAccountFromBlocks } from './accounts/blocks/set-block.ts';
import { startAccountRemovalWorker } from './accounts/delete-account.ts';
import { profileHider, removeHiddenProfile } from './accounts/hidden/hide-profile.ts';
import { mountIdentities } from './accounts/identities/identity.routes.ts';
import { createPasswords } from './accounts/password.ts';
import { securityMailComposers } from './accounts/security-mails.ts';
import { sweepAccounts } from './accounts/sweep.ts';
import { createViewerCache } from './accounts/viewer.ts';
import { createAreas, storeAreas } from './areas/area.service.ts';
import { cutDirectRoom } from './chat/cut-room.ts';
import { acceptsMessages } from './chat/direct-messages.loaders.ts';
import { messageHider } from './chat/hide-message.ts';
import { partyRooms } from './chat/party-room.ts';
import { removeAccountFromChat } from './chat/remove-account.ts';
import { RoomFeeds } from './chat/room-feeds.ts';
import { SendQueue } from './chat/send-queue.ts';
import { commentHider } from './companions/comments/hide-comment.ts';
import { isGenderAskedOf } from './companions/party/gender-asked.ts';
import { travelledWithViewer } from './companions/party/travelled-together.loaders.ts';
import { companionHider } from './companions/posts/hide-companion.ts';
import { plannersShownTo } from './companions/posts/shown-planners.ts';
import { removeAccountFromCompanions } from './companions/remove-account.ts';
import type { Config } from './config.ts';
import { openReplica } from './data/replica.ts';
import { demoAccounts } from './demo-accounts.ts';
import { mountExports } from './exports/data-export.routes.ts';
import { removeAccountFromExports } from './exports/data-export.service.ts';
import { startExports } from './exports/start-exports.ts';
import { jobContext } from './jobs/job-context.ts';
import { createJobs } from './jobs/jobs.ts';
import { sweepHourly } from './jobs/sweep.ts';
import { startMailWorker } from './mail/mail-worker.ts';
import { mountMailbox } from './mail/mailbox.ts';
import { sweepMailbox } from './mail/sweep.ts';
import { prepareAvatar } from './media/avatar.ts';
import { mountMedia } from './media/media.routes.ts';
import { createStore } from './media/store.ts';
import { discardPictures, removeAccountFromMedia, sweepMedia } from './media/sweep.ts';
import { startDigests } from './notifications/digest.ts';
import { notificationMailComposers } from './notifications/digest-mail.ts';
import { Inboxes } from './notifications/inboxes.ts';
import { notify, takeBackNotices } from './notifications/notify.ts';
import { noticeMailComposers } from './notifications/reach/notice-mail.ts';
import { startPushWorker } from './notifications/reach/push-worker.ts';
import { startReaching } from './notifications/reach/reach-worker.ts';
import { mountUnsubscribe } from './notifications/reach/unsubscribe.routes.ts';
import { removeAccountFromNotifications } from './notifications/remove-account.ts';
import { openDatabase } from './open-database.ts';
import { createGeocoder } from './places/create-geocoder.ts';
import { startGeocoding } from './places/geocode-place.ts';
import { placeHider } from './places/hide-place.ts';
import { reviewHider } from './places/hide-review.ts';
import { plannerHider } from './planners/hide-planner.ts';
import { placeUses } from './planners/place-uses.ts';
import { mountPlanners } from './planners/planner.routes.ts';
import { removeAccountFromPlanners } from './planners/remove-account.ts';
import { decisionMailComposers } from './safety/decision-mails.ts';
import { positiveReferencesOf } from './safety/references/reference.loaders.ts';
import { askForReferences } from './safety/references/write-reference.ts';
import { sweepEvidence } from './safety/sweep.ts';
import { createSchema } from './schema.ts';
import { createApollo } from './server/graphql/apollo.ts';
import { createDirect } from './server/graphql/direct.ts';
import { createDocuments } from './server/graphql/documents.ts';
import { createExecutor } from './server/graphql/execute.ts';
import { createExplain } from './server/graphql/explain.ts';
import { fileContext, httpContext, mountGraphql } from './server/graphql/graphql-route.ts';
import { readRegistered } from './server/graphql/registered.ts';
import { mountHealth, redisCheck, roomsCheck } from './server/http/health.ts';
import { createHttp } from './server/http/http.ts';
import { localeOf } from './server/http/request-context.ts';
import type { Stopping } from './server/http/stopping.ts';
import { mountPlayground } from './server/playground/playground.ts';
import { mountDemoAccounts } from './server/web/demo-accounts.ts';
import { createFindPreview } from './server/web/find-preview.ts';
import { type FindPreview, mountWeb } from './server/web/web.ts';
import { createPresence } from './server/ws/presence.ts';
import { createWebSocketDoor } from './server/ws/websocket.ts';
import { dateOf } from './shared/clock.ts';
import type { App } from './shared/context.ts';
import { createCostBudget } from './shared/cost-budget.ts';
import { createEvents } from './shared/events.ts';
import { createLimiter } from './shared/limiter.ts';
import { createLog } from './shared/log.ts';
import { openRedis } from './shared/redis.ts';
import { StartupFault } from './shared/startup-fault.ts';
import { unwatched, type Watch } from './shared/watch.ts';

/** A running server. */
export interface RunningApp {
  /** Where it listens, such as http://127.0.0.1:4000. */
  url: string;
  app: App;
  /** Open WebSockets now. */
  sockets(): number;
  /**
   * Says that it is not ready and goes on for the drain time; then refuses what is new, lets what is under way end, over HTTP and
   * sockets, and closes sockets, jobs, events and connections, in this order.
   */
  close(): Promise<void>;
}

/** What a test or a script gives instead of the real thing. */
export interface AppOptions {
  clock?: () => Date;
  log?: Logger;
  /** Objects after which reading them is compiled. */
  compileAfter?: number;
}

/**
 * The composition root: builds everything by hand and listens. The database must be there; its migrations are applied.
 * @throws StartupFault one line for the person at the terminal: database unreachable, port in use.
 */
export async function createApp(config: Config, databaseUrl: string, options: AppOptions = {}): Promise<RunningApp> {
  const log = options.log ?? createLog(config.logLevel);
  const closers: (() => Promise<unknown>)[] = [];
  const stopping: Stopping = { isUnready: false, isClosing: false };
  const close = async () => {
    if (!stopping.isUnready) {
      stopping.isUnready = true;
      if (config.stopDrainMs > 0) await pause(config.stopDrainMs);
    }
    stopping.isClosing = true;
    // In the reverse order of building: doors first, connections last.
    while (closers.length > 0) await closers.pop()!();
  };
  try {
    const watch = await openWatch(config, log);
    closers.push(() => watch.close());
    const orm = await openDatabase(config, databaseUrl, log);
    closers.push(() => orm.close(true));
    const pool = (await (
      orm.em.getConnection() as unknown as { getNativeClient(): Promise<Pool> }
    ).getNativeClient()) as Pool;
    await storeAreas(pool);
    const replica = await openReplica(config, pool, log);
    closers.push(async () => replica?.close());

    const redis = config.redisUrl ? await openRedis(config.redisUrl, log) : null;
    closers.push(async () => redis?.close());
    const events = createEvents(redis, log);
    closers.push(async () => events.close());

    const jobs = await createJobs(databaseUrl, config.queryTimeoutMs, log);
    closers.push(() => jobs.close());

    const limiter = createLimiter({
      redis: redis?.commands ?? null,
      factor: config.rateLimitFactor,
      changes: config.rateLimits,
    });
    const app: App = {
      config,
      orm,
      pool,
      replica,
      events,
      watch,
      limiter,
      budget: createCostBudget(limiter, log),
      log,
      clock: options.clock ?? (() => new Date()),
      areas: createAreas(),
      geocoder: createGeocoder(config, pool),
      viewers: createViewerCache(events),
      lockViewerAccount,
      // Until there are references, nobody has one.
      countPositiveReferences: (ctx, userId) => positiveReferencesOf(ctx).load(userId),
      roomFeeds: new RoomFeeds(),
      sends: new SendQueue(),
      inboxes: new Inboxes(),
      presence: createPresence(events, redis === null),
      store: await createStore(config),
      jobs,
      passwords: createPasswords(),
      prepareAvatar,
      discardPictures,
      stopping,
      imageUses: [
        'users.avatar_id',
        'companions.thumbnail_id',
        'companion_images.image_id',
        'places.image_id',
        'message_images.image_id',
        'hidden_images.image_id',
        'evidence_images.image_id',
      ],
      accountRemovals: [
        removeAccountFromExports,
        removeHiddenProfile,
        removeAccountFromBlocks,
        removeAccountFromMedia,
        removeAccountFromNotifications,
        removeAccountFromCompanions,
        removeAccountFromChat,
        removeAccountFromPlanners,
      ],
      blockSteps: [cutDirectRoom],
      contentHiders: {
        User: profileHider,
        Companion: companionHider,
        Comment: commentHider,
        Message: messageHider,
        Place: placeHider,
        Review: reviewHider,
        Planner: plannerHider,
      },
      isGenderAskedOf,
      notify,
      takeBackNotices,
      partyRooms,
      placeUses,
      plannersShownTo,
      acceptsMessages: (ctx, userId) => acceptsMessages(ctx).load(userId),
      hasTravelledWith: (ctx, userId) => travelledWithViewer(ctx).load(userId),
    };

    closers.push(async () => app.roomFeeds.close());
    closers.push(async () => app.inboxes.close());
    const mailCheck = await startMailWorker(app, {
      ...accountMailComposers,
      ...securityMailComposers,
      ...decisionMailComposers,
      ...notificationMailComposers,
      ...noticeMailComposers,
    });
    await startAccountRemovalWorker(app);
    await startGeocoding(app);

    const schema = createSchema();
    const registered = config.persistedOnly && readRegistered(config.persistedOnly);
    const documents = createDocuments(schema, config.introspection, registered);
    const executor = createExecutor(schema, options.compileAfter);
    const apollo = await createApollo(schema, app, documents, executor);
    closers.push(() => apollo.stop());
    const http = await createHttp(app);
    closers.push(() => http.close());
    const demoAccountsPath = mountDemoAccounts(http, app, () => demoAccounts(app));
    const ways = { apollo, direct: createDirect(documents, executor), explain: createExplain(documents, executor) };
    mountGraphql(http, app, ways, await mountPlayground(http, app, demoAccountsPath));
    await mountMedia(http, app);
    mountPlanners(http, (request, reply) => fileContext(app, request, reply));
    const stopSweeping = sweepHourly(app, 'pictures', sweepMedia);
    closers.push(async () => stopSweeping());
    const stopAsking = sweepHourly(app, 'references due', (asking) =>
      askForReferences(jobContext(asking, 'references'), dateOf(asking.clock())),
    );
    closers.push(async () => stopAsking());
    const stopSweepingEvidence = sweepHourly(app, 'old evidence', sweepEvidence);
    closers.push(async () => stopSweepingEvidence());
    const stopSweepingAccounts = sweepHourly(app, 'old sessions', sweepAccounts);
    closers.push(async () => stopSweepingAccounts());
    const stopSweepingMails = sweepHourly(app, 'development mails', sweepMailbox);
    closers.push(async () => stopSweepingMails());
    await startPushWorker(app);
    const stopExporting = await startExports(app);
    closers.push(async () => stopExporting());
    closers.push(startReaching(app));
    closers.push(async () => app.presence.close());
    const stopDigests = startDigests(app);
    closers.push(async () => stopDigests());
    mountHealth(http, app, [
      mailCheck,
      roomsCheck(app),
      ...(redis ? [redisCheck(app)] : []),
      ...(replica ? [replica.health] : []),
    ]);
    mountMailbox(http, app);
    mountUnsubscribe(http, app, localeOf);
    mountExports(http, app, (request, reply) => fileContext(app, request, reply));
    mountIdentities(http, app, (request, reply) => httpContext(app, request, reply));
    await mountFront(http, app, createFindPreview(documents, executor), demoAccountsPath);
    const door = createWebSocketDoor(http.server, app, schema, documents, executor);
    closers.push(() => door.close());
    watch.observe({
      sockets: door.size,
      followedRooms: () => app.roomFeeds.size,
      pool,
      queues: jobs.backlogs,
    });
    const url = await listen(http, config);
    return { url, app, sockets: () => door.size(), close };
  } catch (error) {
    // Nobody was served yet.
    stopping.isUnready = true;
    await close();
    throw error;
  }
}

/** Metrics and traces where they are asked for; their packages are loaded only then. */
async function openWatch({ metricsPort, metricsHost, traces }: Config, log: Logger): Promise<Watch> {
  if (metricsPort === null && traces === null) return unwatched();
  const { openWatch: open } = await import('./watch/open-watch.ts');
  return open({ metricsPort, metricsHost, traces }, log);
}

/** What stands at every address that is nobody's: the web app where it is built, else a way to the playground. */
async function mountFront(
  http: FastifyInstance,
  app: App,
  findPreview: FindPreview,
  demoAccountsPath: string | null,
): Promise<void> {
  const { webFolder, s3, playground, publicUrl } = app.config;
  if (webFolder) {
    const imageOrigins = [new URL(publicUrl).origin, ...(s3?.endpoint ? [new URL(s3.endpoint).origin] : [])];
    const context = (request: FastifyRequest, reply: FastifyReply) => httpContext(app, request, reply);
    const options = { folder: webFolder, imageOrigins, context, findPreview, demoAccountsPath };
    if (await mountWeb(http, app, options)) return;
  }
  mountAccountPages(http, localeOf);
  if (playground) http.get('/', (_request, reply) => reply.redirect('/graphql'));
  http.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: 'Not found. GraphQL lives at /graphql.' }),
  );
}

async function listen(
  http: { listen(o: { port: number; host: string }): Promise<string> },
  config: Config,
): Promise<string> {
  try {
    return await http.listen({ port: config.port, host: config.host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartupFault(`Port ${config.port} is in use: stop what listens there or set PORT.`);
    if (code === 'EACCES')
      throw new StartupFault(`Port ${config.port} may not be used by this account: set PORT to 1024 or higher.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartupFault(`HOST ${config.host} is no address of this machine.`);
    throw error;
  }
}
