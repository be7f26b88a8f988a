import type { Config } from './config.ts';

/** Somebody of the demo data to sign in as. */
export interface DemoAccount {
  email: string;
  password: string;
}

/** What is printed when the product is ready: what to open and, where there is demo data, whom to sign in as. */
export function welcome(config: Config, url: string, accounts: readonly DemoAccount[]): string {
  const home = url.replace('//127.0.0.1', '//localhost');
  const lines: [string, string][] = [
    ...(config.webFolder ? [['Open', home] as [string, string]] : []),
    [config.playground ? 'Playground' : 'GraphQL', `${home}/graphql`],
    ...(config.smtpUrl ? [] : [['Mails', `${home}/dev/mail`] as [string, string]]),
    ...accounts.map(({ email, password }): [string, string] => ['Sign in as', `${email}  ${password}`]),
  ];
  return [
    '',
    '  Infinity Travel is ready.',
    '',
    ...lines.map(([name, value]) => `  ${name.padEnd(12)}${value}`),
    '',
    '  Ctrl-C ends everything.',
    '',
  ].join('\n');
}
