declare module 'virtual:texts-*' {
  const words: Record<string, unknown>;
  export default words;
}
