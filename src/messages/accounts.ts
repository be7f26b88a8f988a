/** Words of accounts and sessions. */
export const accountMessages = {
  USER_NOT_FOUND: ['없는 사용자입니다.', 'There is no such person.'],
  SESSION_ENDED: ['로그인이 만료되었습니다. 다시 로그인해 주세요.', 'Your session has ended. Please sign in again.'],
} as const;
