import { connectionTypes } from '../../graphql/types.ts';
import { UserType } from '../account.types.ts';

export const UserConnectionType = connectionTypes('User', () => UserType);
