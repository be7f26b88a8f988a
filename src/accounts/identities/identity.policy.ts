import type { Viewer } from '../../shared/context.ts';
import { ALLOWED, type Permission, refusalOfStrangers } from '../../shared/permission.ts';

/**
 * Whether the viewer may link an account at a provider. Not before the address is verified: whoever signed up with another's address would keep a
 * way in after its owner has verified it (pre-hijacking).
 */
export const canLinkIdentity = (viewer: Viewer | null): Permission => refusalOfStrangers(viewer) ?? ALLOWED;
