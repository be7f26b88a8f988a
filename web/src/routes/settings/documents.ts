import { graphql } from '../../gql/index.ts';

/** Changes what is given of the settings; the answer brings all of them. */
export const UPDATE_SETTINGS = graphql(`
  mutation UpdateSettings($input: UpdateSettingsInput!) {
    updateSettings(input: $input) {
      id
      ...Kinds_viewer
      ...Quiet_viewer
      ...Privacy_viewer
    }
  }
`);
