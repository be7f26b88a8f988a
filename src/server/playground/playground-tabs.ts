import { randomUUID } from 'node:crypto';

/** A tab of GraphiQL: a document with its variables as JSON text. */
export interface PlaygroundTab {
  query: string;
  variables: string;
}

const tab = (query: string, variables: Record<string, unknown> = {}): PlaygroundTab => ({
  query: `${query.trim().split('\n').map(wrapComment).join('\n')}\n`,
  variables: JSON.stringify(variables, null, 2),
});

/** Columns of a comment that the editor shows beside its buttons; a Korean letter takes two. */
const COLUMNS = 46;
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0);

/** A comment line as several that can be read without scrolling; other lines stay. */
function wrapComment(line: string): string {
  if (!line.startsWith('# ')) return line;
  const lines = ['#'];
  for (const word of line.slice(2).split(' ')) {
    if (widthOf(`${lines.at(-1)} ${word}`) > COLUMNS) lines.push('#');
    lines[lines.length - 1] += ` ${word}`;
  }
  return lines.join('\n');
}

const DAY_MS = 86_400_000;
const PASTE = '(앞 탭의 결과에서 / from the result of an earlier tab)';

/**
 * The journey of two travellers, one step a tab, from left to right; a test walks it. Dates are counted from `now`, and
 * ids of messages are new each time.
 */
export function playgroundTabs(now: Date): PlaygroundTab[] {
  const inDays = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  return [
    tab(SIGN_UP, {
      input: {
        email: 'mina@example.com',
        password: 'plum tractor 91 otter',
        nickname: '미나',
        birthDate: '1998-04-12',
        gender: 'FEMALE',
      },
    }),
    tab(VERIFY_EMAIL, { token: '(메일의 링크에서 / from the link of the mail)' }),
    tab(SIGN_IN, { input: { email: 'mina@example.com', password: 'plum tractor 91 otter' } }),
    tab(WRITE_POST, {
      input: {
        title: '제주도 한 바퀴 같이 돌아요',
        content: '올레길을 걷고 해산물을 먹어요. 운전은 제가 해요!',
        areaId: 'kr-jeju',
        startDate: inDays(30),
        endDate: inDays(33),
        capacity: 4,
      },
    }),
    tab(FIND_POSTS, { filter: { areaId: 'kr', query: '한 바퀴' } }),
    tab(COMMENT, { companionId: PASTE, text: '숙소는 정하셨나요?' }),
    tab(OPEN_ROOM, { userId: PASTE }),
    tab(FOLLOW_ROOM, { roomId: PASTE }),
    tab(SEND, { input: { roomId: PASTE, clientMessageId: randomUUID(), text: '안녕하세요! 같이 가고 싶어요.' } }),
    tab(FOLLOW_INBOX),
    tab(COME_BACK, { roomId: PASTE, afterSeq: 0 }),
    tab(HIDE_ROOM, { roomId: PASTE }),
    tab(PLAN_TRIP, { input: { name: '제주 나흘', areaId: 'kr-jeju', startDate: inDays(30), endDate: inDays(33) } }),
    tab(APPLY, { companionId: PASTE, message: '같이 가고 싶어요' }),
    tab(ACCEPT, { id: PASTE }),
    tab(ADD_PLACE, {
      input: {
        name: '성산일출봉',
        description: '해 뜨는 봉우리',
        address: '제주 서귀포시 성산읍',
        category: 'ATTRACTION',
      },
    }),
    tab(REVIEW, { placeId: PASTE, stars: 5, text: '새벽에 오르세요' }),
    tab(REPORT, { input: { subjectId: PASTE, reason: 'SCAM', text: '돈을 먼저 보내 달라고 해요' } }),
    tab(CASES),
    tab(DECIDE, {
      id: PASTE,
      input: { uphold: true, hideContent: true, note: '송금 유도', reasonForAccused: '돈을 요구하는 글입니다.' },
    }),
    tab(BLOCK, { userId: PASTE, blocked: true }),
    tab(REFERENCE, {
      companionId: PASTE,
      userId: PASTE,
      input: { text: '또 함께 가고 싶어요', wouldTravelAgain: true },
    }),
  ];
}

const SIGN_UP = `
# Infinity Travel: 두 사람의 여행. 왼쪽 탭부터 차례로 실행하세요 (Ctrl-Enter).
# 두 번째 사람은 시크릿 창에서 다른 이메일로 가입합니다. 쿠키로 로그인하므로 헤더는 필요 없습니다.
#
# The journey of two people, a tab a step, from left to right. Be the second person in a private window.
mutation SignUp($input: SignUpInput!) {
  signUp(input: $input)
}`;

