import type { App } from './shared/context.ts';

/** Everybody whom one can sign in as, where the demo data is in this database; nobody elsewhere. Loaded when first asked. */
export async function demoAccounts(app: App) {
  const { DEMO_SIGN_INS, hasDemoAccounts } = await import('./demo/demo-data.ts');
  return (await hasDemoAccounts(app)) ? DEMO_SIGN_INS : [];
}
