import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionTypes, enumOf, NodeType } from '../../graphql/types.ts';
import { APPLICATION_STATUSES } from './application.entity.ts';
import type { ApplicationRow } from './application.rows.ts';

export const ApplicationStatusEnum = enumOf(APPLICATION_STATUSES);
registerEnumType(ApplicationStatusEnum, {
  name: 'ApplicationStatus',
  description: 'Where a request to join stands.',
  valuesConfig: {
    PENDING: { description: 'Waits for the author’s answer.' },
    ACCEPTED: { description: 'The applicant is a member.' },
    REJECTED: { description: 'The author said no.' },
    WITHDRAWN: { description: 'The applicant took it back.' },
    LEFT: { description: 'Was accepted; the member has left or was removed.' },
    EXPIRED: { description: 'Was not answered before departure.' },
    INVITED: { description: 'Asked by the author; the invited person accepts or declines.' },
  },
});

@ObjectType('Application', { implements: NodeType, simpleResolvers: true, description: 'A request to join.' })
export class ApplicationType extends NodeType {
  @Field(() => String, { description: 'What the applicant wrote to the author.' })
  message!: ApplicationRow['message'];
  @Field(() => ApplicationStatusEnum, { description: 'Where it stands.' })
  status!: ApplicationRow['status'];
  @Field(() => Date, { description: 'When it was sent.' })
  createdAt!: ApplicationRow['createdAt'];
  @Field(() => Date, { nullable: true, description: 'When the author answered; null before.' })
  respondedAt!: ApplicationRow['respondedAt'];
  @Field(() => Boolean, {
    description:
      'Whether the applicant has changed their gender since applying, so that the author knows before accepting.',
  })
  applicantChangedGender!: ApplicationRow['applicantChangedGender'];
}

export const ApplicationConnectionType = connectionTypes('Application', () => ApplicationType);
