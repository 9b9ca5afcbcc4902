import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useConfirm } from '../confirm';
import { useText } from '../texts';

/** Warns before changes are lost: on another page of Kontor by a dialog of ours, on closing the tab by the browser's. */
export function useLeaveGuard(dirty: boolean): { release: () => void } {
  const t = useText();
  const confirm = useConfirm();
  const released = useRef(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && !released.current && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void confirm({ title: t('form.leaveTitle'), text: t('form.leaveText'), action: t('form.leave'), danger: true }).then((leave) =>
      leave ? blocker.proceed() : blocker.reset(),
    );
  }, [blocker.state]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => !released.current && event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
  const release = () => {
    released.current = true;
    // a form that stays on screen after saving guards what is typed next
    setTimeout(() => (released.current = false));
  };
  return { release };
}
