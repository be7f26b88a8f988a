import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ageGroupWords, genderWords } from '../../app/words.ts';
import { monthOf } from '../../design/dates.ts';
import { Icon, type IconName } from '../../design/icons.tsx';
import { Avatar } from '../../design/picture.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { HiddenNote } from '../../pieces/hidden-note.tsx';

const HEAD = graphql(`
  fragment PersonHead_user on User {
    id
    nickname
    ageGroup
    gender
    introduction
    avatar {
      id
      ...Picture_image
    }
    trust {
      tripCount
      referenceCount
      positiveCount
      memberSince
      responseRate
    }
    hidden {
      ...HiddenNote_content
    }
  }
`);

/** Who somebody is, and what their past says of them. */
export function PersonHead({ person }: { person: FragmentType<typeof HEAD> }) {
  const { nickname, ageGroup, gender, introduction, avatar, trust, hidden } = useFragment(HEAD, person);
  const { t } = useLingui();
  return (
    <>
      <div className="flex items-center gap-4 md:gap-6">
        <Avatar image={avatar} name={nickname} size={88} />
        <div className="min-w-0">
          <h1 className="text-2xl leading-tight font-extrabold md:text-3xl">{nickname}</h1>
          <p className="text-soft">
            {ageGroupWords(ageGroup)}
            {gender !== 'UNDISCLOSED' && ` · ${genderWords(gender)}`}
          </p>
          <p className="text-sm text-soft">
            <Trans>{monthOf(trust.memberSince)}부터 함께하고 있어요</Trans>
          </p>
        </div>
      </div>
      <HiddenNote hidden={hidden} />
      {introduction && <p className="leading-relaxed whitespace-pre-line">{introduction}</p>}
      <dl aria-label={t`믿음`} className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Fact icon="compass" name={t`함께한 여행`}>
          <Plural value={trust.tripCount} one="#번" other="#번" />
        </Fact>
        <Fact icon="star" name={t`여행 후기`}>
          <Plural value={trust.referenceCount} one="#개" other="#개" />
        </Fact>
        <Fact icon="people" name={t`또 함께 가고 싶어요`}>
          {trust.referenceCount > 0 ? `${trust.positiveCount}/${trust.referenceCount}` : '–'}
        </Fact>
        <Fact icon="chat" name={t`답장`}>
          {trust.responseRate == null ? '–' : `${Math.round(trust.responseRate * 100)}%`}
        </Fact>
      </dl>
    </>
  );
}

const Fact = ({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) => (
  <div className="flex flex-col gap-0.5 rounded-control bg-sunken px-4 py-3">
    <dt className="flex items-center gap-1.5 text-xs font-semibold text-soft">
      <Icon name={icon} size={14} />
      {name}
    </dt>
    <dd className="text-lg font-bold tabular-nums">{children}</dd>
  </div>
);
