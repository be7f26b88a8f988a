/** Words of accounts and sessions. */
export const accountMessages = {
  USER_NOT_FOUND: ['없는 사용자입니다.', 'There is no such person.'],
  BLOCK_SELF: ['나를 차단할 수는 없습니다.', 'You cannot block yourself.'],
  SESSION_ENDED: ['로그인이 만료되었습니다. 다시 로그인해 주세요.', 'Your session has ended. Please sign in again.'],
  SESSION_EXPIRED: [
    '로그인 유효 시간이 지났습니다. 로그인을 갱신하거나 다시 로그인해 주세요.',
    'Your session has expired: refresh it, or sign in again.',
  ],
  SESSION_NOT_FOUND: ['없는 로그인 기기입니다.', 'There is no such session.'],
  SIGN_IN_FAILED: ['이메일 또는 비밀번호가 올바르지 않습니다.', 'The e-mail address or the password is wrong.'],
  INVALID_EMAIL: ['올바른 이메일 주소가 아닙니다.', 'This is not an e-mail address.'],
  DATE_IN_FUTURE: ['미래의 날짜일 수 없습니다.', 'This date must not be in the future.'],
  MINIMUM_AGE: ['만 {limit}세부터 가입할 수 있습니다.', 'You must be at least {limit} years old.'],
  DATE_TOO_EARLY: ['{limit}년 이전일 수 없습니다.', 'This must be at most {limit} years ago.'],
  GENDER_ASKED_FOR: [
    '성별을 조건으로 하는 여행에 참여 중이거나 신청한 동안에는 성별을 바꿀 수 없습니다.',
    'Your gender cannot change while you are part of a trip that asks for one, or have applied to it.',
  ],
  PASSWORD_TOO_COMMON: ['너무 흔한 비밀번호입니다.', 'This password is too common.'],
  PASSWORD_IS_PERSONAL: [
    '이메일이나 닉네임과 같은 비밀번호는 쓸 수 없습니다.',
    'The password must not be your e-mail address or nickname.',
  ],
  EMAIL_UNCHANGED: ['이미 사용 중인 내 이메일 주소입니다.', 'This is your address already.'],
  EMAIL_TAKEN: ['다른 계정이 사용하는 이메일 주소입니다.', 'This address belongs to another account.'],
  NO_EMAIL: ['먼저 이메일 주소를 등록해 주세요.', 'Please add an e-mail address first.'],
  SIGN_IN_AGAIN: [
    '안전을 위해 다시 로그인한 뒤 10분 안에 시도해 주세요.',
    'To be safe, please sign in again and repeat this within ten minutes.',
  ],
  SIGN_UP_INCOMPLETE: ['먼저 생년월일과 성별을 알려 주세요.', 'Please tell your birth date and gender first.'],
  PASSWORD_WRONG: ['비밀번호가 올바르지 않습니다.', 'The password is wrong.'],
  TOKEN_INVALID: [
    '이미 사용했거나 만료된 링크입니다. 메일을 다시 요청해 주세요.',
    'This link was used already or is too old. Please ask for a new mail.',
  ],
  SUSPENDED: [
    '이용이 정지된 계정입니다. 정지가 끝날 때까지 읽기만 할 수 있습니다.',
    'Your account is suspended: until that ends you can read, and nothing else.',
  ],
  BANNED: ['이용이 영구 정지된 계정입니다.', 'This account is banned.'],
  NOT_MODERATOR: ['운영자만 할 수 있습니다.', 'Only moderators may do this.'],
  NOT_ADMIN: ['관리자만 할 수 있습니다.', 'Only admins may do this.'],
  NO_SANCTION: ['이의를 제기할 제재가 없습니다.', 'There is no sanction to appeal against.'],
  ALREADY_APPEALED: ['이의 제기는 제재마다 한 번만 할 수 있습니다.', 'A sanction can be appealed against once.'],
} as const;
