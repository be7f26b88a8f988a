import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../app/act.ts';
import { chooseLanguage, currentLanguage, LANGUAGES } from '../app/language.ts';
import { chooseTheme, currentTheme, type Theme } from '../app/theme.ts';
import { Button, ButtonLink, Choice } from '../design/controls.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Icon } from '../design/icons.tsx';
import { Refusal } from '../design/pieces.tsx';
import { graphql } from '../gql/index.ts';
import { forgetEverything, useMe } from './me.tsx';
import { MyWays } from './my-ways.tsx';

const SIGN_OUT = graphql(`
  mutation SignOut {
    signOut
  }
`);
const LANGUAGE_WORDS = { ko: '한국어', en: 'English' };

/** Who is signed in, and what this browser shows: language and theme. */
export function SettingsMenu({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [theme, setTheme] = useState(currentTheme);
  const me = useMe();
  const apollo = useApolloClient();
  const navigate = useNavigate();
  const signOut = useAct(SIGN_OUT);
  const themes: { value: Theme; words: string }[] = [
    { value: 'system', words: t`기기 설정대로` },
    { value: 'light', words: t`밝게` },
    { value: 'dark', words: t`어둡게` },
  ];
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        aria-label={t`내 메뉴`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="grid size-11 cursor-pointer place-items-center rounded-full hover:bg-sunken"
      >
        {children ?? <Icon name="globe" />}
      </button>
      <Dialog title={me ? me.user.nickname : t`화면 설정`} isOpen={isOpen} onClose={close}>
        {me && <MyWays me={me} onGo={close} />}
        <Choice
          label={t`언어`}
          options={LANGUAGES.map((value) => ({ value, words: LANGUAGE_WORDS[value] }))}
          chosen={[currentLanguage()]}
          onChange={([language]) => language && chooseLanguage(language)}
        />
        <Choice
          label={t`화면`}
          options={themes}
          chosen={[theme]}
          onChange={([chosen]) => {
            if (!chosen) return;
            setTheme(chosen);
            chooseTheme(chosen);
          }}
        />
        {me ? (
          <Button
            look="plain"
            wide
            isPending={signOut.isPending}
            onPress={async () => {
              if (!(await signOut.run({}))) return;
              close();
              await navigate('/');
              await forgetEverything(apollo);
            }}
          >
            <Trans>로그아웃</Trans>
          </Button>
        ) : (
          <ButtonLink to="/sign-up" look="plain" wide onClick={close}>
            <Trans>회원가입</Trans>
          </ButtonLink>
        )}
        <Refusal error={signOut.error} />
      </Dialog>
    </>
  );
}
