import { Component, type ReactNode } from 'react';

/** Keeps a page's own failure from taking the rest with it. What was edited is in the journal and comes back. */
export class Boundary extends Component<{ children: ReactNode }, { message: string }> {
  override state = { message: '' };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    return this.state.message === '' ? (
      this.props.children
    ) : (
      <main className="page" role="alert">
        <h1>This page stopped working</h1>
        <p>
          <code>{this.state.message}</code>
        </p>
        <p>Nothing you edited is lost: the last state is kept in this browser and on the server.</p>
        <button className="primary" onClick={() => window.location.reload()}>
          Load it again
        </button>
      </main>
    );
  }
}
