/** Codes of a close frame that we send (RFC 6455, 7.4; 4000 and above are of graphql-ws and ours). docs/clients.md tells what a client does with each. */
export const CLOSE = {
  /** The server stops. */
  goingAway: 1001,
  /** "Try again later": graphql-ws comes back after it by itself, unlike after 4500. */
  tryAgainLater: 1013,
  /** It reads too slowly; it subscribes again with afterSeq. */
  slowReader: 4008,
  /** No message of the protocol. */
  badMessage: 4400,
  /** The session ended, or the token was refused. */
  forbidden: 4403,
  tooManySockets: 4429,
  /** An error of ours. */
  internalError: 4500,
} as const;
