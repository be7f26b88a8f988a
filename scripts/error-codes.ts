import type { ErrorCode } from '../src/shared/errors.ts';

/** What a code means, and what a client does about it; Markdown. */
interface Told {
  means: string;
  todo: string;
}

/** What each code means, in both languages. */
export const CODES: Record<ErrorCode, { en: Told; ko: Told }> = {
  BAD_USER_INPUT: {
    en: {
      means: 'Something of the input is wrong; nothing was done.',
      todo: 'Show each of `fields` beside its field, by `path`. Without `fields` the request itself is wrong: mend the client.',
    },
    ko: {
      means: '입력에 잘못된 것이 있고, 아무것도 바뀌지 않았습니다.',
      todo: '`fields`의 각 항목을 `path`의 칸 옆에 보여 주세요. `fields`가 없으면 요청 자체가 잘못되었으니 클라이언트를 고치세요.',
    },
  },
  UNAUTHENTICATED: {
    en: {
      means: 'Nobody is signed in, or the session is over.',
      todo: 'SESSION_EXPIRED: refresh once, then send it again ([clients.md](clients.md#sessions)). Else show the page for signing in.',
    },
    ko: {
      means: '로그인하지 않았거나 세션이 끝났습니다.',
      todo: 'SESSION_EXPIRED이면 한 번 갱신하고 다시 보내세요. 아니면 로그인 화면을 보여 주세요.',
    },
  },
  EMAIL_NOT_VERIFIED: {
    en: {
      means: 'The account may read only, until its address is verified.',
      todo: 'Offer `resendVerificationEmail`.',
    },
    ko: {
      means: '이메일을 인증하기 전에는 읽기만 할 수 있습니다.',
      todo: '`resendVerificationEmail`을 권하세요.',
    },
  },
  FORBIDDEN: {
    en: {
      means: 'The viewer may not do this, now or ever.',
      todo: 'Show the message. `viewerCan` would have said so before: show no button.',
    },
    ko: {
      means: '이 사람은 지금도 앞으로도 이것을 할 수 없습니다.',
      todo: '메시지를 보여 주세요. `viewerCan`이 미리 알려 주니, 단추를 보이지 마세요.',
    },
  },
  NOT_FOUND: {
    en: {
      means: 'It is not there, or not for this viewer: the two look the same.',
      todo: 'Take it off the screen.',
    },
    ko: {
      means: '없거나, 이 사람에게는 보이지 않습니다. 둘은 똑같아 보입니다.',
      todo: '화면에서 지우세요.',
    },
  },
  CONFLICT: {
    en: {
      means: 'The state of the thing does not allow it.',
      todo: 'Ask for the thing again, and show what stands now.',
    },
    ko: {
      means: '그것의 지금 상태로는 할 수 없습니다.',
      todo: '다시 물어서 지금 상태를 보여 주세요.',
    },
  },
  RATE_LIMITED: {
    en: {
      means: 'Too much in a time, or not yet; nothing was done.',
      todo: 'Send it again after `retryAfterSeconds`. Sending the same `clientMessageId` again sends nothing twice.',
    },
    ko: {
      means: '짧은 시간에 너무 많거나, 아직 때가 아닙니다. 아무것도 바뀌지 않았습니다.',
      todo: '`retryAfterSeconds` 뒤에 다시 보내세요. 같은 `clientMessageId`는 두 번 전해지지 않습니다.',
    },
  },
  QUERY_TOO_COSTLY: {
    en: {
      means: 'The document, or its answer, is too large.',
      todo: 'Ask for smaller pages or fewer fields. `cost` and `limit` say how far it is.',
    },
    ko: {
      means: '문서나 그 대답이 너무 큽니다.',
      todo: '페이지를 줄이거나 필드를 줄이세요. `cost`와 `limit`가 얼마나 넘었는지 알려 줍니다.',
    },
  },
  INTERNAL_SERVER_ERROR: {
    en: {
      means: 'Our fault.',
      todo: 'Say so, with the `requestId`; it stands in the log of the server.',
    },
    ko: {
      means: '서버의 잘못입니다.',
      todo: '`requestId`와 함께 알려 주세요. 서버의 로그에 남아 있습니다.',
    },
  },
  GRAPHQL_PARSE_FAILED: {
    en: {
      means: 'This is not GraphQL.',
      todo: 'Mend the client; `locations` says where.',
    },
    ko: {
      means: 'GraphQL 문법이 아닙니다.',
      todo: '클라이언트를 고치세요. `locations`가 위치를 알려 줍니다.',
    },
  },
  GRAPHQL_VALIDATION_FAILED: {
    en: {
      means: 'The document does not fit the schema.',
      todo: 'Mend the client, or generate its code anew.',
    },
    ko: {
      means: '문서가 스키마에 맞지 않습니다.',
      todo: '클라이언트를 고치거나, 코드를 다시 생성하세요.',
    },
  },
  PERSISTED_QUERY_NOT_FOUND: {
    en: {
      means: 'The server does not know this hash.',
      todo: 'Send the document with its hash, once.',
    },
    ko: {
      means: '서버가 이 해시를 모릅니다.',
      todo: '해시와 함께 문서를 한 번 보내세요.',
    },
  },
};
