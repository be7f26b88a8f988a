import { Field, Int, ObjectType } from 'type-graphql';
import { GeoPointType } from '../areas/area.types.ts';
import type { PlaceCluster } from './list-clusters.ts';

@ObjectType('PlaceCluster', {
  simpleResolvers: true,
  description: 'Places that lie close together on a map at one zoom.',
})
export class PlaceClusterType {
  @Field(() => GeoPointType, { description: 'The mean of its places.' })
  location!: PlaceCluster['location'];
  @Field(() => Int, { description: 'How many places it has, at least 1.' })
  count!: PlaceCluster['count'];
}
