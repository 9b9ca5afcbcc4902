import { useEffect, useState } from 'react';
import { createBrowserRouter, Navigate, RouterProvider, useRouteError } from 'react-router';
import { modules } from '../../modules';
import { shellTexts } from '../allTexts';
import { ConfirmProvider } from '../confirm';
import { Crashed, Missing, Trouble } from '../errors/Trouble';
import { page } from '../module';
import { addTexts, useText } from '../texts';
import { Frame } from './Frame';
import { routes, useOffer } from './registry';

for (const texts of [...shellTexts, ...modules.flatMap((module) => module.texts)]) addTexts(texts);

const OWN = [
  page('notification-preferences', () => import('../notifications/PreferencesPage'), 'PreferencesPage'),
  page('go/:resource/:id', () => import('../notifications/GoPage'), 'GoPage'),
];

const routerOf = () =>
  createBrowserRouter([
    {
      element: <Frame />,
      hydrateFallbackElement: <></>,
      children: [{ errorElement: <Broken />, children: [{ index: true, element: <Start /> }, ...routes(), ...OWN, { path: '*', element: <Missing /> }] }],
    },
  ]);
// the first page's code comes while the session is renewed; another organization begins with a router of its own
let early: ReturnType<typeof routerOf> | null = routerOf();
const first = () => (early?.state.location.pathname === location.pathname ? early : routerOf());

/** Everything behind the sign-in. */
export default function Shell() {
  const [router] = useState(first);
  useEffect(() => void (early = null), []);
  return (
    <ConfirmProvider>
      <RouterProvider router={router} />
    </ConfirmProvider>
  );
}

function Start() {
  const t = useText();
  const [first] = useOffer().nav;
  return first ? <Navigate to={first.to} replace /> : <Trouble title={t('frame.empty.title')} text={t('frame.empty.text')} />;
}

const RELOADED = 'kontor.reloaded';

/** A page that broke; one whose code is gone because the server was updated is loaded again once. */
function Broken() {
  const error = useRouteError() as Error;
  const stale = /dynamically imported module|Importing a module/.test(error.message);
  if (stale && Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) > 60_000) {
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
    return null;
  }
  return <Crashed error={error} />;
}
