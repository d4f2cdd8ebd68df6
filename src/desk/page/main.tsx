/** The page begins here. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Home } from './home.tsx';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Home />
  </StrictMode>,
);
