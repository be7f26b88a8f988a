import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Button } from '../../design/controls.tsx';

interface DemoAccount {
  email: string;
  password: string;
  nickname: string;
}

/** Where the server tells its demo accounts; it names the address only in development, with demo data. */
const address = document.querySelector<HTMLMetaElement>('meta[name="infinity-travel:demo"]')?.content;

/** Signs in as somebody of the demo data, with one press. */
export function DemoAccounts({
  isPending,
  onChoose,
}: {
  isPending: boolean;
  onChoose: (account: DemoAccount) => void;
}) {
  const [accounts, setAccounts] = useState<readonly DemoAccount[]>([]);
  useEffect(() => {
    if (!address) return;
    const abort = new AbortController();
    fetch(address, { signal: abort.signal })
      .then((answer) => answer.json() as Promise<DemoAccount[]>)
      .then(setAccounts)
      // Without them there is nothing to show: the form above does the same.
      .catch(() => setAccounts([]));
    return () => abort.abort();
  }, []);
  if (accounts.length === 0) return null;
  return (
    <section className="rounded-card border border-dashed border-line-strong p-5">
      <h2 className="font-bold">
        <Trans>데모 계정으로 둘러보기</Trans>
      </h2>
      <p className="mt-1 mb-4 text-sm text-soft">
        <Trans>개발 환경에서만 보여요. 한 번 눌러 바로 들어가세요.</Trans>
      </p>
      <div className="flex flex-wrap gap-2">
        {accounts.map((account) => (
          <Button
            key={account.email}
            look="plain"
            icon="person"
            isPending={isPending}
            onPress={() => onChoose(account)}
          >
            {account.nickname}
          </Button>
        ))}
      </div>
    </section>
  );
}
