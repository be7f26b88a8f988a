import { type Chapter, step } from './step.ts';

export const companions: Chapter = {
  id: 'companions',
  words: ['동행 구하기', 'Companions'],
  steps: [
    step(
      'minji',
      [
        '지역은 나무 모양입니다. 부모가 없으면 대륙부터.',
        'Areas are a tree; without a parent it begins with continents.',
      ],
      `query Areas($query: String, $id: ID!) {
  areas(query: $query) { id name kind parent { name } }
  area(id: $id) { id name nameEn location { latitude longitude } }
  popularAreas { id name }
}`,
      { variables: { query: '제주', id: 'kr-jeju' } },
    ),
    step(
      'minji',
      ['민지가 동행을 찾는 글을 씁니다.', 'Minji writes a post that looks for companions.'],
      `mutation WritePost($input: CreateCompanionInput!) {
  createCompanion(input: $input) {
    id
    title
    status
    area { name parent { name } }
    startDate
    endDate
    capacity
    memberCount
    author { id }
  }
}`,
      {
        variables: {
          input: {
            title: '제주도 한 바퀴 같이 돌아요',
            content: '올레길을 걷고 해산물을 먹어요. 운전은 제가 해요!',
            areaId: 'kr-jeju',
            startDate: '{{day+30}}',
            endDate: '{{day+33}}',
            capacity: 4,
          },
        },
        keep: { 'post.id': 'createCompanion.id', 'minji.id': 'createCompanion.author.id' },
      },
    ),
    step(
      'jun',
      [
        '준호가 한국(kr) 안에서, 제목의 일부로 찾습니다. 지역은 그 아래를 모두 포함합니다.',
        'Jun searches by area, all below it included, and by a piece of the title.',
      ],
      `query FindPosts($filter: CompanionFilter, $first: Int = 10) {
  companions(filter: $filter, sort: NEWEST, first: $first) {
    totalCount
    nodes {
      id
      title
      author { id nickname }
      comments(first: 3) { nodes { text author { nickname } } }
      viewerCan { apply { allowed message } messageAuthor { allowed message } }
    }
  }
}`,
      { variables: { filter: { areaId: 'kr', query: '한 바퀴' } } },
    ),
    step(
      'jun',
      [
        '글 하나. 없는 것과 볼 수 없는 것은 똑같이 null 입니다.',
        'One post. What is not there and what may not be seen look the same: null.',
      ],
      `query OnePost($id: ID!) {
  companion(id: $id) {
    id
    title
    content
    viewCount
    bookmarkCount
    members { id nickname }
    viewerHasBookmarked
    viewerCan { apply { allowed reason message } update { allowed reason message } }
  }
  viewer { user { id } }
}`,
      { variables: { id: '{{post.id}}' }, keep: { 'jun.id': 'viewer.user.id' } },
    ),
    step(
      'jun',
      ['읽었음을 셉니다. 한 사람이 하루에 한 번.', 'Counts a view, once a person and day.'],
      `mutation RecordView($id: ID!) {
  recordCompanionView(id: $id) { id viewCount }
}`,
      { variables: { id: '{{post.id}}' } },
    ),
    step(
      'jun',
      ['책갈피. 두 번 해도 같습니다.', 'A bookmark; twice is the same.'],
      `mutation Bookmark($companionId: ID!, $bookmarked: Boolean!) {
  setBookmark(companionId: $companionId, bookmarked: $bookmarked) { id viewerHasBookmarked bookmarkCount }
}`,
      { variables: { companionId: '{{post.id}}', bookmarked: true } },
    ),
    step(
      'minji',
      ['글을 고칩니다. 보낸 항목만 바뀝니다.', 'Changes the post: only what is sent.'],
      `mutation ChangePost($id: ID!, $input: UpdateCompanionInput!) {
  updateCompanion(id: $id, input: $input) { id title capacity editedAt }
}`,
      { variables: { id: '{{post.id}}', input: { capacity: 5 } } },
    ),
    step(
      'jun',
      [
        '준호는 민지의 글을 고칠 수 없습니다. 오류가 이유를 말합니다.',
        "Jun may not change Minji's post; the refusal says why.",
      ],
      `mutation NotMine($id: ID!) {
  updateCompanion(id: $id, input: { title: "내 글" }) { id }
}`,
      { variables: { id: '{{post.id}}' }, refused: 'FORBIDDEN' },
    ),
    step(
      'jun',
      ['글, 장소, 일정, 사람, 지역을 한 번에 찾습니다.', 'Searches posts, places, plans, people and areas at once.'],
      `query Search($query: String!, $first: Int = 5) {
  search(query: $query, first: $first) {
    nodes {
      __typename
      ... on Companion { id title }
      ... on Place { id name }
      ... on Planner { id title: name }
      ... on User { id nickname }
      ... on Area { id name }
    }
  }
}`,
      { variables: { query: '제주' } },
    ),
    step(
      'jun',
      ['id 하나로 무엇이든 찾습니다.', 'Finds anything by its id.'],
      `query AnyObject($id: ID!) {
  node(id: $id) { __typename id ... on Companion { title } }
}`,
      { variables: { id: '{{post.id}}' } },
    ),
    step(
      'jun',
      ['사람: 공개된 것과, 내가 할 수 있는 것.', 'A person: what is public, and what I may do.'],
      `query Person($id: ID!) {
  user(id: $id) {
    nickname
    ageGroup
    trust { tripCount referenceCount positiveCount memberSince }
    companions(first: 3) { nodes { title } }
    viewerCan { message { allowed message } }
  }
}`,
      { variables: { id: '{{minji.id}}' } },
    ),
  ],
};
