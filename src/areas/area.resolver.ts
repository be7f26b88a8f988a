import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { AtMost } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { findArea, listAreas } from './area.service.ts';
import { AreaType, GeoPointType } from './area.types.ts';
import type { AreaRow } from './area-rows.ts';

@Resolver(() => AreaType)
export class AreaResolver {
  @AtMost(LIST_SIZES.areaChildren)
  @Query(() => [AreaType], {
    description:
      'Without arguments the continents; `query` looks in all names, Korean and English, and by initial consonants (ㅈㅈㄷ).',
  })
  areas(
    @Ctx() ctx: Context,
    @Arg('parentId', () => ID, { nullable: true, description: 'Only below this area.' }) parentId: string | null,
    @Arg('query', () => String, {
      nullable: true,
      description: 'Part of a name, or initial consonants; at most 50 are found.',
    })
    query: string | null,
  ): readonly AreaRow[] {
    return listAreas(ctx, parentId ?? null, query ?? null);
  }

  @Query(() => AreaType, { nullable: true, description: 'One area by its slug.' })
  area(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Such as `kr-jeju`.' }) id: string): AreaRow | null {
    return findArea(ctx, id);
  }

  @FieldResolver(() => String, { description: 'In the language of Accept-Language.' })
  name(@Root() area: AreaRow, @Ctx() ctx: Context): string {
    return ctx.locale === 'ko' ? area.nameKo : area.nameEn;
  }

  @FieldResolver(() => GeoPointType, { nullable: true, description: 'Its middle; null for continents.' })
  location(@Root() { latitude, longitude }: AreaRow): GeoPointType | null {
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area around it; null for continents.' })
  parent(@Root() area: AreaRow, @Ctx() ctx: Context): AreaRow | null {
    return area.parentId === null ? null : findArea(ctx, area.parentId);
  }

  @AtMost(LIST_SIZES.areaChildren)
  @FieldResolver(() => [AreaType], { description: 'The areas in it, by Korean name.' })
  children(@Root() area: AreaRow, @Ctx() ctx: Context): readonly AreaRow[] {
    return listAreas(ctx, area.id, null);
  }
}
