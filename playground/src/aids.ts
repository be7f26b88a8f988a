/** What the server offers beside GraphQL; in production nothing. See `Aids` of src/server/playground. */
interface Aids {
  accounts: string | null;
  mail: string | null;
  explains: boolean;
}

const meta = document.querySelector<HTMLMetaElement>('meta[name="infinity-travel:aids"]');

export const AIDS: Aids = meta ? JSON.parse(meta.content) : { accounts: null, mail: null, explains: false };
