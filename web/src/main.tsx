import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { apollo } from './app/apollo.ts';
import { currentLanguage, showLanguage } from './app/language.ts';
import { startServiceWorker } from './app/push.ts';
import { showTheme } from './app/theme.ts';
import { router } from './routes.tsx';
import { MeProvider } from './shell/me.tsx';
import './styles.css';

showTheme();
startServiceWorker();
// A notification was pressed: the worker says where it leads.
navigator.serviceWorker?.addEventListener('message', ({ data }) => {
  if (data?.kind === 'open') void router.navigate(data.path);
});
await showLanguage(currentLanguage());
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={apollo}>
        <MeProvider>
          <RouterProvider router={router} />
        </MeProvider>
      </ApolloProvider>
    </I18nProvider>
  </StrictMode>,
);
