import type { Failure, TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';

/** What a door answered. */
export interface DoorAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
  data?: any;
  errors: Failure[];
}

/** Asks the same of both doors, HTTP first. */
export async function askBoth(
  client: TestClient,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<[DoorAnswer, DoorAnswer]> {
  const http = await client.send(query, variables);
  const socket = new TestSocket(client);
  try {
    const ws = await socket.send(query, variables);
    return [http, { data: ws.data, errors: ws.errors ?? [] }];
  } finally {
    await socket.dispose();
  }
}

/** `count` pieces of text in a row. */
export const repeat = (count: number, piece: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => piece(i)).join(' ');

/** Sends a body as it stands. */
export async function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; text: string; errors: Failure[] }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, errors: errorsIn(text) };
}

function errorsIn(text: string): Failure[] {
  try {
    return (JSON.parse(text) as { errors?: Failure[] }).errors ?? [];
  } catch {
    return [];
  }
}
