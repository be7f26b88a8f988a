import { areaRows } from '../areas/area-rows.ts';
import { personId } from './people.ts';
import { Popularity } from './popularity.ts';
import { Random, uuidAt } from './random.ts';
import { addRoom } from './room-log.ts';
import { DEMO_PEOPLE } from './rooms.ts';
import type { Lines } from './tables.ts';
import { DAY, dateOf, HOUR, instant, MINUTE, type World } from './world.ts';

const TALK = [
  '안녕하세요! 제주 동행 글 보고 연락드려요 :)',
  '안녕하세요~ 반가워요! 글 자세히 읽어주셔서 감사해요.',
  '저도 그 주에 휴가를 냈거든요. 아직 자리 있을까요?',
  '네, 한 자리 남았어요. 운전은 하세요?',
  '면허 7년 차예요. 번갈아 하면 좋겠네요.',
  '완전 좋아요! 첫날은 협재 쪽으로 갈까 하는데 어떠세요?',
  '좋아요. 해 질 때 협재 가고 저녁은 고기국수요 🍜',
  '계획이 벌써 다 됐네요 ㅋㅋ 그럼 신청 남겨주세요!',
  '방금 신청했어요. 잘 부탁드려요 🙏',
  '숙소 후보 몇 개 골라서 내일 보내드릴게요.',
];

/** A trip that the first demo account plans, the second one's application for it, and what they said to each other. */
export function addDemoScene(world: World, lines: Lines): void {
  const random = new Random(world.seed, 0xde30);
  const [author, applicant] = DEMO_PEOPLE.map((person) => personId(world, person)) as [string, string];
  const written = world.today - 20 * HOUR;
  const companionId = uuidAt(written, random);
  addTrip(world, { companionId, author, applicant, written }, random, lines);
  const created = written + HOUR;
  const members = [applicant, author].map((id) => ({ id, joined: created, left: null }));
  const room = {
    id: uuidAt(created, random),
    kind: 'DIRECT' as const,
    companionId: null,
    created,
    members,
    texts: TALK,
  };
  addRoom(world, room, random, lines);
}

interface Scene {
  companionId: string;
  author: string;
  applicant: string;
  written: number;
}

function addTrip(world: World, { companionId, author, applicant, written }: Scene, random: Random, lines: Lines): void {
  const popularity = new Popularity(written, author);
  const asked = written + 40 * MINUTE;
  const answered = asked + 12 * MINUTE;
  const applied = written + 3 * HOUR;
  popularity.add('comment', applicant, asked);
  popularity.add('bookmark', applicant, asked);
  popularity.add('application', applicant, applied);
  lines.add('companions', {
    id: companionId,
    author_id: author,
    title: '제주도 3박 4일, 느긋하게 걸으실 분 구해요',
    content:
      '안녕하세요! 필름 카메라를 들고 제주 서쪽을 천천히 돌아보려고 해요. 렌터카로 다니고, 오전에는 오름 하나, 오후에는 카페와 바다를 생각하고 있어요.\n\n비용은 똑같이 나누고, 하루에 만 보쯤 걸어요. 궁금한 점은 댓글이나 메시지로 편하게 물어보세요!',
    area_id: areaRows.find(({ id }) => id === 'kr-jeju')!.id,
    start_date: dateOf(world.today + 21 * DAY),
    end_date: dateOf(world.today + 24 * DAY),
    capacity: 3,
    member_count: 1,
    age_groups: [],
    gender: null,
    planner_id: null,
    view_count: 0,
    comment_count: 2,
    bookmark_count: 1,
    popularity: popularity.value(),
    closed_at: null,
    created_at: instant(written),
    edited_at: null,
  });
  lines.add('companion_members', { companion_id: companionId, user_id: author, joined_at: instant(written) });
  lines.add('bookmarks', { user_id: applicant, companion_id: companionId, created_at: instant(asked) });
  lines.add('applications', {
    id: uuidAt(applied, random),
    companion_id: companionId,
    applicant_id: applicant,
    message: '같은 주에 휴가예요. 운전 번갈아 할 수 있어요. 잘 부탁드립니다!',
    status: 'PENDING',
    created_at: instant(applied),
    responded_at: null,
  });
  const question = uuidAt(asked, random);
  const comment = { companion_id: companionId, edited_at: null, deleted_at: null };
  lines.add('comments', {
    ...comment,
    id: question,
    parent_id: null,
    author_id: applicant,
    text: '서쪽 코스 너무 좋네요. 오름은 어디로 가실 생각이세요?',
    reply_count: 1,
    created_at: instant(asked),
  });
  lines.add('comments', {
    ...comment,
    id: uuidAt(answered, random),
    parent_id: question,
    author_id: author,
    text: '금오름이랑 새별오름 생각하고 있어요. 추천해 주시면 바꿔도 좋아요!',
    reply_count: 0,
    created_at: instant(answered),
  });
}
