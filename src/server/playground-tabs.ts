/** A tab of GraphiQL: a document with its variables as JSON text. */
export interface PlaygroundTab {
  query: string;
  variables: string;
}

const tab = (query: string, variables: Record<string, unknown> = {}): PlaygroundTab => ({
  query: `${query.trim()}\n`,
  variables: JSON.stringify(variables, null, 2),
});

/** The journey of two travellers, one step a tab, from left to right; a test validates each against the schema. */
export const PLAYGROUND_TABS: readonly PlaygroundTab[] = [
  tab(`
# 지역 찾기: 한국어, 영어, 초성(ㅈㅈㄷ)으로.
query FindArea {
  areas(query: "ㅈㅈㄷ") { id name parent { id name } }
}`),
];
