import { type Chapter, step } from './step.ts';

export const accounts: Chapter = {
  id: 'accounts',
  words: ['계정', 'Accounts'],
  steps: [
    step(
      'newcomer',
      ['설정: 언어, 알림, 누가 말을 걸 수 있나.', 'Settings: language, notifications, who may write.'],
      `mutation Settings($input: UpdateSettingsInput!) {
  updateSettings(input: $input) { settings { language directMessages quietHours { start end timeZone } } }
}`,
      {
        variables: {
          input: { language: 'KO', quietHours: { start: '22:00', end: '08:00', timeZone: 'Asia/Seoul' } },
        },
      },
    ),
    step(
      'newcomer',
      [
        '액세스 토큰이 끝나기 전에 갱신합니다. 갱신 토큰은 한 번만 쓰입니다.',
        'Refreshes the access token. A refresh token counts once.',
      ],
      `mutation Refresh($refreshToken: String) {
  refreshSession(refreshToken: $refreshToken) { accessToken refreshToken accessTokenExpiresAt }
}`,
      { variables: { refreshToken: '{{new.refreshToken}}' } },
    ),
    step(
      'nobody',
      ['다른 기기에서 로그인합니다.', 'Signs in on another device.'],
      `mutation SignInElsewhere($input: SignInInput!) {
  elsewhere: signIn(input: $input) { accessToken }
}`,
      { variables: { input: { email: '{{new.email}}', password: '{{new.password}}', delivery: 'BEARER' } } },
    ),
    step(
      'newcomer',
      ['로그인한 기기들.', 'Where I am signed in.'],
      `query Sessions {
  viewer { sessions { id device isCurrent lastUsedAt } }
}`,
      { keep: { 'session.id': 'viewer.sessions.isCurrent=false.id' } },
    ),
    step(
      'newcomer',
      ['다른 기기를 모두 끝냅니다.', 'Ends all others.'],
      `mutation EndOthers {
  revokeOtherSessions
}`,
    ),
    step(
      'newcomer',
      ['비밀번호를 바꿉니다.', 'Changes the password.'],
      `mutation ChangePassword($currentPassword: String!, $newPassword: String!) {
  changePassword(currentPassword: $currentPassword, newPassword: $newPassword)
}`,
      { variables: { currentPassword: '{{new.password}}', newPassword: '{{new.otherPassword}}' } },
    ),
    step(
      'newcomer',
      ['이메일을 바꿉니다: 새 주소로 확인 메일이 갑니다.', 'Changes the address: the new one gets a mail.'],
      `mutation ChangeEmail($newEmail: String!, $password: String!) {
  requestEmailChange(newEmail: $newEmail, password: $password)
}`,
      { variables: { newEmail: '{{new.otherEmail}}', password: '{{new.otherPassword}}' } },
    ),
    step(
      'newcomer',
      ['새 주소의 메일에 있는 토큰으로 확인합니다.', 'Confirms with the token of the mail to the new address.'],
      `mutation ConfirmEmail($token: String!) {
  confirmEmailChange(token: $token)
}`,
      { variables: { token: '{{mail.token}}' }, mailTo: 'new.otherEmail', mailAbout: 'email' },
    ),
    step(
      'nobody',
      [
        '이전 주소의 메일로 7일 동안 되돌릴 수 있습니다. 모든 세션이 끝납니다.',
        'The mail to the old address can undo it for 7 days; all sessions end.',
      ],
      `mutation UndoEmail($token: String!) {
  undoEmailChange(token: $token)
}`,
      { variables: { token: '{{mail.token}}' }, mailTo: 'new.email', mailAbout: 'undo' },
    ),
    step(
      'nobody',
      ['비밀번호를 잊었을 때. 대답은 언제나 true 입니다.', 'A forgotten password. The answer is always true.'],
      `mutation ForgotPassword($email: String!) {
  requestPasswordReset(email: $email)
}`,
      { variables: { email: '{{new.email}}' } },
    ),
    step(
      'nobody',
      ['메일의 토큰으로 새로 정합니다.', 'Sets a new one with the token of the mail.'],
      `mutation ResetPassword($token: String!, $newPassword: String!) {
  resetPassword(token: $token, newPassword: $newPassword)
}`,
      {
        variables: { token: '{{mail.token}}', newPassword: '{{new.password}}' },
        mailTo: 'new.email',
        mailAbout: 'reset',
      },
    ),
    step(
      'nobody',
      ['다시 로그인합니다.', 'Signs in again.'],
      `mutation SignInAgain($input: SignInInput!) {
  signIn(input: $input) { accessToken refreshToken viewer { user { nickname } } }
}`,
      { variables: { input: { email: '{{new.email}}', password: '{{new.password}}', delivery: 'BEARER' } } },
    ),
    step(
      'nobody',
      ['또 다른 기기에서도.', 'On one more device, too.'],
      `mutation SignInOnPhone($input: SignInInput!) {
  phone: signIn(input: $input) { accessTokenExpiresAt }
}`,
      { variables: { input: { email: '{{new.email}}', password: '{{new.password}}', delivery: 'BEARER' } } },
    ),
    step(
      'newcomer',
      ['지금의 기기들.', 'The devices now.'],
      `query SessionsNow {
  viewer { sessions { id device isCurrent } }
}`,
      { keep: { 'session.id': 'viewer.sessions.isCurrent=false.id' } },
    ),
    step(
      'newcomer',
      ['한 기기만 끝냅니다.', 'Ends one of them.'],
      `mutation EndSession($id: ID!) {
  revokeSession(id: $id)
}`,
      { variables: { id: '{{session.id}}' } },
    ),
    step(
      'newcomer',
      ['내 정보의 사본을 청합니다. 하루에 한 번.', 'Asks for a copy of my data, once a day.'],
      `mutation Export {
  requestDataExport { id status createdAt }
}`,
    ),
    step(
      'jun',
      ['로그아웃합니다. 이 세션의 토큰은 바로 끝납니다.', 'Signs out: the token of this session ends at once.'],
      `mutation SignOut {
  signOut
}`,
    ),
    step(
      'newcomer',
      [
        '계정을 지웁니다. 쓴 글에는 "탈퇴한 여행자"가 남습니다.',
        'Deletes the account; what it wrote is a departed traveller’s.',
      ],
      `mutation DeleteAccount($password: String!) {
  deleteAccount(password: $password)
}`,
      { variables: { password: '{{new.password}}' } },
    ),
  ],
};
