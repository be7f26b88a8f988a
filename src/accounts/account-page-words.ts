import type { Locale } from '../shared/context.ts';
import type { MailTokenPurpose } from './mail-token.entity.ts';

/** What a page says; `done` after success. */
export interface PageWords {
  title: string;
  text: string;
  field: string | null;
  button: string;
  done: string;
  failed: string;
}

const VERIFY: Record<Locale, PageWords> = {
  ko: {
    title: '이메일 인증',
    text: '버튼을 누르면 이메일 주소가 인증됩니다.',
    field: null,
    button: '이메일 인증하기',
    done: '인증되었습니다. 이제 모든 기능을 쓸 수 있어요!',
    failed: '연결에 문제가 있습니다. 잠시 후 다시 시도해 주세요.',
  },
  en: {
    title: 'Verify your e-mail address',
    text: 'Press the button to verify your address.',
    field: null,
    button: 'Verify my address',
    done: 'Verified. Everything is open to you now!',
    failed: 'There is a problem with the connection. Please try again.',
  },
};

const RESET: Record<Locale, PageWords> = {
  ko: {
    title: '비밀번호 다시 정하기',
    text: '새 비밀번호를 8자 이상으로 정해 주세요. 모든 기기에서 로그아웃됩니다.',
    field: '새 비밀번호',
    button: '비밀번호 바꾸기',
    done: '비밀번호가 바뀌었습니다. 새 비밀번호로 로그인해 주세요.',
    failed: VERIFY.ko.failed,
  },
  en: {
    title: 'Choose a new password',
    text: 'Choose a password of at least 8 characters. You will be signed out everywhere.',
    field: 'New password',
    button: 'Change the password',
    done: 'Your password has been changed. Please sign in with the new one.',
    failed: VERIFY.en.failed,
  },
};

const CONFIRM: Record<Locale, PageWords> = {
  ko: {
    title: '이메일 주소 바꾸기',
    text: '버튼을 누르면 계정의 이메일 주소가 이 메일을 받은 주소로 바뀝니다.',
    field: null,
    button: '이 주소로 바꾸기',
    done: '이메일 주소가 바뀌었습니다.',
    failed: VERIFY.ko.failed,
  },
  en: {
    title: 'Change your e-mail address',
    text: 'Press the button to make the address of this mail that of your account.',
    field: null,
    button: 'Use this address',
    done: 'Your e-mail address has been changed.',
    failed: VERIFY.en.failed,
  },
};

const UNDO: Record<Locale, PageWords> = {
  ko: {
    title: '이메일 주소 되돌리기',
    text: '버튼을 누르면 계정의 이메일 주소가 이 메일을 받은 주소로 되돌아가고, 모든 기기에서 로그아웃됩니다.',
    field: null,
    button: '되돌리기',
    done: '되돌렸습니다. 비밀번호를 다시 정할 수 있는 메일을 보냈으니 확인해 주세요.',
    failed: VERIFY.ko.failed,
  },
  en: {
    title: 'Bring your e-mail address back',
    text: 'Press the button to make the address of this mail that of your account again. You will be signed out everywhere.',
    field: null,
    button: 'Undo the change',
    done: 'Your address is back. We have sent you a mail to choose a new password.',
    failed: VERIFY.en.failed,
  },
};

/** What the page behind each mailed link says. */
export const PAGE_WORDS: Record<MailTokenPurpose, Record<Locale, PageWords>> = {
  VERIFY_EMAIL: VERIFY,
  RESET_PASSWORD: RESET,
  CHANGE_EMAIL: CONFIRM,
  UNDO_EMAIL_CHANGE: UNDO,
};
