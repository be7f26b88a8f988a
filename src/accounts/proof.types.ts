/** The description of every argument by which an owner is proved. */
export const PROOF =
  'The password, to be sure. An account without one: any text, within 10 minutes of signing in; later FORBIDDEN (SIGN_IN_AGAIN).';
