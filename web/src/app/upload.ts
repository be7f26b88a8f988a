import { NoAnswerError } from '@infinity-travel/client';
import type { UploadPurpose } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { apollo } from './apollo.ts';

const CREATE_UPLOAD = graphql(`
  mutation CreateUpload($purpose: UploadPurpose!, $contentType: String!, $byteSize: Int!) {
    createUpload(purpose: $purpose, contentType: $contentType, byteSize: $byteSize) {
      id
      url
      method
      headers {
        name
        value
      }
    }
  }
`);

/** What the file dialog offers. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif';

/**
 * Puts a picture into the store.
 * @returns its id for an `…UploadId`.
 * @throws CombinedGraphQLErrors or NoAnswerError.
 */
export async function upload(purpose: UploadPurpose, file: File): Promise<string> {
  const variables = { purpose, contentType: file.type, byteSize: file.size };
  const { data } = await apollo.mutate({ mutation: CREATE_UPLOAD, variables });
  const { id, url, method, headers } = data!.createUpload;
  const answer = await fetch(url, {
    method,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    body: file,
  });
  if (!answer.ok) throw new NoAnswerError(`The store refused the picture: ${answer.status}`);
  return id;
}
