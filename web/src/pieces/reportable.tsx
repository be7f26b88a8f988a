import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';

const SUBJECT = graphql(`
  fragment Reportable_subject on Reportable {
    __typename
    ... on User {
      id
      nickname
    }
    ... on Companion {
      id
      title
    }
    ... on Comment {
      id
      commentText: text
      companion {
        id
      }
    }
    ... on Message {
      id
      messageText: text
    }
    ... on Place {
      id
      placeName: name
    }
    ... on Review {
      id
      reviewText: text
      place {
        id
      }
    }
    ... on Planner {
      id
      planName: name
    }
  }
`);

type Masked = FragmentType<typeof SUBJECT> | null | undefined;

/** What was reported, in a line: its kind and its words. */
export function subjectOf(masked: Masked): string {
  // Reads a field; it is no hook of React.
  // biome-ignore lint/correctness/useHookAtTopLevel: unmasks, keeps no state
  const subject = useFragment(SUBJECT, masked);
  switch (subject?.__typename) {
    case 'User':
      return i18n._(msg`사람: ${subject.nickname}`);
    case 'Companion':
      return i18n._(msg`동행 글: ${subject.title}`);
    case 'Comment':
      return i18n._(msg`댓글: ${subject.commentText ?? ''}`);
    case 'Message':
      return i18n._(msg`메시지: ${subject.messageText ?? ''}`);
    case 'Place':
      return i18n._(msg`장소: ${subject.placeName}`);
    case 'Review':
      return i18n._(msg`장소 후기: ${subject.reviewText}`);
    case 'Planner':
      return i18n._(msg`일정: ${subject.planName}`);
    default:
      return i18n._(msg`지금은 볼 수 없는 것`);
  }
}

/** Where it is to be seen; null for what has no screen, such as a message of others. */
export function addressOf(masked: Masked): string | null {
  // biome-ignore lint/correctness/useHookAtTopLevel: unmasks, keeps no state
  const subject = useFragment(SUBJECT, masked);
  switch (subject?.__typename) {
    case 'User':
      return `/people/${subject.id}`;
    case 'Companion':
      return `/companions/${subject.id}`;
    case 'Comment':
      return `/companions/${subject.companion.id}`;
    case 'Place':
      return `/places/${subject.id}`;
    case 'Review':
      return `/places/${subject.place.id}`;
    case 'Planner':
      return `/planners/${subject.id}`;
    default:
      return null;
  }
}
