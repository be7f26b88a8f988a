/** Who does a step: the demo accounts by the first part of their addresses, somebody new, or nobody. */
export type Who = 'minji' | 'jun' | 'sora' | 'newcomer' | 'nobody';

/** A wording in Korean and English. */
export type Words = readonly [ko: string, en: string];

/** One document of a journey, with what it needs and what it leaves for later steps. */
export interface Step {
  /** The name of its operation: unique over all journeys. */
  id: string;
  who: Who;
  /** What it shows. */
  words: Words;
  document: string;
  /** A string such as `{{post.id}}` stands for a value that is known by this name; see `fill`. */
  variables: Variables;
  /** What its result gives a name: from the name to the path in `data`. */
  keep: Readonly<Record<string, string>>;
  /** The code of the refusal that it shows on purpose. */
  refused?: string;
  /** Before it opens, the token of the newest mail to the address with this name becomes `mail.token`. */
  mailTo?: string;
  /** What the link of that mail contains, where several kinds of mail may have come. */
  mailAbout?: string;
  /** After it, this picture is sent to the address that it answered. */
  sends?: 'picture';
}

export type Variables = Readonly<Record<string, unknown>>;

export interface Chapter {
  id: string;
  words: Words;
  steps: readonly Step[];
}

type Rest = Pick<Step, 'refused' | 'mailTo' | 'mailAbout' | 'sends'> & { variables?: Variables; keep?: Step['keep'] };

const OPERATION = /^(?:query|mutation|subscription) (\w+)/m;

/** A step, named after its operation. */
export function step(
  who: Who,
  words: Words,
  document: string,
  { variables = {}, keep = {}, ...rest }: Rest = {},
): Step {
  const id = OPERATION.exec(document)?.[1];
  if (!id) throw new Error('A document of a journey has no name');
  return { id, who, words, document: `${document.trim()}\n`, variables, keep, ...rest };
}
