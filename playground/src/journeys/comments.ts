import { type Chapter, step } from './step.ts';

export const comments: Chapter = {
  id: 'comments',
  words: ['댓글', 'Comments'],
  steps: [
    step(
      'jun',
      ['준호가 묻습니다.', 'Jun asks.'],
      `mutation Comment($companionId: ID!, $text: String!) {
  addComment(companionId: $companionId, text: $text) { id text companion { commentCount } }
}`,
      {
        variables: { companionId: '{{post.id}}', text: '숙소는 정하셨나요?' },
        keep: { 'comment.id': 'addComment.id' },
      },
    ),
    step(
      'minji',
      ['parentId 를 주면 답글입니다.', 'With parentId it is a reply.'],
      `mutation Reply($companionId: ID!, $parentId: ID!, $text: String!) {
  addComment(companionId: $companionId, parentId: $parentId, text: $text) { id text parent { id } }
}`,
      {
        variables: { companionId: '{{post.id}}', parentId: '{{comment.id}}', text: '아직이요. 같이 골라요!' },
        keep: { 'reply.id': 'addComment.id' },
      },
    ),
    step(
      'jun',
      ['자기 댓글을 고칩니다.', 'Changes his own comment.'],
      `mutation ChangeComment($id: ID!, $text: String!) {
  updateComment(id: $id, text: $text) { id text editedAt }
}`,
      { variables: { id: '{{comment.id}}', text: '숙소는 어디쯤으로 정하셨나요?' } },
    ),
    step(
      'nobody',
      ['댓글과 답글을 함께 읽습니다.', 'Reads comments with their replies.'],
      `query Comments($id: ID!) {
  companion(id: $id) {
    comments(first: 10) {
      nodes { id text author { nickname } replies(first: 5) { nodes { text author { nickname } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
      { variables: { id: '{{post.id}}' } },
    ),
    step(
      'minji',
      ['답글을 지웁니다. 자리는 남고 글은 사라집니다.', 'Deletes the reply; its place stays, without words.'],
      `mutation DeleteComment($id: ID!) {
  deleteComment(id: $id) { id isDeleted text }
}`,
      { variables: { id: '{{reply.id}}' } },
    ),
    step(
      'minji',
      ['글쓴이는 자기 글의 댓글을 가릴 수 있습니다.', 'The author of a post can hide a comment below it.'],
      `mutation HideComment($id: ID!) {
  hideComment(id: $id) { id text hidden { reason } }
}`,
      { variables: { id: '{{comment.id}}' } },
    ),
  ],
};
