import { Icon } from './Icon';
import { Link } from './router';
import { setTheme, type Theme, useTheme } from './theme';

const PAGES = [
  { path: '/', title: 'Home' },
  { path: '/compose/new', title: 'Compose' },
  { path: '/runs', title: 'Runs' },
  { path: '/compare', title: 'Compare' },
];

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

function isHere(path: string, page: string): boolean {
  return page === '/' ? path === '/' : path.startsWith(`/${page.split('/')[1]}`);
}

export function Masthead({ path }: { path: string }) {
  const theme = useTheme();
  return (
    <header className="masthead">
      <Link href="/" className="brand">
        <img src="/limbeck.svg" alt="" width="26" height="26" />
        <span>Limbeck</span>
      </Link>
      <nav aria-label="Pages">
        {PAGES.map((page) => (
          <Link key={page.path} href={page.path} aria-current={isHere(path, page.path) ? 'page' : undefined}>
            {page.title}
          </Link>
        ))}
      </nav>
      <div id="page-tools" />
      <button
        className="icon"
        title={`Theme: ${theme}`}
        aria-label={`Theme: ${theme}. Change to ${NEXT[theme]}.`}
        onClick={() => setTheme(NEXT[theme])}
      >
        <Icon name={ICONS[theme]} />
      </button>
    </header>
  );
}
