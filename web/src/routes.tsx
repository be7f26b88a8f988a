import { createBrowserRouter, type RouteObject } from 'react-router';
import { Shell } from './shell/shell.tsx';
import { Broken, NotFound } from './shell/wrong-ways.tsx';

/** A screen that is loaded when somebody goes there. */
const screen = (path: string, load: () => Promise<{ Screen: React.ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).Screen }),
});

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <Broken />,
    hydrateFallbackElement: <div />,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./screens/home/home.tsx')).Screen }) },
      { path: '*', element: <NotFound /> },
    ],
  },
]);

export { screen };
