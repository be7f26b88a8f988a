import { afterAll } from 'vitest';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A proxy before the server of `serverUrl` that is closed after the file's tests; what it can do: see TcpProxy. */
export async function startProxy(serverUrl: string): Promise<TcpProxy> {
  const proxy = await openTcpProxy(serverUrl);
  afterAll(() => proxy.close());
  return proxy;
}
