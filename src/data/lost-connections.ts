import { PostgresDriver } from 'kysely';

/**
 * Gives a connection back to the pool when it is lost at the begin or the end of a transaction. Kysely keeps it otherwise
 * (github.com/kysely-org/kysely/issues/1990, open in November 2026), and a pool whose connections have all been lost so serves nobody until the
 * process ends. Called once, before the first connection; to be removed when Kysely does it.
 */
export function giveBackLostConnections(): void {
  const driver = PostgresDriver.prototype;
  if (patched.has(driver)) return;
  patched.add(driver);
  const { beginTransaction, rollbackTransaction } = driver;
  driver.beginTransaction = async function begin(connection, settings) {
    try {
      await beginTransaction.call(this, connection, settings);
    } catch (error) {
      await this.releaseConnection(connection as never);
      throw error;
    }
  };
  // A transaction whose connection is lost has been rolled back by PostgreSQL. Whoever rolls back has an error of their own to tell.
  driver.rollbackTransaction = async function rollback(connection) {
    await rollbackTransaction.call(this, connection).catch(() => undefined);
  };
}

const patched = new WeakSet<object>();
