import { useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { texts as confirmTexts } from '../core/table/texts';
import { ConfirmProvider } from '../core/confirm';
import { Missing } from '../core/errors/Trouble';
import { page } from '../core/module';
import { addTexts } from '../core/texts';
import { texts } from './texts';

addTexts(texts);
addTexts(confirmTexts);

/** What customers open without an account: the booking page, and the links in their mails. */
export default function OpenPages() {
  const [router] = useState(() =>
    createBrowserRouter([
      {
        hydrateFallbackElement: <></>,
        children: [
          page('book/:slug', () => import('./BookingPage'), 'BookingPage'),
          page('appointment/:token', () => import('./ManagePage'), 'ManagePage'),
          page('offer/:token', () => import('./OfferPage'), 'OfferPage'),
          { path: '*', element: <Missing /> },
        ],
      },
    ]),
  );
  return (
    <ConfirmProvider>
      <RouterProvider router={router} />
    </ConfirmProvider>
  );
}
