import { createApp } from '../../src/app.ts';
import { testConfig } from '../kit/config.ts';

// The real app as a process of its own, to be killed: node dist/test/chat/crash-app.js <databaseUrl> <port>
const [databaseUrl = '', port = '0'] = process.argv.slice(2);
const { url } = await createApp(testConfig({ port: Number(port), rateLimitFactor: 1000 }), databaseUrl);
console.log(url);
