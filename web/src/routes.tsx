import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Shell } from './shell/shell.tsx';
import { Broken, NotFound } from './shell/wrong-ways.tsx';

/** A screen that is loaded when somebody goes there. */
const screen = (path: string, load: () => Promise<{ Screen: ComponentType }>): RouteObject => ({
  ...(path === '' ? { index: true } : { path }),
  lazy: async () => ({ Component: (await load()).Screen }),
});

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <Broken />,
    hydrateFallbackElement: <div />,
    children: [
      screen('', () => import('./routes/home/home.tsx')),
      screen('search', () => import('./routes/search/search.tsx')),
      screen('companions', () => import('./routes/companions/list.tsx')),
      screen('companions/new', () => import('./routes/companion-edit/new.tsx')),
      screen('companions/:id', () => import('./routes/companion/companion.tsx')),
      screen('companions/:id/edit', () => import('./routes/companion-edit/edit.tsx')),
      screen('companions/:id/manage', () => import('./routes/companion-manage/manage.tsx')),
      screen('planners', () => import('./routes/planners/list.tsx')),
      screen('planners/new', () => import('./routes/planners/new.tsx')),
      screen('planners/:id', () => import('./routes/planner/planner.tsx')),
      screen('places', () => import('./routes/places/list.tsx')),
      screen('places/new', () => import('./routes/place-edit/new.tsx')),
      screen('places/:id/edit', () => import('./routes/place-edit/edit.tsx')),
      screen('places/:id', () => import('./routes/place/place.tsx')),
      {
        path: 'chat',
        lazy: async () => ({ Component: (await import('./routes/chat/chat.tsx')).Screen }),
        children: [
          screen('', () => import('./routes/chat/no-room.tsx')),
          screen(':roomId', () => import('./routes/chat/room.tsx')),
        ],
      },
      {
        path: 'people/:id',
        lazy: async () => ({ Component: (await import('./routes/people/person.tsx')).Screen }),
        children: [
          screen('', () => import('./routes/people/references.tsx')),
          screen('companions', () => import('./routes/people/companions.tsx')),
          screen('planners', () => import('./routes/people/planners.tsx')),
          screen('places', () => import('./routes/people/places.tsx')),
        ],
      },
      {
        path: 'me',
        lazy: async () => ({ Component: (await import('./routes/me/me.tsx')).Screen }),
        children: [
          screen('', () => import('./routes/me/profile.tsx')),
          screen('trips', () => import('./routes/me/trips.tsx')),
          screen('references', () => import('./routes/me/references.tsx')),
          screen('companions', () => import('./routes/me/companions.tsx')),
          screen('planners', () => import('./routes/me/planners.tsx')),
          screen('places', () => import('./routes/me/places.tsx')),
          screen('bookmarks', () => import('./routes/me/bookmarks.tsx')),
          screen('reports', () => import('./routes/me/reports.tsx')),
        ],
      },
      {
        path: 'moderation',
        lazy: async () => ({ Component: (await import('./routes/moderation/moderation.tsx')).Screen }),
        children: [
          screen('', () => import('./routes/moderation/cases.tsx')),
          screen('cases/:id', () => import('./routes/moderation/case.tsx')),
          screen('appeals', () => import('./routes/moderation/appeals.tsx')),
          screen('log', () => import('./routes/moderation/log.tsx')),
        ],
      },
      screen('notifications', () => import('./routes/notifications/notifications.tsx')),
      screen('blocked', () => import('./routes/blocked/blocked.tsx')),
      screen('complete-sign-up', () => import('./routes/sign/complete-sign-up.tsx')),
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('./routes/settings/frame.tsx')).Screen }),
        children: [
          { index: true, element: <Navigate to="account" replace /> },
          screen('account', () => import('./routes/settings/account.tsx')),
          screen('notifications', () => import('./routes/settings/notifications.tsx')),
          screen('privacy', () => import('./routes/settings/privacy.tsx')),
        ],
      },
      screen('confirm-email', () => import('./routes/sign/confirm-email.tsx')),
      screen('undo-email', () => import('./routes/sign/undo-email.tsx')),
      screen('sign-in', () => import('./routes/sign/sign-in.tsx')),
      screen('sign-up', () => import('./routes/sign/sign-up.tsx')),
      screen('verify-email', () => import('./routes/sign/verify-email.tsx')),
      screen('forgot-password', () => import('./routes/sign/forgot-password.tsx')),
      screen('reset-password', () => import('./routes/sign/reset-password.tsx')),
      { path: '*', element: <NotFound /> },
    ],
  },
]);
