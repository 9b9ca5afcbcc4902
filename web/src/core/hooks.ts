import { flushSync } from 'react-dom';
import { useEffect, useRef, useState, type RefObject } from 'react';

/** The value, once it has not changed for a while (ms): search waits for a pause in typing. */
export function useDebounced<T>(value: T, wait = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}

/** Whether an element is, or has been, near the screen: what costs much and stands below is loaded when somebody gets there, or prints. */
export function useSeen<E extends Element>(): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !ref.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true), { rootMargin: '100px' });
    observer.observe(ref.current);
    // on paper everything is near; drawn at once, because the print is taken right after
    const print = () => flushSync(() => setSeen(true));
    window.addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
    };
  }, [seen]);
  return [ref, seen];
}

/** Something this browser remembers: `const [density, setDensity] = useStored('density', 'calm')`. */
export function useStored<T>(name: string, initial: T): [T, (value: T) => void] {
  const key = `kontor.${name}`;
  const [value, setValue] = useState<T>(() => {
    const stored = localStorage.getItem(key);
    return stored === null ? initial : (JSON.parse(stored) as T);
  });
  const store = (next: T) => {
    localStorage.setItem(key, JSON.stringify(next));
    setValue(next);
  };
  return [value, store];
}
