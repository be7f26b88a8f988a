import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../graphql/types.ts';
import { DATA_EXPORT_STATUSES, type DataExportStatus } from './data-export.entity.ts';

const DataExportStatusEnum = enumOf(DATA_EXPORT_STATUSES);
registerEnumType(DataExportStatusEnum, {
  name: 'DataExportStatus',
  description: 'How far a copy of the data is.',
  valuesConfig: {
    PENDING: { description: 'It is being made.' },
    READY: { description: 'It can be fetched, for a day.' },
    EXPIRED: { description: 'The day is over, and the copy is gone.' },
    FAILED: { description: 'It could not be made; another one can be asked for.' },
  },
});

@ObjectType('DataExport', {
  description: 'A copy of what the viewer wrote and is: a ZIP with JSON by kind, and pictures.',
})
export class DataExportType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
  @Field(() => DataExportStatusEnum, { description: 'How far it is.' })
  status!: DataExportStatus;
  @Field(() => Date, { description: 'When it was asked for.' })
  createdAt!: Date | string;
  @Field(() => String, {
    nullable: true,
    description: 'Set when READY, for a day: where the signed-in owner, and nobody else, gets it.',
  })
  url!: string | null;
  @Field(() => Int, { nullable: true, description: 'Bytes of the file; set when READY.' })
  byteSize!: number | null;
}
