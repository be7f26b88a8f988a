import { createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import { AreaType } from '../areas/area.types.ts';
import { CompanionType } from '../companions/posts/companion.types.ts';
import { enumOf, PageInfoType } from '../graphql/types.ts';
import { PlaceType } from '../places/place.types.ts';
import { PlannerType } from '../planners/planner.types.ts';
import { type FoundResult, SEARCH_TYPES } from './search.ts';

export const SearchTypeEnum = enumOf(SEARCH_TYPES);
registerEnumType(SearchTypeEnum, {
  name: 'SearchType',
  description: 'What `search` can find.',
  valuesConfig: {
    COMPANION: { description: 'Companion posts, by title and content.' },
    PLACE: { description: 'Places, by name, description and address.' },
    PLANNER: { description: "Public planners and the viewer's own, by name." },
    USER: { description: 'People, by nickname.' },
    AREA: { description: 'Areas, by their Korean and English names and other spellings.' },
  },
});

export const SearchResultUnion = createUnionType({
  name: 'SearchResult',
  description: 'What `search` finds.',
  types: () => [CompanionType, PlaceType, PlannerType, UserType, AreaType] as const,
  resolveType: (result) => (result as unknown as FoundResult).__typename,
});

@ObjectType('SearchEdge', { simpleResolvers: true, description: 'One result of a search, with its position.' })
export class SearchEdgeType {
  @Field(() => SearchResultUnion, { description: 'What was found.' })
  node!: typeof SearchResultUnion;
  @Field(() => String, {
    description: 'Opaque position; give it as `after`, with the same `query` and `types`.',
  })
  cursor!: string;
}

@ObjectType('SearchConnection', { simpleResolvers: true, description: 'A page of search results, best first (Relay).' })
export class SearchConnectionType {
  @Field(() => [SearchEdgeType], { description: 'Results with their cursors.' })
  edges!: SearchEdgeType[];
  @Field(() => [SearchResultUnion], { description: 'The results alone.' })
  nodes!: (typeof SearchResultUnion)[];
  @Field(() => PageInfoType, { description: 'Whether there is more, and from where.' })
  pageInfo!: PageInfoType;
}
