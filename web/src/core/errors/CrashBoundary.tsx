import { Component, type ReactNode } from 'react';
import { Crashed } from './Trouble';

/** The last net: a page that broke says so and offers the way back. */
export class CrashBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  render() {
    return this.state.error ? <Crashed error={this.state.error} /> : this.props.children;
  }
}
