import { type Chapter, step } from './step.ts';

export const arriving: Chapter = {
  id: 'arriving',
  words: ['시작하기', 'Arriving'],
  steps: [
    step(
      'nobody',
      [
        '로그인하지 않아도 공개된 것은 모두 읽을 수 있습니다. 목록은 Relay 연결(nodes, pageInfo)이고 20개씩 옵니다.',
        'What is public can be read without signing in. Lists are Relay connections (nodes, pageInfo), 20 at a time.',
      ],
      `query LookAround($first: Int = 5) {
  companions(first: $first) {
    totalCount
    nodes { id title area { name } startDate author { id nickname } }
    pageInfo { hasNextPage endCursor }
  }
}`,
      { variables: { first: 5 }, keep: { 'list.cursor': 'companions.pageInfo.endCursor' } },
    ),
    step(
      'nobody',
      [
        '다음 페이지: 앞 결과의 endCursor 를 after 로 줍니다. 그 사이에 글이 생기거나 사라져도 자리를 잃지 않습니다.',
        'The next page: give endCursor as after. It holds its place while posts come and go.',
      ],
      `query NextPage($first: Int = 5, $after: String) {
  companions(first: $first, after: $after) {
    nodes { id title }
    pageInfo { hasNextPage endCursor }
  }
}`,
      { variables: { first: 5, after: '{{list.cursor}}' } },
    ),
    step(
      'nobody',
      [
        '새 사람이 가입합니다. 대답은 언제나 true 입니다. 이미 있는 주소인지 알려 주지 않기 위해서입니다.',
        'Somebody new signs up. The answer is always true, so that nobody learns which addresses are taken.',
      ],
      `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input)
}`,
      {
        variables: {
          input: {
            email: '{{new.email}}',
            password: '{{new.password}}',
            nickname: '{{new.nickname}}',
            birthDate: '1996-05-20',
            gender: 'UNDISCLOSED',
          },
        },
      },
    ),
    step(
      'nobody',
      ['메일이 오지 않으면 다시 청합니다.', 'When no mail comes, it can be asked for again.'],
      `mutation ResendVerification($email: String!) {
  resendVerificationEmail(email: $email)
}`,
      { variables: { email: '{{new.email}}' } },
    ),
    step(
      'nobody',
      [
        '이 단계를 열면 개발용 메일함(/dev/mail)에서 토큰을 가져와 변수에 넣습니다.',
        'Opening this step takes the token from the development mailbox (/dev/mail).',
      ],
      `mutation VerifyEmail($token: String!) {
  verifyEmail(token: $token)
}`,
      { variables: { token: '{{mail.token}}' }, mailTo: 'new.email', mailAbout: 'verify' },
    ),
    step(
      'nobody',
      [
        '토큰으로 로그인합니다(BEARER). 이 화면이 토큰을 기억하고, 위의 "누가"에 그 사람이 생깁니다. 웹은 COOKIE 를 씁니다.',
        'Signs in for a token (BEARER). This page remembers it: the person appears in "Who" above. Web apps use COOKIE.',
      ],
      `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    accessToken
    refreshToken
    accessTokenExpiresAt
    viewer { email isEmailVerified user { id nickname ageGroup } }
  }
}`,
      {
        variables: { input: { email: '{{new.email}}', password: '{{new.password}}', delivery: 'BEARER' } },
        keep: { 'new.id': 'signIn.viewer.user.id', 'new.refreshToken': 'signIn.refreshToken' },
      },
    ),
    step(
      'newcomer',
      ['나는 누구이고, 오늘 무엇을 얼마나 할 수 있나요.', 'Who am I, and how much may I do today.'],
      `query Me {
  viewer {
    email
    isEmailVerified
    user { id nickname introduction }
    quota { postsLeft applicationsLeft commentsLeft resetsAt }
    unreadCount
    unreadNotificationCount
  }
}`,
    ),
    step(
      'newcomer',
      [
        '프로필을 고칩니다. 없는 항목은 그대로이고, null 은 지울 수 있는 것을 지웁니다.',
        'Changes the profile. An absent field stays as it is; null clears what may be cleared.',
      ],
      `mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) { user { id nickname introduction } }
}`,
      { variables: { input: { introduction: '골목과 국수를 좋아해요.' } } },
    ),
    step(
      'newcomer',
      [
        '일부러 틀립니다: 모든 잘못이 한 번에 오고, 변수의 그 자리에 표시됩니다.',
        'Wrong on purpose: all faults come at once, and are marked in the variables.',
      ],
      `mutation AllFaultsAtOnce($input: CreateCompanionInput!) {
  createCompanion(input: $input) { id }
}`,
      {
        variables: {
          input: {
            title: '',
            content: '',
            areaId: 'nowhere',
            startDate: '{{day+9}}',
            endDate: '{{day+3}}',
            capacity: 99,
          },
        },
        refused: 'BAD_USER_INPUT',
      },
    ),
    step(
      'nobody',
      [
        '다른 서비스로 로그인할 수 있는 곳들입니다(설정되어 있으면).',
        'Providers to sign in with, where they are configured.',
      ],
      `query Providers {
  signInProviders { name label startUrl }
  pushPublicKey
}`,
    ),
  ],
};
