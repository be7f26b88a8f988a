/** Words of companions, comments, bookmarks and views. */
export const companionMessages = {
  COMPANION_NOT_FOUND: ['없는 동행 글입니다.', 'There is no such companion post.'],
} as const;
