import { Field, Int, ObjectType } from 'type-graphql';
import { AreaType, GeoPointType } from '../areas/area.types.ts';
import type { GeocodeCandidate } from './geocode-address.ts';
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

@ObjectType('GeocodeCandidate', { simpleResolvers: true, description: 'Where an address may be.' })
export class GeocodeCandidateType {
  @Field(() => String, { description: 'The address that was found, in words.' })
  label!: GeocodeCandidate['label'];
  @Field(() => GeoPointType, { description: 'Where it is on the map.' })
  location!: GeocodeCandidate['location'];
  @Field(() => AreaType, {
    nullable: true,
    description: 'The area that the address names, or the nearest one; null when none is within 100 km.',
  })
  area!: GeocodeCandidate['area'];
}
