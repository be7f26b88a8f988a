import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { AreaType } from '../../areas/area.types.ts';
import type { AreaRow } from '../../areas/area-rows.ts';
import { AtMost, MayBeStale } from '../../graphql/types.ts';
import type { Context } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { listPopularAreas } from './popular-areas.ts';

@Resolver()
export class PopularAreasResolver {
  @AtMost(LIST_SIZES.popularAreas, 'limit')
  @MayBeStale()
  @Query(() => [AreaType], { description: 'Areas with the most companions and planners of the last 30 days.' })
  popularAreas(
    @Ctx() ctx: Context,
    @Arg('limit', () => Int, { defaultValue: 10, description: '1 to 50.' }) limit: number,
  ): Promise<AreaRow[]> {
    return listPopularAreas(ctx, limit);
  }
}
