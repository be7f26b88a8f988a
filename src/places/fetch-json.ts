import { GeocoderFault } from './geocoder.ts';

/** Far more than one address takes. */
const MAX_BYTES = 64 * 1024;

/**
 * GETs a small JSON document. Redirects are refused: whoever was configured answers himself.
 * @throws GeocoderFault for everything else than 200 with at most 64 KB of JSON; its message shows nothing of the URL.
 */
export async function fetchJson(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<unknown> {
  let text: string;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      signal,
      redirect: 'error',
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new GeocoderFault(`it answered HTTP ${response.status}`);
    }
    text = await readBounded(response);
  } catch (error) {
    throw error instanceof GeocoderFault ? error : new GeocoderFault(`it did not answer (${kindOf(error)})`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new GeocoderFault('it answered something else than JSON');
  }
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > MAX_BYTES) throw new GeocoderFault(`it answered more than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** ECONNREFUSED, TimeoutError, …; never the message, which may quote the URL. */
function kindOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
}
