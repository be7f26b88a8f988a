import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { PageInfo } from '../data/page.ts';
import { PageInfoType, SameForAll } from './types.ts';

/** What lies ahead of a page comes along with it; only what lies behind is resolved here. */
@Resolver(() => PageInfoType)
export class PageInfoResolver {
  @FieldResolver(() => Boolean, { description: 'Whether more follow after `endCursor`.' })
  @SameForAll()
  hasNextPage(@Root() page: PageInfo): Promise<boolean> {
    return page.hasBehind();
  }

  @FieldResolver(() => Boolean, { description: 'Whether there are some before `startCursor`.' })
  @SameForAll()
  hasPreviousPage(@Root() page: PageInfo): Promise<boolean> {
    return page.hasBehind();
  }
}
