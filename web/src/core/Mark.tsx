/** Kontor's own mark: a K whose knot is a lamp still burning. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden style={{ width: size, height: size, flex: 'none', display: 'block' }}>
      <rect width="32" height="32" rx="8" fill="#14505c" />
      <path d="M10 7.5v17" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
      <path d="M22.5 8 13.6 16l8.9 8" fill="none" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="23" cy="16" r="2.1" fill="#f0b65a" />
    </svg>
  );
}
