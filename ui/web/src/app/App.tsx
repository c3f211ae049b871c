import { lazy, Suspense } from 'react';
import { Boundary } from './Boundary';
import { GalleryPage } from '../gallery/GalleryPage';
import { Masthead } from './Masthead';
import { Notices } from './notices';
import { useAddress } from './router';
import { SignIn } from './SignIn';

const ComposerPage = lazy(() => import('../composer/ComposerPage'));
const RunsPage = lazy(() => import('../runs/RunsPage'));
const RunPage = lazy(() => import('../runs/RunPage'));
const ComparePage = lazy(() => import('../compare/ComparePage'));

function Page({ address }: { address: URL }) {
  const [section = '', first = '', second = ''] = address.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  switch (section) {
    case '':
      return <GalleryPage />;
    case 'compose':
      return <ComposerPage source={first} name={second} />;
    case 'runs':
      return first ? <RunPage key={first} id={first} /> : <RunsPage />;
    case 'compare':
      return <ComparePage key={address.search} ids={address.searchParams.getAll('run')} />;
    default:
      return <NotFound path={address.pathname} />;
  }
}

function NotFound({ path }: { path: string }) {
  return (
    <main className="page">
      <h1>There is no page {path}</h1>
      <p>
        <a href="/">Examples and recent runs</a> are a good place to go on.
      </p>
    </main>
  );
}

export function App() {
  const address = useAddress();
  return (
    <>
      <Masthead path={address.pathname} />
      <Boundary key={address.pathname.split('/')[1]}>
        <Suspense fallback={<main className="page loading" aria-busy="true" />}>
          <Page address={address} />
        </Suspense>
      </Boundary>
      <Notices />
      <SignIn />
    </>
  );
}
