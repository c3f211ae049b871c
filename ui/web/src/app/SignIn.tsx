import { useEffect, useState } from 'react';
import { setToken } from '../api/client';
import { Dialog } from './Dialog';

/** Asks for an API token when the server wants one. */
export function SignIn() {
  const [asked, setAsked] = useState(false);
  const [text, setText] = useState('');
  useEffect(() => {
    const ask = () => setAsked(true);
    window.addEventListener('limbeck-unauthorized', ask);
    return () => window.removeEventListener('limbeck-unauthorized', ask);
  }, []);
  const enter = () => {
    setToken(text.trim());
    window.location.reload();
  };
  return asked ? (
    <Dialog
      title="This server asks for a token"
      onClose={() => setAsked(false)}
      actions={
        <button className="primary" disabled={text.trim() === ''} onClick={enter}>
          Sign in
        </button>
      }
    >
      <label className="field">
        <span>API token</span>
        <input
          type="password"
          autoComplete="current-password"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && enter()}
        />
      </label>
      <p className="hint">It is kept for this tab alone and forgotten when the tab closes.</p>
    </Dialog>
  ) : null;
}
