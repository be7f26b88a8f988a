import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../graphql/types.ts';
import type { AreaKind } from './area.entity.ts';
import type { AreaRow } from './area-rows.ts';

const AreaKindEnum = enumOf(['CONTINENT', 'COUNTRY', 'CITY']);
registerEnumType(AreaKindEnum, {
  name: 'AreaKind',
  description: 'Level of an area in the tree.',
  valuesConfig: {
    CONTINENT: { description: 'Such as 동아시아.' },
    COUNTRY: { description: 'Such as 대한민국.' },
    CITY: { description: 'A city or a region that travellers go to, such as 제주도.' },
  },
});

@ObjectType('GeoPoint', { description: 'A point on the map (WGS 84).' })
export class GeoPointType {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number;
  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number;
}

@ObjectType('Area', { description: 'A node of the tree continent > country > city.' })
export class AreaType {
  @Field(() => ID, { description: 'A stable slug, such as `asia-east`, `kr`, `kr-jeju`.' })
  id!: AreaRow['id'];
  @Field(() => AreaKindEnum, { description: 'Continent, country or city.' })
  kind!: AreaKind;
  @Field(() => String, { description: 'The Korean name.' })
  nameKo!: AreaRow['nameKo'];
  @Field(() => String, { description: 'The English name.' })
  nameEn!: AreaRow['nameEn'];
}