const VERIFY_EMAIL = `
# 메일은 /dev/mail 에 있습니다. 링크를 열거나, 그 안의 token 을 변수에 붙여 넣으세요.
# Mails are at /dev/mail: open the link, or paste its token into the variables.
mutation VerifyEmail($token: String!) {
  verifyEmail(token: $token)
}`;

const SIGN_IN = `
# 쿠키로 로그인합니다. 시작할 때 터미널에 나온 데모 계정도 됩니다. 다른 클라이언트는 delivery: BEARER 를 씁니다.
# Signs in with cookies; the demo accounts that the start printed do, too. Clients without any use delivery: BEARER.
mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    accessTokenExpiresAt
    viewer { email isEmailVerified user { id nickname ageGroup } }
  }
}`;

const WRITE_POST = `
# 동행을 찾는 글을 씁니다.
# Writes a post that looks for companions.
mutation WritePost($input: CreateCompanionInput!) {
  createCompanion(input: $input) {
    id
    title
    status
    area { name parent { name } }
    startDate
    endDate
    capacity
    memberCount
  }
}`;

const FIND_POSTS = `
# 두 번째 사람: 한국(kr) 안에서, 제목의 일부로 찾습니다. 지역은 그 아래의 모든 곳을 포함합니다.
# The second person: by area, all below it included, and by a piece of the title.
query FindPosts($filter: CompanionFilter, $first: Int = 10, $after: String) {
  companions(filter: $filter, sort: NEWEST, first: $first, after: $after) {
    totalCount
    nodes {
      id
      title
      area { id name }
      startDate
      author { id nickname }
      comments(first: 3) { nodes { text author { nickname } } }
      viewerCan { apply { allowed message } messageAuthor { allowed message } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const COMMENT = `
