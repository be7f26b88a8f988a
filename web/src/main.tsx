import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { createRoot } from 'react-dom/client';
import { messages } from '../locales/ko.po';

i18n.loadAndActivate({ locale: 'ko', messages });
createRoot(document.querySelector('#root')!).render(
  <I18nProvider i18n={i18n}>
    <Trans>안녕하세요</Trans>
  </I18nProvider>,
);
