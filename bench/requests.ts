import { randomUUID } from 'node:crypto';
import { DOCUMENTS, type RequestCase, type Scene } from './cases.ts';

export type Side = 'ours' | 'limit';

/** One request of a case. */
export interface Request {
  method: string;
  path: string;
  body: string;
}

/** Makes the requests of a case for one side, one after the other. */
export function requestsOf(side: Side, name: RequestCase, scene: Scene): () => Request {
  let turn = 0;
  const input = () => ({
    roomId: scene.roomIds[turn++ % scene.roomIds.length]!,
    clientMessageId: randomUUID(),
    text: '내일 아홉 시에 공항 1층에서 만나요! 짐은 가볍게 부탁드려요 :)',
  });
  if (side === 'limit') {
    if (name === 'M1') return () => ({ method: 'POST', path: '/M1', body: JSON.stringify(input()) });
    const request = { method: 'GET', path: name === 'Q3' ? `/Q3/${scene.roomId}` : `/${name}`, body: '' };
    return () => request;
  }
  const graphql = (variables: object) => ({
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({ query: DOCUMENTS[name], variables }),
  });
  if (name === 'M1') return () => graphql({ input: input() });
  const request = graphql(name === 'Q3' ? { roomId: scene.roomId } : {});
  return () => request;
}

/** The headers of a case: Q1 is for everybody. */
export const headersOf = (name: RequestCase, scene: Scene): Record<string, string> => ({
  'Accept-Language': 'ko',
  ...(name !== 'Q1' && { Authorization: `Bearer ${scene.token}` }),
});
