import { type Context, newContext } from '../../shared/context.ts';
import { type Documents, operationOf } from '../graphql/documents.ts';
import type { Executor } from '../graphql/execute.ts';
import type { Preview } from './preview.ts';

interface Page {
  path: RegExp;
  document: string;
  read: (found: Found) => Omit<Preview, 'language'>;
}

interface Found {
  title?: string;
  name?: string;
  text?: string;
  image?: { url: string } | null;
  area?: { name: string } | null;
  startDate?: string;
  endDate?: string;
  legs?: { area: { name: string } }[];
}

const ID = '([0-9a-f-]{36})';

/** The public pages of the app, by their addresses. The fields are those that the page itself shows to everybody. */
const PAGES: readonly Page[] = [
  {
    path: new RegExp(`^/companions/${ID}$`),
    document:
      'query ($id: ID!) { found: companion(id: $id) { title text: content area { name } image: thumbnail { url } } }',
    read: ({ title, text, image, area }) => ({
      title: `${title} · ${area?.name}`,
      description: text!,
      image: image?.url ?? null,
    }),
  },
  {
    path: new RegExp(`^/planners/${ID}$`),
    document: 'query ($id: ID!) { found: planner(id: $id) { name startDate endDate legs { area { name } } } }',
    read: ({ name, startDate, endDate, legs }) => ({
      title: name!,
      description: `${legs!.map(({ area }) => area.name).join(' → ')} · ${startDate} – ${endDate}`,
      image: null,
    }),
  },
  {
    path: new RegExp(`^/places/${ID}$`),
    document: 'query ($id: ID!) { found: place(id: $id) { name text: description area { name } image { url } } }',
    read: ({ name, text, image }) => ({ title: name!, description: text!, image: image?.url ?? null }),
  },
];

/**
 * Finds what a public page shows, by asking the schema as somebody who is signed out: what is private has no preview, and
 * rules and names stand in one place.
 */
export function createFindPreview(documents: Documents, executor: Executor) {
  return async (ctx: Context, path: string): Promise<Preview | null> => {
    for (const page of PAGES) {
      const id = page.path.exec(path)?.[1];
      if (!id) continue;
      const { document } = documents.prepare(page.document);
      const anonymous = newContext({ ...contextParts(ctx), viewer: null });
      const operation = operationOf(document!, null);
      const result = await executor.execute({ document: document!, operation, variables: { id } }, anonymous);
      const found = (result.data as { found?: Found } | null | undefined)?.found;
      return found ? { ...page.read(found), language: ctx.locale } : null;
    }
    return null;
  };
}

const contextParts = ({ app, locale, requestId, door, log }: Context) => ({ app, locale, requestId, door, log });