# 댓글을 답니다. parentId 를 주면 답글이 됩니다.
# Comments; with parentId it is a reply.
mutation Comment($companionId: ID!, $text: String!, $parentId: ID) {
  addComment(companionId: $companionId, text: $text, parentId: $parentId) {
    id
    text
    companion { commentCount }
  }
}`;

const OPEN_ROOM = `
# 글쓴이와의 대화방을 엽니다. 두 번 열어도 같은 방입니다. 상대에게는 첫 메시지부터 보입니다.
# Opens the one room with the author; the other sees it from the first message on.
mutation OpenRoom($userId: ID!) {
  openDirectRoom(userId: $userId) {
    id
    title
    lastSeq
  }
}`;

const FOLLOW_ROOM = `
# 글쓴이: 대화를 실시간으로 봅니다 (WebSocket). 실행해 두고, 다른 사람이 메시지를 보내게 하세요.
# The author: follows the room live. Leave it running while the other sends.
subscription FollowRoom($roomId: ID!) {
  roomEvents(roomId: $roomId) {
    __typename
    ... on RoomReady { seq replayCount }
    ... on MessageSent { seq message { id text author { nickname } createdAt } }
    ... on MessageEdited { seq message { id text } }
    ... on MessageDeleted { seq message { id isDeleted } }
    ... on MemberJoined { seq member { id user { nickname } } }
    ... on ReadMarkerMoved { member { id user { nickname } lastReadSeq } }
    ... on MemberTyping { userId ttlSeconds }
  }
}`;

const SEND = `
# 메시지를 보냅니다. 같은 clientMessageId 로 다시 보내도 한 번만 전해집니다. 새 메시지에는 새 UUID 를 쓰세요.
# Sends; the same clientMessageId again sends nothing new. A new message takes a new UUID.
mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) {
    id
    seq
    text
  }
}`;

const FOLLOW_INBOX = `
# 내 대화 목록과 알림의 변화를 실시간으로 봅니다.
# Follows what changes in one's rooms and notifications.
subscription FollowInbox {
  inbox {
    __typename
    ... on InboxReady { unreadCount }
    ... on RoomChanged { unreadCount room { id title unreadCount firstUnreadSeq lastMessage { text } } }
    ... on RoomGone { unreadCount roomId }
    ... on NotificationArrived {
      unreadNotificationCount
      notification { id kind actor { nickname } companion { title } }
    }
    ... on NotificationsRead { unreadNotificationCount }
  }
}`;

const COME_BACK = `
# 끊긴 뒤: 마지막으로 본 seq 를 afterSeq 로 주면, 놓친 것이 순서대로 한 번씩 먼저 옵니다.
# After a break: give the highest seq seen as afterSeq, and what was missed comes first, in order, once.
subscription ComeBack($roomId: ID!, $afterSeq: Int!) {
  roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
    __typename
    ... on RoomReady { seq replayCount }
    ... on MessageSent { seq message { text author { nickname } } }
  }
}`;

const HIDE_ROOM = `
# 방을 내 목록에서만 숨깁니다. 새 메시지가 오면 다시 보입니다.
# Hides the room for me alone; the next message shows it again.
mutation HideRoom($roomId: ID!) {
  hideRoom(roomId: $roomId) {
    id
    isHidden
  }
}`;

const PLAN_TRIP = `
# 날짜마다 하루가 생깁니다. 달력은 /planners/<id>.ics 입니다.
# Makes a day for each date. Its calendar is at /planners/<id>.ics.
mutation PlanTrip($input: CreatePlannerInput!) {
  createPlanner(input: $input) {
    id
    legs { area { name } startDate endDate }
    days { id date }
  }
}`;

const APPLY = `
# 두 번째 사람: 동행을 신청합니다. viewerCan.apply 가 미리 알려 줍니다.
# The second person: asks to join; viewerCan.apply tells in advance.
mutation Apply($companionId: ID!, $message: String!) {
  applyToCompanion(companionId: $companionId, message: $message) {
    id
    status
  }
}`;

const ACCEPT = `
# 글쓴이: 자리, 파티 대화방, 알림이 한 번에 생깁니다.
# The author: a seat, the party's room and a notification at once.
mutation Accept($id: ID!) {
  acceptApplication(id: $id) {
    status
    companion { memberCount status room { id title members { user { nickname } } } }
  }
}`;

const ADD_PLACE = `
# 주소만 쓰면 지도의 위치는 잠시 뒤에 찾아집니다.
# An address is enough: it is found on the map a moment later.
mutation AddPlace($input: CreatePlaceInput!) {
  createPlace(input: $input) {
    id
    name
    location { latitude longitude }
  }
}`;

const REVIEW = `
# 한 사람이 한 장소에 하나. 다시 쓰면 바뀝니다.
# One a person and place; written again, it replaces.
mutation Review($placeId: ID!, $stars: Int!, $text: String!) {
  writeReview(placeId: $placeId, stars: $stars, text: $text) {
    stars
    place { rating reviewCount ratingHistogram }
  }
}`;

const REPORT = `
# 사람, 글, 댓글, 메시지, 장소, 후기, 일정을 신고합니다. 그때의 내용이 함께 보관됩니다.
# Reports a person, post, comment, message, place, review or planner; what it says is copied at once.
mutation Report($input: ReportInput!) {
  report(input: $input) {
    id
    status
    subject { __typename }
  }
}`;

const CASES = `
# 운영자(데모 계정 sora@demo.local)만: 처리할 신고와 증거입니다.
# Moderators only (the demo account sora@demo.local): what there is to decide, with its evidence.
query Cases {
  moderationCases(first: 10) {
    nodes {
      id
      openedAt
      accused { id nickname trust { tripCount referenceCount positiveCount } }
      evidence { text writtenAt }
      reports { reason text reporter { nickname } }
      priorUpheldCount
    }
  }
}`;

const DECIDE = `
# 운영자: 결정합니다. 경고, 정지, 차단은 sanction 으로 합니다. 기록은 지워지지 않습니다.
# Moderators: decide; sanction warns, suspends or bans. The log is never deleted.
mutation Decide($id: ID!, $input: ResolveCaseInput!) {
  resolveCase(id: $id, input: $input) {
    status
    actions { kind note moderator { nickname } }
  }
}`;

const BLOCK = `
# 차단하면 서로 보이지 않습니다. 상대에게는 알리지 않습니다.
# From then on the two do not exist for each other; the other is never told.
mutation Block($userId: ID!, $blocked: Boolean!) {
  setBlock(userId: $userId, blocked: $blocked) {
    id
    viewerHasBlocked
  }
}`;

const REFERENCE = `
# 여행이 끝난 뒤 30일 안에 서로에 대해 씁니다. 둘 다 쓰면 보입니다.
# Within 30 days of a trip's end; seen when both have written.
mutation WriteReference($companionId: ID!, $userId: ID!, $input: WriteReferenceInput!) {
  writeReference(companionId: $companionId, userId: $userId, input: $input) {
    id
    subject { nickname trust { referenceCount positiveCount } }
  }
}`;
