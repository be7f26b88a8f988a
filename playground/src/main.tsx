import '@graphiql/react/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadSchema } from './schema.ts';
import { loadDemoAccounts } from './talk/identity.ts';

void loadSchema();
void loadDemoAccounts();

createRoot(document.querySelector('#root')!).render(<App />);
