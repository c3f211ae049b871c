import { create } from 'zustand';
import { Icon } from './Icon';

interface Notice {
  id: number;
  text: string;
  tone: 'info' | 'error';
}

const useNotices = create<{ notices: Notice[] }>(() => ({ notices: [] }));
let count = 0;

/** Says something in the corner of the page, and to screen readers; errors stay until they are closed. */
export function notify(text: string, tone: Notice['tone'] = 'info'): void {
  const id = ++count;
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-3), { id, text, tone }] }));
  if (tone === 'info') {
    setTimeout(() => close(id), 5000);
  }
}

const close = (id: number) => useNotices.setState(({ notices }) => ({ notices: notices.filter((n) => n.id !== id) }));

export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`notice ${notice.tone}`}>
          <span>{notice.text}</span>
          <button className="icon" aria-label="Close this notice" onClick={() => close(notice.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
