import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { ForwardArgs } from '../graphql/arguments.ts';
import { MayBeStale, Work } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { type SearchPage, type SearchType, search } from './search.ts';
import { SearchConnectionType, SearchTypeEnum } from './search.types.ts';

@Resolver()
export class SearchResolver {
  @Work(1_000)
  @MayBeStale()
  @Query(() => SearchConnectionType, {
    description:
      'Everything at once, best match first: names that are the text, then names that begin with it, then all that hold it somewhere. Within each, the newest first; areas come last. Upper and lower case, accents and full width do not count. Private planners are found only by their owners.',
  })
  search(
    @Ctx() ctx: Context,
    @Arg('query', () => String, {
      description:
        'Part of a name or text, or initial consonants (ㅎㄹㅅ); at most 100 characters. A blank one is BAD_USER_INPUT (REQUIRED).',
    })
    query: string,
    @Arg('types', () => [SearchTypeEnum], {
      nullable: true,
      description: 'Only these; left out or null: all. An empty list finds nothing.',
    })
    types: SearchType[] | null,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<SearchPage> {
    return search(ctx, query, types ?? null, page);
  }
}
